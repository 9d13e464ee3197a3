package org.switchboard.privacy.model;

import java.util.List;

/**
 * Whether a person can be erased.
 *
 * @param customerIds our numbers of the person's records
 * @param obligations why not; empty when they can
 */
public record PersonState(List<Long> customerIds, List<Obligation> obligations) {

    public PersonState {
        customerIds = List.copyOf(customerIds);
        obligations = List.copyOf(obligations);
    }
}
