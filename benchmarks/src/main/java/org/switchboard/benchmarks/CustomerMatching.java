package org.switchboard.benchmarks;

import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.event.persistence.EventGroupTable;

/** Whether the server still looks for records of one customer. */
final class CustomerMatching {

    private static final String GROUP = "identity";
    private static final Duration LONGEST = Duration.ofHours(3);

    private final Jdbi jdbi;
    private final EventGroupTable groups;

    CustomerMatching(DataSource database) {
        jdbi = Jdbi.create(database);
        groups = new EventGroupTable(jdbi);
    }

    void awaitEnd() {
        new Until(LONGEST).await("customers are matched", () -> due() == 0 && unread() == 0 && due() == 0);
    }

    /** Steps that are left: a customer is first indexed, then compared with others. */
    long due() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) + count(*) filter (where not indexed) from identity_due")
                        .mapTo(Long.class)
                        .one());
    }

    /** Has all customers compared again, as after a load. */
    void beginAgain() {
        jdbi.useHandle(handle -> handle.execute("insert into identity_due (customer_id, due_at)"
                + " select id, now() from customer where not deleted on conflict do nothing"));
    }

    private long unread() {
        return groups.lags().stream()
                .filter(lag -> lag.group().equals(GROUP))
                .mapToLong(lag -> lag.events() + lag.setAside())
                .sum();
    }
}
