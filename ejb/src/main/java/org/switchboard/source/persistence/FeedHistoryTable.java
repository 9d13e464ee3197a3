package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.switchboard.source.model.FeedMinute;

/** The table {@code feed_minute}, which {@link FeedTable} fills. */
@ApplicationScoped
public class FeedHistoryTable {

    private static final String SUMS = """
            select source, feed, cast(:from as timestamptz) as minute, sum(accepted) as accepted,
                   sum(unchanged) as unchanged, sum(rejected) as rejected
            from feed_minute where minute >= :from and minute < :until group by source, feed""";

    private Jdbi jdbi;

    protected FeedHistoryTable() {
        // for the container's proxy
    }

    @Inject
    public FeedHistoryTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public List<FeedMinute> minutes(String source, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from feed_minute where source = :source and minute >= :since order by minute, feed")
                .bind("source", source)
                .bind("since", since)
                .map(ConstructorMapper.of(FeedMinute.class))
                .list());
    }

    /** Of each feed, all from a minute until before another. */
    public List<FeedMinute> sums(Instant from, Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery(SUMS)
                .bind("from", from)
                .bind("until", until)
                .map(ConstructorMapper.of(FeedMinute.class))
                .list());
    }

    public void deleteBefore(Instant moment) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from feed_minute where minute < :moment")
                .bind("moment", moment)
                .execute());
    }
}
