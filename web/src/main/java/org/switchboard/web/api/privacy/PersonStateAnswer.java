package org.switchboard.web.api.privacy;

import java.util.List;
import org.switchboard.privacy.model.Obligation;
import org.switchboard.privacy.model.PersonState;

/**
 * Whether a person can be erased.
 *
 * @param customerIds all records of the person
 * @param obligations why not
 */
public record PersonStateAnswer(List<Long> customerIds, List<ObligationAnswer> obligations) {

    /**
     * Something that is not settled.
     *
     * @param keys ticket numbers, periods of bills, or account numbers
     */
    public record ObligationAnswer(Obligation.Kind kind, List<String> keys) {

        public static ObligationAnswer of(Obligation obligation) {
            return new ObligationAnswer(obligation.kind(), obligation.keys());
        }
    }

    public static PersonStateAnswer of(PersonState state) {
        return new PersonStateAnswer(
                state.customerIds(),
                state.obligations().stream().map(ObligationAnswer::of).toList());
    }
}
