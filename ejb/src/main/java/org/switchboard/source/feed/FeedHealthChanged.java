package org.switchboard.source.feed;

/**
 * A feed's last try went wrong and the one before well, or the other way about. Fired once a change; observe it after
 * success of the transaction.
 */
public record FeedHealthChanged(FeedId feed, boolean failing) {}
