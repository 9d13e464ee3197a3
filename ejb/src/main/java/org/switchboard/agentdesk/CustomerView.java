package org.switchboard.agentdesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.billing.AccountBalance;
import org.switchboard.customer.Account;
import org.switchboard.customer.Customer;
import org.switchboard.customer.EndDevice;
import org.switchboard.customer.ServiceLocation;
import org.switchboard.measurement.Reading;
import org.switchboard.network.NetworkElement;
import org.switchboard.outage.OutagePlan;
import org.switchboard.source.Sourced;

/** The caller's whole situation at one moment, each part with its source and age. */
public record CustomerView(
        Sourced<Customer> customer, List<AccountCard> accounts, List<SupplyCard> supplies, Instant at) {

    public CustomerView {
        accounts = List.copyOf(accounts);
        supplies = List.copyOf(supplies);
    }

    /** An account with what it owes. */
    public record AccountCard(Sourced<Account> account, Sourced<AccountBalance> balance) {}

    /**
     * One place of supply: the premises, its meter, the way up to the substation, and the verdict.
     *
     * @param usagePointKey the number of the usage point (计量点)
     * @param path substation first; unavailable when the usage point is not in the network
     */
    public record SupplyCard(
            String usagePointKey,
            Optional<String> accountNumber,
            Sourced<String> connectionState,
            Optional<ServiceLocation> location,
            List<EndDevice> meters,
            Sourced<List<PathStep>> path,
            List<OutagePlan> upcomingPlans,
            Verdict verdict) {}

    /**
     * One element of the way up, with its position where telemetry tells.
     *
     * @param position of a switch as last read; its state says whether telemetry still speaks
     * @param readings currents, voltages and alarms
     */
    public record PathStep(
            NetworkElement element, Optional<Sourced<SwitchPosition>> position, List<Sourced<Reading>> readings) {}

    /** Where a switch stands. */
    public enum SwitchPosition {
        OPEN,
        CLOSED,
        /** Between the two, or the reading is bad. */
        UNCERTAIN
    }
}
