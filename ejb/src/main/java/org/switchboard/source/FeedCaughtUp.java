package org.switchboard.source;

/** The source has given all that it has for this feed, for now. */
public record FeedCaughtUp(FeedId feed) {}
