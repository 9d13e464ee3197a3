package org.switchboard.source.feed;

import org.switchboard.source.model.FeedId;

/** The source has given all that it has for this feed, for now. */
public record FeedCaughtUp(FeedId feed) {}
