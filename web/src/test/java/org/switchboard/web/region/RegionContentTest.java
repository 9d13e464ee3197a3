package org.switchboard.web.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchboard.web.region.RegionContent.Age;

class RegionContentTest {

    @Test
    void later_age_of_the_same_content_keeps_the_fingerprint() {
        RegionContent before = RegionContent.of(card("2026-11-30T00:00:00Z", "3 s ago", "Closed"));
        RegionContent after = RegionContent.of(card("2026-11-30T00:00:10Z", "1 s ago", "Closed"));

        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.ages()).containsExactly(new Age("2026-11-30T00:00:10Z", "30 Nov"));
    }

    @Test
    void changed_word_changes_the_fingerprint() {
        RegionContent before = RegionContent.of(card("2026-11-30T00:00:00Z", "3 s ago", "Closed"));
        RegionContent after = RegionContent.of(card("2026-11-30T00:00:00Z", "3 s ago", "Open"));

        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void moment_that_is_no_age_counts_as_content() {
        RegionContent before = RegionContent.of("<time datetime=\"2026-11-30T00:00:00Z\">08:00</time>");
        RegionContent after = RegionContent.of("<time datetime=\"2026-11-30T00:10:00Z\">08:10</time>");

        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(after.ages()).isEmpty();
    }

    private static String card(String at, String age, String position) {
        return "<span>" + position + "</span><time datetime=\"" + at + "\" data-age=\"\" title=\"30 Nov\">" + age
                + "</time>";
    }
}
