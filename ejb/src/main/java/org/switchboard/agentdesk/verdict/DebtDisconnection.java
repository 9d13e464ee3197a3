package org.switchboard.agentdesk.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced;
import org.switchboard.source.Sourced.State;

/** Whether billing or the customer register reports that the usage point is disconnected for debt. */
final class DebtDisconnection {

    /** An answer of billing counts as its present state for the length of a call, without asking again. */
    private static final Duration BALANCE_HOLDS = Duration.ofMinutes(15);

    private final Situation situation;
    private final Optional<Sourced<AccountBalance>> balance;

    DebtDisconnection(Situation situation) {
        this.situation = situation;
        this.balance = situation.balance().filter(answer -> answer.value().isPresent());
    }

    /**
     * The basis of it; {@link Basis#DEBT_PAID} when only the register still does, and responds or the caller reports a loss.
     * Empty when neither does.
     */
    Optional<Basis> basis() {
        if (!isReportedByRegister() && (!isReportedByBilling() || !isPresent() && registerIsNewer())) {
            return Optional.empty();
        }
        if (isPresent() && !isReportedByBilling()) {
            return Optional.of(Basis.DEBT_PAID).filter(paid -> registerResponds() || situation.lossIsReported());
        }
        if (isPresent()) {
            return Optional.of(Basis.DEBT_LIVE);
        }
        return Optional.of(isReportedByBilling() ? Basis.DEBT_OLD : Basis.DEBT_REGISTER);
    }

    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        balance.map(this::ofBilling).ifPresent(evidence::add);
        if (isReportedByRegister()) {
            evidence.add(ofRegister());
        }
        return evidence;
    }

    /** Billing's present answer, where it reports no disconnection. */
    Optional<Evidence> ruledOut() {
        return balance.filter(answer -> isPresent()).map(this::ofBilling);
    }

    /** The register's disconnection, where it does not make the cause: it is not confirmed, and supply may be back. */
    Optional<Evidence> recorded() {
        return Optional.of(ofRegister()).filter(fact -> isReportedByRegister());
    }

    private boolean isReportedByBilling() {
        return balance.flatMap(Sourced::value)
                .filter(AccountBalance::disconnectedForDebt)
                .isPresent();
    }

    private boolean isReportedByRegister() {
        return situation
                .usagePoint()
                .connectionState()
                .filter(UsagePoint.DISCONNECTED_FOR_DEBT::equals)
                .isPresent();
    }

    /** Else supply may have been switched on again since, and this is not reported yet. */
    private boolean registerResponds() {
        return situation.freshness().of(situation.usagePoint().source(), RecordType.USAGE_POINT) == State.FRESH;
    }

    private boolean isPresent() {
        return balance.filter(answer -> answer.state() == State.LIVE
                        || answer.state() == State.NOT_ASKED
                                && answer.asOf()
                                        .filter(at -> at.plus(BALANCE_HOLDS).isAfter(situation.now()))
                                        .isPresent())
                .isPresent();
    }

    /** The register was changed after billing's old answer, and shows connected. */
    private boolean registerIsNewer() {
        Instant changedAt = situation.usagePoint().changedAt();
        return situation.usagePoint().connectionState().isPresent()
                && balance.flatMap(Sourced::asOf).filter(changedAt::isAfter).isPresent();
    }

    private Evidence ofBilling(Sourced<AccountBalance> answer) {
        AccountBalance value = answer.value().orElseThrow();
        Kind kind = value.disconnectedForDebt()
                ? Kind.BILLING_SAYS_DISCONNECTED
                : isReportedByRegister() ? Kind.BILLING_SAYS_PAID : Kind.NO_DEBT;
        return new Evidence(
                kind,
                List.of(value.arrears(), value.currency()),
                answer.source(),
                answer.asOf(),
                answer.state() == State.NOT_ASKED && isPresent() ? State.FRESH : answer.state());
    }

    private Evidence ofRegister() {
        UsagePoint point = situation.usagePoint();
        return new Evidence(
                Kind.USAGE_POINT_DISCONNECTED,
                List.of(point.key()),
                point.source(),
                Optional.of(point.changedAt()),
                situation.freshness().of(point.source(), RecordType.USAGE_POINT));
    }
}
