package org.switchboard.access.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;

class KeptSignInTableTest {

    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final Duration IDLE = Duration.ofHours(8);
    private static final Duration LONGEST = Duration.ofHours(16);
    private static final byte[] HASH = {1, 2, 3};

    private final KeptSignInTable table = new KeptSignInTable(SetBasedAccess.over(TestDatabase.fresh()));

    @Test
    void kept_sign_in_is_resumed_until_it_ends() {
        table.add(HASH, "agent", NOW);
        assertThat(used(Duration.ofHours(7))).isTrue();

        table.end(HASH);
        assertThat(used(Duration.ofHours(7))).isFalse();
    }

    @Test
    void sign_in_ends_when_not_used_for_a_while_and_after_its_longest_time() {
        table.add(HASH, "agent", NOW);
        assertThat(used(Duration.ofHours(7))).isTrue();
        assertThat(used(Duration.ofHours(14))).as("used seven hours ago").isTrue();
        assertThat(used(Duration.ofHours(17))).as("began too long ago").isFalse();

        table.endAllOf("agent");
        table.add(HASH, "agent", NOW);
        assertThat(used(Duration.ofHours(9))).as("not used for nine hours").isFalse();
    }

    @Test
    void change_of_the_user_ends_theirs_only() {
        table.add(HASH, "agent", NOW);
        table.endAllOf("dispatcher");
        assertThat(used(Duration.ZERO)).isTrue();
        table.endAllOf("agent");
        assertThat(used(Duration.ZERO)).isFalse();
    }

    @Test
    void ended_ones_are_deleted() {
        table.add(HASH, "agent", NOW);
        Instant later = NOW.plus(Duration.ofHours(9));
        assertThat(table.deleteOlderThan(later.minus(IDLE), later.minus(LONGEST), 10))
                .isEqualTo(1);
    }

    private boolean used(Duration after) {
        Instant now = NOW.plus(after);
        return table.use(HASH, now.minus(IDLE), now.minus(LONGEST), now).isPresent();
    }
}
