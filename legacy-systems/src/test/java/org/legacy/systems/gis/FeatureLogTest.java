package org.legacy.systems.gis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureLogTest {

    private static final Instant ORIGIN = Instant.parse("2020-01-01T00:00:00Z");

    private final FeatureLog<Integer> log = new FeatureLog<>(new FeatureLog.Origin<>() {
        @Override
        public int size() {
            return 10;
        }

        @Override
        public Integer keyAt(int position) {
            return position;
        }

        @Override
        public int positionOf(Integer key) {
            return key < 10 ? key : -1;
        }

        @Override
        public Instant updatedAt(int position) {
            return ORIGIN.plusSeconds(position);
        }
    });

    @Test
    void feature_changed_during_paging_is_listed_again_at_the_end_and_none_is_missed() {
        List<Integer> read = new ArrayList<>();
        for (int position = 0; position < log.end(); position++) {
            log.at(position).ifPresent(entries -> read.add(entries.key()));
            if (position == 5) {
                log.changed(2, ORIGIN.plusSeconds(100));
                log.changed(8, ORIGIN.plusSeconds(101));
                log.changed(11, ORIGIN.plusSeconds(102));
            }
        }
        assertThat(read).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 9, 2, 8, 11);
        assertThat(log.count()).isEqualTo(11);
    }

    @Test
    void change_times_never_decrease() {
        log.changed(3, ORIGIN.plusSeconds(50));
        log.changed(3, ORIGIN.minusSeconds(50));
        assertThat(log.find(3).orElseThrow().updatedAt())
                .isEqualTo(ORIGIN.plusSeconds(50).plusMillis(1));
        assertThat(log.firstAtOrAfter(ORIGIN.plusSeconds(10))).isEqualTo(10);
        assertThat(log.firstAtOrAfter(ORIGIN.plusSeconds(4))).isEqualTo(4);
        assertThat(log.countBetween(0, log.end())).isEqualTo(10);
    }
}
