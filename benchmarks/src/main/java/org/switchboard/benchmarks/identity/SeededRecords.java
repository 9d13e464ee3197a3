package org.switchboard.benchmarks.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.switchboard.identity.matching.IdentityRecord;
import org.switchboard.identity.matching.Partition.Member;

/**
 * What three systems hold of one town's customers, in the order in which it comes in.
 *
 * @param customerOf each record's true customer, by the record's id
 */
record SeededRecords(List<IdentityRecord> records, Map<Long, Integer> customerOf, int customers) {

    /**
     * Pairs that may be joined without a person: of the records that one source has of a customer under different or no
     * identity numbers, only one may be joined with others.
     */
    long joinablePairs() {
        Map<Integer, Map<String, Map<String, Integer>>> sizes = new HashMap<>();
        for (IdentityRecord record : records) {
            String number = Member.of(record.source(), record.identityNumber())
                    .identity()
                    .orElseGet(() -> "none of " + record.id());
            sizes.computeIfAbsent(customerOf.get(record.id()), none -> new HashMap<>())
                    .computeIfAbsent(record.source(), none -> new HashMap<>())
                    .merge(number, 1, Integer::sum);
        }
        return sizes.values().stream()
                .mapToLong(sources -> sources.values().stream()
                        .mapToInt(numbers -> Collections.max(numbers.values()))
                        .sum())
                .map(n -> n * (n - 1) / 2)
                .sum();
    }

    boolean areOne(long one, long other) {
        return customerOf.get(one).equals(customerOf.get(other));
    }

    static SeededRecords of(int customers, long seed) {
        List<Truth> town = new Town(customers, seed).customers();
        List<IdentityRecord> records = new ArrayList<>();
        Map<Long, Integer> customerOf = new HashMap<>();
        long id = 1;
        for (EntryErrors clerks : List.of(EntryErrors.REGISTER, EntryErrors.CALL_CENTRE, EntryErrors.APP)) {
            ErroneousRecordWriter pen = new ErroneousRecordWriter(
                    clerks, seed * 31 + clerks.system().hashCode());
            for (Truth truth : town) {
                int copies = pen.knows() ? pen.twice() ? 2 : 1 : 0;
                for (int copy = 0; copy < copies; copy++) {
                    records.add(pen.write(truth, id));
                    customerOf.put(id, truth.number());
                    id++;
                }
            }
        }
        Collections.shuffle(records, new Random(seed));
        return new SeededRecords(records, customerOf, customers);
    }
}
