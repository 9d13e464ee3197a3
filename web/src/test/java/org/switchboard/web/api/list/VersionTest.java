package org.switchboard.web.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.web.api.problem.ProblemException;

class VersionTest {

    @Test
    void the_present_version_is_accepted_weak_or_strong() {
        assertThat(Version.require("\"7\"", 7)).contains(7L);
        assertThat(Version.require("W/\"7\"", 7)).contains(7L);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "*"})
    void change_without_version_applies_to_any_version(String ifMatch) {
        assertThat(Version.require(ifMatch, 7)).isEmpty();
    }

    @Test
    void an_old_version_is_412_and_a_malformed_one_400() {
        assertThat(status("\"6\"")).isEqualTo(412);
        assertThat(status("7")).isEqualTo(400);
        assertThat(status("\"9999999999999999999999\"")).isEqualTo(400);
    }

    private static int status(String ifMatch) {
        int[] status = new int[1];
        assertThatThrownBy(() -> Version.require(ifMatch, 7))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> status[0] = refused.problem().status());
        return status[0];
    }
}
