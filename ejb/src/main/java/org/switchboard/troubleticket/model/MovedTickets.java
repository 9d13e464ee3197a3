package org.switchboard.troubleticket.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tickets that a repair order took in, freed or closed.
 *
 * @param numbers in the order of their ids, as people read them
 */
public record MovedTickets(Set<Long> ids, Set<Long> customerIds, List<String> numbers) {

    public MovedTickets {
        ids = Set.copyOf(ids);
        customerIds = Set.copyOf(customerIds);
        numbers = List.copyOf(numbers);
    }

    public boolean isEmpty() {
        return ids.isEmpty();
    }

    public MovedTickets and(MovedTickets others) {
        return new MovedTickets(
                union(ids, others.ids),
                union(customerIds, others.customerIds),
                Stream.concat(numbers.stream(), others.numbers.stream()).toList());
    }

    private static Set<Long> union(Set<Long> some, Set<Long> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }
}
