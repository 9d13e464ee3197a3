package org.switchboard.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.workorder.Dispatch;
import org.switchboard.workorder.DispatchQueue;
import org.switchboard.workorder.model.OrderOpening;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;

/** Two dispatchers decide about the same order. */
@ArquillianTest
class LostUpdateIT {

    private static final Instant SOON = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private static final Instant LATE = Instant.now().plus(9, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Dispatch dispatch;

    @Inject
    DispatchQueue queue;

    @Inject
    UserTransaction transaction;

    @Test
    void second_decision_on_the_same_view_is_refused_and_the_first_is_kept() {
        OrderView seen = order("LU-1");

        dispatch.estimate(SeenOrder.as(seen), SOON, dispatcher("first"));

        assertThatThrownBy(() -> dispatch.cancel(SeenOrder.as(seen), "nothing there", dispatcher("second")))
                .satisfies(LostUpdateIT::reportsConcurrentChange);
        assertThat(now(seen).state()).isEqualTo(OrderState.RECEIVED);
        assertThat(now(seen).estimatedAt()).contains(SOON);
    }

    @Test
    void later_of_two_overlapping_transactions_is_refused_and_keeps_changes_of_the_earlier() throws Exception {
        OrderView seen = order("LU-2");

        transaction.begin();
        try {
            // read within this transaction, then overtaken by another one
            assertThat(dispatch.note(SeenOrder.withoutVersionCheck(seen.id()), "read it", dispatcher("slow"))
                            .state())
                    .isEqualTo(OrderState.RECEIVED);
            ManagedExecutorService others = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
            others.submit(() -> dispatch.estimate(SeenOrder.withoutVersionCheck(seen.id()), SOON, dispatcher("quick")))
                    .get(30, TimeUnit.SECONDS);

            assertThatThrownBy(
                            () -> dispatch.estimate(SeenOrder.withoutVersionCheck(seen.id()), LATE, dispatcher("slow")))
                    .satisfies(LostUpdateIT::reportsConcurrentChange);
        } finally {
            transaction.rollback();
        }

        assertThat(now(seen).estimatedAt()).contains(SOON);
        assertThat(queue.details(seen.id(), Actor.system("it")).history())
                .extracting(entry -> entry.actor())
                .contains("quick")
                .doesNotContain("slow");
    }

    private OrderView order(String device) {
        return dispatch.open(
                        OrderOpening.forDevice(new ElementKey("story", device), "device " + device),
                        dispatcher("opener"))
                .order();
    }

    private OrderView now(OrderView order) {
        return queue.details(order.id(), Actor.system("it")).order();
    }

    private static void reportsConcurrentChange(Throwable thrown) {
        assertThat(Optional.of(thrown)
                        .filter(BusinessException.class::isInstance)
                        .map(BusinessException.class::cast)
                        .map(BusinessException::key))
                .as(String.valueOf(thrown))
                .contains("changed-meanwhile");
    }

    private static Actor dispatcher(String name) {
        return Actor.person(name, Set.of(Role.DISPATCHER), Set.of());
    }
}
