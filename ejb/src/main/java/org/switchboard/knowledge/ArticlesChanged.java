package org.switchboard.knowledge;

/** Fired when what agents can find changed; observe it after success of the transaction. */
public record ArticlesChanged(String base) {}
