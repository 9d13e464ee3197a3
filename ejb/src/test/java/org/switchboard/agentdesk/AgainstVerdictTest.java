package org.switchboard.agentdesk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.verdict.Basis;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.agentdesk.verdict.SupplyState;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.agentdesk.verdict.Verdict.RecommendedAction;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.shared.BusinessException;
import org.switchboard.source.Sourced;

/** Whether a repair order against the verdict needs a confirmation. */
class AgainstVerdictTest {

    private static final NetworkElement DEVICE = new NetworkElement(
            "gis", "T1", Instant.EPOCH, "transformer", "T1", Optional.empty(), Optional.empty(), Optional.empty());

    @ParameterizedTest
    @EnumSource(names = {"PLANNED_OUTAGE", "DISCONNECTED_FOR_DEBT", "METER_ENERGISED_IN_HOME"})
    void order_against_the_verdict_needs_confirmation_unless_there_is_danger(Cause cause) {
        assertThatThrownBy(() -> AgainstVerdict.refuse(call(cause, Symptom.NO_SUPPLY, Set.of()), DEVICE))
                .isInstanceOf(BusinessException.class);
        assertThatCode(() -> AgainstVerdict.refuse(call(cause, Symptom.DANGER, Set.of()), DEVICE))
                .doesNotThrowAnyException();
        assertThatCode(() -> AgainstVerdict.refuse(call(cause, Symptom.NO_SUPPLY, Set.of(Hazard.FIRE)), DEVICE))
                .doesNotThrowAnyException();
    }

    private static Call call(Cause cause, Symptom symptom, Set<Hazard> hazards) {
        Verdict verdict = new Verdict(
                cause,
                SupplyState.NOT_KNOWN,
                Optional.of(symptom),
                Basis.NONE,
                List.of(),
                RecommendedAction.LOG_CONTACT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
        SupplyCard supply = new SupplyCard(
                "U1",
                Optional.empty(),
                Optional.empty(),
                Sourced.unavailable("cis"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Sourced.unavailable("gis"),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                verdict);
        return new Call(
                1L,
                Optional.of(supply),
                Channel.TELEPHONE,
                Optional.empty(),
                Optional.of(symptom),
                "",
                hazards,
                Optional.empty(),
                Optional.empty());
    }
}
