package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FeedNote;

/** The table {@code feed_note}. */
@ApplicationScoped
public class FeedNoteTable {

    private Jdbi jdbi;

    protected FeedNoteTable() {
        // for the container's proxy
    }

    @Inject
    public FeedNoteTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Nothing while the feed itself is not known. */
    public void keep(FeedId feed, FeedNote kind, String note, Optional<Instant> until) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into feed_note as held (source, feed, kind, note, until)
                        select source, name, :kind, :note, :until from feed where source = :source and name = :feed
                        on conflict (source, feed, kind) do update set note = excluded.note, until = excluded.until
                        where (held.note, held.until) is distinct from (excluded.note, excluded.until)""")
                .bind("source", feed.source())
                .bind("feed", feed.name())
                .bind("kind", kind.name())
                .bind("note", note)
                .bind("until", until.orElse(null))
                .execute());
    }

    public void remove(FeedId feed, FeedNote kind) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from feed_note where source = :source and feed = :feed and kind = :kind")
                .bind("source", feed.source())
                .bind("feed", feed.name())
                .bind("kind", kind.name())
                .execute());
    }
}
