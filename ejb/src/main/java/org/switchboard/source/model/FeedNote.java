package org.switchboard.source.model;

import java.time.Duration;
import java.util.Optional;

/** What a note for the operators of a feed is about; a feed has at most one of each, or of each and file. */
public enum FeedNote {
    /** Keys that could not be reconciled. */
    RECONCILIATION,
    /** What a source says that is not read, or is incomplete. */
    CONTENT,
    /** The link: its settings, and what was refused on it. */
    LINK,
    /** A file without records. */
    FILE(Duration.ofDays(1)),
    /** Fields of a mapping that the record type does not have. */
    FIELDS(Duration.ofHours(1)),
    /** Positions that are none. */
    POSITION(Duration.ofHours(1)),
    /** The character set of a file, which was guessed. */
    CHARSET(Duration.ofDays(1)),
    /** A repeated read that the source cannot do. */
    BACKFILL(Duration.ofDays(1)),
    /** Changes dated ahead of our clock. */
    WATERMARK(Duration.ofHours(1)),
    /** Times in the future; forgotten an hour after the last one. */
    CLOCK(Duration.ofHours(1));

    private final Optional<Duration> valid;

    FeedNote() {
        this.valid = Optional.empty();
    }

    FeedNote(Duration valid) {
        this.valid = Optional.of(valid);
    }

    /** How long it is shown; until it is removed when empty. */
    public Optional<Duration> valid() {
        return valid;
    }
}
