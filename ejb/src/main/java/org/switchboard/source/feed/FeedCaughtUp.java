package org.switchboard.source.feed;

/** The source has given all that it has for this feed, for now. */
public record FeedCaughtUp(FeedId feed) {}
