package org.switchboard.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.idempotency.model.IdempotentRequest;
import org.switchboard.idempotency.model.KeptAnswer;
import org.switchboard.idempotency.persistence.IdempotencyTable;
import org.switchboard.shared.MovableClock;

class IdempotentRequestsTest {

    private static final IdempotentRequest REQUEST =
            new IdempotentRequest("agent", "POST", "v1/trouble-calls", "key-1");
    private static final KeptAnswer ANSWER =
            new KeptAnswer("hash", 201, Map.of("Location", "/x"), "{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    private static TransactionalDatabase database;

    private final MovableClock clock = new MovableClock("2026-11-30T08:00:00Z");
    private IdempotentRequests requests;

    @BeforeAll
    static void startDatabase() {
        database = new TransactionalDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void assemble() {
        requests =
                new IdempotentRequests(new IdempotencyTable(database.emptied().jdbi()), clock);
    }

    @Test
    void second_request_waits_for_the_first_and_then_gets_its_answer() {
        assertThat(claim(REQUEST)).isEqualTo(Claim.FIRST);
        assertThat(claim(REQUEST)).isEqualTo(Claim.IN_PROGRESS);

        requests.keep(REQUEST, ANSWER);

        assertThat(claim(REQUEST).answer()).hasValueSatisfying(kept -> {
            assertThat(kept.status()).isEqualTo(201);
            assertThat(kept.bodyHash()).isEqualTo("hash");
            assertThat(kept.headers()).containsEntry("Location", "/x");
            assertThat(kept.body()).isEqualTo(ANSWER.body());
        });
    }

    @Test
    void same_key_of_another_user_or_path_is_another_request() {
        claim(REQUEST);

        assertThat(claim(new IdempotentRequest("li", "POST", "v1/trouble-calls", "key-1")))
                .isEqualTo(Claim.FIRST);
        assertThat(claim(new IdempotentRequest("agent", "POST", "v1/work-orders", "key-1")))
                .isEqualTo(Claim.FIRST);
    }

    @Test
    void refused_request_releases_its_key_and_an_answered_one_does_not() {
        claim(REQUEST);
        requests.release(REQUEST);
        assertThat(claim(REQUEST)).isEqualTo(Claim.FIRST);

        requests.keep(REQUEST, ANSWER);
        requests.release(REQUEST);
        assertThat(claim(REQUEST).answer()).isPresent();
    }

    @Test
    void request_of_a_terminated_node_is_executed_by_the_next() {
        claim(REQUEST);
        clock.advance(IdempotentRequests.LONGEST_REQUEST.plusSeconds(1));

        assertThat(claim(REQUEST)).isEqualTo(Claim.FIRST);
    }

    @Test
    void answers_are_deleted_after_a_day_in_bounded_batches() {
        claim(REQUEST);
        requests.keep(REQUEST, ANSWER);
        claim(new IdempotentRequest("agent", "POST", "v1/crews", "key-2"));
        clock.advance(IdempotentRequests.KEPT.plus(Duration.ofMinutes(1)));

        assertThat(requests.deleteOld(1)).isEqualTo(1);
        assertThat(requests.deleteOld(5)).isEqualTo(1);
        assertThat(claim(REQUEST)).isEqualTo(Claim.FIRST);
    }

    private Claim claim(IdempotentRequest request) {
        return database.inTransaction(() -> requests.claim(request));
    }
}
