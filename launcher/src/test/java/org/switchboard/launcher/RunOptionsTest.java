package org.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunOptionsTest {

    @Test
    void defaults_are_those_of_the_readme() {
        WorkbenchBuilder wanted = parse();

        assertThat(wanted.ports()).isEqualTo(Ports.standard());
        assertThat(wanted.customers()).isEmpty();
        assertThat(wanted.isFresh()).isFalse();
        assertThat(wanted.work().path()).isEqualTo(ProjectFolders.find().root().resolve(".run"));
    }

    @Test
    void options_are_accepted_in_any_order() {
        WorkbenchBuilder wanted =
                parse("--ports-from", "21000", "--fresh", "--customers", "500", "--port", "8443", "--heap", "2048");

        assertThat(wanted.ports())
                .isEqualTo(new Ports(8443, 21001, 21002, 21003, 21004, 21005, 21006, 21007, 21008, 21009));
        assertThat(wanted.customers()).hasValue(500);
        assertThat(wanted.isFresh()).isTrue();
        assertThat(wanted.heapMegabytes()).isEqualTo(2048);
    }

    @Test
    void the_web_server_keeps_its_own_port_when_the_others_move_after_it() {
        assertThat(parse("--port", "8443", "--ports-from", "21000").ports())
                .isEqualTo(new Ports(8443, 21001, 21002, 21003, 21004, 21005, 21006, 21007, 21008, 21009));
    }

    @Test
    void invalid_option_is_reported_in_one_sentence() {
        assertThatThrownBy(() -> parse("--clean")).hasMessage("./run has no option --clean; ./run --help lists them.");
        assertThatThrownBy(() -> parse("--customers", "many"))
                .hasMessage("--customers takes a number from 50 to 2000000, and was given many.");
        assertThatThrownBy(() -> parse("--port"))
                .hasMessage("--port takes a number from 1 to 65535, and was given nothing.");
        assertThatThrownBy(() -> parse("--port", "0"))
                .hasMessage("--port takes a number from 1 to 65535, and was given 0.");
    }

    private static WorkbenchBuilder parse(String... words) {
        return RunOptions.parse(ProjectFolders.find().root(), List.of(words)).builder();
    }
}
