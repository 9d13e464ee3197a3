package org.switchboard.web.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.AccessDenied;
import org.switchboard.access.model.Permission;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;

class ProblemsTest {

    @Test
    void refused_role_is_403_and_names_the_required_roles() {
        Problem problem = Problems.of(new AccessDenied(Permission.OPERATE_SOURCES));

        assertThat(problem.status()).isEqualTo(403);
        assertThat(problem.json(Locale.ENGLISH, "/")).contains("integrator, administrator");
        assertThat(problem.json(Locale.SIMPLIFIED_CHINESE, "/")).contains("集成人员、系统管理员");
    }

    @Test
    void missing_object_is_404_with_its_key() {
        Problem problem = Problems.of(new NotFoundException("crew", 7));
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.value()).contains("7");
        assertThat(problem.json(Locale.ENGLISH, "/x")).contains("There is no crew with the key 7.");
    }

    @Test
    void a_refusal_by_the_rules_of_the_field_is_422() {
        assertThat(status("user-without-role")).isEqualTo(422);
    }

    @Test
    void impossible_value_is_400() {
        assertThat(status("bad-cursor")).isEqualTo(400);
        assertThat(status("unknown-channel")).isEqualTo(400);
    }

    @Test
    void conflict_is_409() {
        assertThat(status("changed-meanwhile")).isEqualTo(409);
        assertThat(status("user-exists")).isEqualTo(409);
        assertThat(Problems.of(new IllegalStateException(new OptimisticLockException()))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void the_refusal_is_found_below_what_the_container_wrapped_around_it() {
        assertThat(Problems.of(new IllegalStateException(
                                new RuntimeException(new BusinessException("bad-cursor", "cursor", "x", "x"))))
                        .field())
                .contains("cursor");
    }

    @Test
    void a_body_that_is_no_json_is_400_and_names_the_property_where_the_reader_does() {
        assertThat(Problems.of(new JsonbException("Internal error: unexpected end"))
                        .status())
                .isEqualTo(400);
        assertThat(Problems.of(new RuntimeException(
                                new JsonbException("Unable to deserialize property 'crewId' because of: …")))
                        .field())
                .contains("crewId");
    }

    @Test
    void internal_error_returns_only_its_incident_number_and_is_logged() {
        StringBuilder logged = new StringBuilder();
        Handler listener = listener(logged);
        Logger log = Logger.getLogger(Problems.class.getName());
        log.addHandler(listener);
        log.setUseParentHandlers(false);
        try {
            Problem problem = Problems.of(new IllegalStateException("jdbc:postgresql://secret"));
            assertThat(problem.status()).isEqualTo(500);
            assertThat(problem.json(Locale.ENGLISH, "/x"))
                    .contains(problem.incident().orElseThrow())
                    .doesNotContain("secret", "IllegalState");
            assertThat(logged).contains(problem.incident().orElseThrow());
        } finally {
            log.removeHandler(listener);
            log.setUseParentHandlers(true);
        }
    }

    private static int status(String key) {
        return Problems.of(new BusinessException(key, "field", "value", "value"))
                .status();
    }

    private static Handler listener(StringBuilder logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.append(record.getMessage()).append(' ').append(record.getThrown());
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
