package org.switchboard.web.agentdesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceMatterTest {

    private static final String ONE_CALL = PlaceMatter.newCall();
    private static final String NEXT_CALL = PlaceMatter.newCall();

    @ParameterizedTest
    @ValueSource(strings = {"13908714402", "+86 139 0871 4402", "0086-139-0871-4402", "139-0871-4402", "１３９ ０８７１ ４４０２"})
    void the_same_number_is_the_same_matter_however_it_is_typed(String typed) {
        assertThat(PlaceMatter.of(typed, NEXT_CALL)).isEqualTo(PlaceMatter.of("139 0871 4402", ONE_CALL));
    }

    @Test
    void another_number_is_another_matter() {
        assertThat(PlaceMatter.of("139 0871 4403", ONE_CALL)).isNotEqualTo(PlaceMatter.of("139 0871 4402", ONE_CALL));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"王伟", "Li Wei", "1390", "95598", "金雄路 131", "139 0871 4402 / 139 0871 4403"})
    void without_one_telephone_number_each_call_is_a_matter_of_its_own(String caller) {
        assertThat(PlaceMatter.of(caller, ONE_CALL))
                .isEqualTo("call/place/" + ONE_CALL)
                .isNotEqualTo(PlaceMatter.of(caller, NEXT_CALL));
    }

    @Test
    void only_what_names_a_call_counts_as_one() {
        assertThat(PlaceMatter.isCall(ONE_CALL)).isTrue();
        assertThat(PlaceMatter.isCall("1")).isFalse();
        assertThat(PlaceMatter.isCall(ONE_CALL + "/x")).isFalse();
        assertThat(PlaceMatter.isCall(null)).isFalse();
    }
}
