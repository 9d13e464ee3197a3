package org.switchboard.benchmarks.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.switchboard.identity.matching.BlockingKeys;
import org.switchboard.identity.matching.Comparison;
import org.switchboard.identity.matching.Decision;
import org.switchboard.identity.matching.Fingerprint;
import org.switchboard.identity.matching.IdentityRecord;
import org.switchboard.identity.matching.Joining;
import org.switchboard.identity.matching.KnownHolders;
import org.switchboard.identity.matching.Matcher;
import org.switchboard.identity.matching.Partition;
import org.switchboard.identity.matching.Partition.Member;
import org.switchboard.identity.matching.Thresholds;

/** The engine of the server over records that come one by one, without a database. */
final class InMemoryResolution {

    private final Thresholds thresholds;
    private final Predicate<Decision> joins;
    private final Map<Long, List<Long>> blocks = new HashMap<>();
    private final Map<Long, Fingerprint> known = new HashMap<>();
    private long compared;
    private final Set<Long> reviewedPairs = new HashSet<>();
    private final List<Comparison> reviews = new ArrayList<>();

    InMemoryResolution(Thresholds thresholds, Predicate<Decision> joins) {
        this.thresholds = thresholds;
        this.joins = joins;
    }

    Scored run(SeededRecords set) {
        long began = System.nanoTime();
        Map<Long, Member> members = new HashMap<>();
        List<Fingerprint> all = new ArrayList<>();
        for (IdentityRecord record : set.records()) {
            Fingerprint fingerprint = Fingerprint.of(record);
            members.put(record.id(), Member.of(record.source(), record.identityNumber()));
            all.add(fingerprint);
        }
        Partition partition = new Partition(members);
        for (Fingerprint record : all) {
            resolve(record, partition);
        }
        return score(set, partition, Duration.ofNanos(System.nanoTime() - began));
    }

    private void resolve(Fingerprint record, Partition partition) {
        Map<Long, Fingerprint> candidates = new LinkedHashMap<>();
        known.put(record.id(), record);
        for (long key : BlockingKeys.of(record)) {
            List<Long> block = blocks.computeIfAbsent(key, none -> new ArrayList<>());
            if (!BlockingKeys.isSharedByTooMany(key, block.size() + 1, thresholds)) {
                block.forEach(other -> candidates.put(other, known.get(other)));
            }
            block.add(record.id());
        }
        compared += candidates.size();
        Matcher matcher = new Matcher(thresholds, new KnownHolders(key -> blocks.getOrDefault(key, List.of()), known));
        Joining joining = new Joining(matcher, partition, known);
        candidates.values().stream()
                .map(other -> matcher.compare(record, other))
                .filter(comparison -> joins.test(comparison.decision()) || comparison.decision() == Decision.REVIEW)
                .sorted(Comparator.comparing(Comparison::decision)
                        .thenComparing(
                                Comparator.comparingDouble(Comparison::score).reversed()))
                .forEach(comparison -> {
                    if (!joins.test(comparison.decision()) || !joining.join(comparison)) {
                        review(comparison, partition);
                    }
                });
    }

    private void review(Comparison comparison, Partition partition) {
        if (!partition.of(comparison.one()).contains(comparison.other())) {
            reviews.add(comparison);
        }
    }

    private Scored score(SeededRecords set, Partition partition, Duration took) {
        Map<Long, Long> identityOf = new HashMap<>();
        partition
                .parts(set.customerOf().keySet())
                .forEach(part -> part.forEach(record -> identityOf.put(record, Collections.min(part))));
        List<Comparison> waiting = reviews.stream()
                .filter(each -> !partition.of(each.one()).contains(each.other()))
                .filter(each -> reviewedPairs.add(each.one() * 10_000_019L + each.other()))
                .toList();
        long reviewsRight = waiting.stream()
                .filter(each -> set.areOne(each.one(), each.other()))
                .count();
        return Scored.of(set, identityOf, waiting.size(), reviewsRight, compared, took);
    }
}
