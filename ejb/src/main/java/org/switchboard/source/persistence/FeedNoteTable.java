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

    private static final int MOST_SUBJECTS = 10;

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
        keep(feed, kind.name(), note, until);
    }

    /** One note for each subject; of those of a kind that are shown longest, the last ten. */
    public void keep(FeedId feed, FeedNote kind, String subject, String note, Instant until) {
        keep(feed, about(kind, subject), note, Optional.of(until));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from feed_note where (source, feed, kind) in (
                          select source, feed, kind from feed_note
                          where source = :source and feed = :feed and starts_with(kind, :kind)
                          order by until desc, kind desc offset :most)""")
                .bind("source", feed.source())
                .bind("feed", feed.name())
                .bind("kind", about(kind, ""))
                .bind("most", MOST_SUBJECTS)
                .execute());
    }

    private static String about(FeedNote kind, String subject) {
        return kind.name() + ":" + subject;
    }

    private void keep(FeedId feed, String kind, String note, Optional<Instant> until) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into feed_note as held (source, feed, kind, note, until)
                        select source, name, :kind, :note, :until from feed where source = :source and name = :feed
                        on conflict (source, feed, kind) do update set note = excluded.note, until = excluded.until
                        where (held.note, held.until) is distinct from (excluded.note, excluded.until)""")
                .bind("source", feed.source())
                .bind("feed", feed.name())
                .bind("kind", kind)
                .bind("note", note)
                .bind("until", until.orElse(null))
                .execute());
    }

    public void remove(FeedId feed, FeedNote kind) {
        remove(feed, kind.name());
    }

    public void remove(FeedId feed, FeedNote kind, String subject) {
        remove(feed, about(kind, subject));
    }

    private void remove(FeedId feed, String kind) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from feed_note where source = :source and feed = :feed and kind = :kind")
                .bind("source", feed.source())
                .bind("feed", feed.name())
                .bind("kind", kind)
                .execute());
    }
}
