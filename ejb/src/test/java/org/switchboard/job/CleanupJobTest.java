package org.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupJobTest {

    private final List<Integer> limits = new ArrayList<>();

    @Test
    void job_deletes_batches_until_one_is_not_full() {
        job(25).run();

        assertThat(limits).containsExactly(10, 10, 10);
    }

    @Test
    void job_ends_after_one_empty_batch_when_the_last_full_one_took_all() {
        job(20).run();

        assertThat(limits).containsExactly(10, 10, 10);
    }

    @Test
    void job_runs_hourly_on_one_node_after_its_own_delay() {
        CleanupJob job = job(0);

        assertThat(job.name()).isEqualTo("test-cleanup");
        assertThat(job.scope()).isEqualTo(PeriodicJob.Scope.ONCE_IN_CLUSTER);
        assertThat(job.interval()).isEqualTo(Duration.ofHours(1));
        assertThat(job.firstDelay()).isEqualTo(Duration.ofMinutes(3));
    }

    private CleanupJob job(int rows) {
        return new CleanupJob("test-cleanup", Duration.ofMinutes(3), 10) {

            private int left = rows;

            @Override
            protected int delete(int limit) {
                limits.add(limit);
                int deleted = Math.min(limit, left);
                left -= deleted;
                return deleted;
            }
        };
    }
}
