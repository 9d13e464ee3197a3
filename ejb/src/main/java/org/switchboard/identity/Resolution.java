package org.switchboard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.switchboard.access.model.Actor;
import org.switchboard.identity.matching.BlockingKeys;
import org.switchboard.identity.matching.Comparison;
import org.switchboard.identity.matching.Decision;
import org.switchboard.identity.matching.Fingerprint;
import org.switchboard.identity.matching.Joining;
import org.switchboard.identity.matching.KnownHolders;
import org.switchboard.identity.matching.Matcher;
import org.switchboard.identity.matching.Partition;
import org.switchboard.identity.matching.Thresholds;
import org.switchboard.identity.persistence.DueTable;
import org.switchboard.identity.persistence.IdentityGraph;
import org.switchboard.identity.persistence.IdentityRecords;
import org.switchboard.identity.persistence.IdentityRecords.Block;
import org.switchboard.identity.persistence.ReviewTable;
import org.switchboard.source.RecordType;

/**
 * Looks at records that changed: finds those that each may be one with, joins what is surely one customer, and leaves to a
 * person what may be. Some at a time, each time in one transaction, so that a crash leaves them due.
 */
@ApplicationScoped
public class Resolution {

    /** Who decided, where no person did. */
    public static final String AUTOMATIC = "switchboard";

    private static final Actor RESOLUTION = Actor.system(AUTOMATIC);

    private IdentityRecords records;
    private IdentityGraph graph;
    private ReviewTable reviews;
    private DueTable due;
    private MatchingRules rules;
    private Event<IdentitiesChanged> changes;
    private Clock clock;

    protected Resolution() {
        // for the container's proxy
    }

    @Inject
    public Resolution(
            IdentityRecords records,
            IdentityGraph graph,
            ReviewTable reviews,
            DueTable due,
            MatchingRules rules,
            Event<IdentitiesChanged> changes,
            Clock clock) {
        this.records = records;
        this.graph = graph;
        this.reviews = reviews;
        this.due = due;
        this.rules = rules;
        this.changes = changes;
        this.clock = clock;
    }

    /** The customers of these changed records are due. */
    @Transactional
    public void mark(RecordType type, String source, Collection<String> keys) {
        due.mark(type, source, keys, clock.instant());
    }

    /** How many records are due. */
    @Transactional
    public long waiting() {
        return due.waiting();
    }

    /**
     * Writes down under which keys records that are due are found.
     *
     * @return how many there were, at most {@code most}
     */
    @Transactional
    public int index(int most) {
        List<Long> ids = due.toIndex(most);
        if (!ids.isEmpty()) {
            records.replaceKeys(ids, records.fingerprints(ids).values());
        }
        return ids.size();
    }

    /**
     * Looks at records that are due, the longest waiting first. All that are due should have been indexed before.
     *
     * @return how many there were, at most {@code most}
     */
    @Transactional
    public int resolve(int most) {
        List<Long> ids = due.take(most);
        if (ids.isEmpty()) {
            return 0;
        }
        Map<Long, Fingerprint> subjects = records.fingerprints(ids);
        List<ReviewTable.Pair> waiting = reviews.waitingOf(ids);
        Candidates candidates = candidatesOf(subjects.values()).with(waiting);
        Map<Long, Fingerprint> known = new HashMap<>(subjects);
        known.putAll(records.fingerprints(without(candidates.ids, known)));
        Matcher matcher = new Matcher(rules.thresholds(), new KnownHolders(candidates::holders, known));
        List<Comparison> telling = compare(candidates, known, matcher);
        if (!telling.isEmpty() || !waiting.isEmpty() || graph.isLinked(ids)) {
            join(telling, waiting, ids, known, matcher);
        }
        return ids.size();
    }

    /**
     * @param pairs each once
     * @param blocks by key, for the keys of those looked at
     */
    private record Candidates(Set<Pair> pairs, Set<Long> ids, Map<Long, Block> blocks) {

        List<Long> holders(long key) {
            Block block = blocks.get(key);
            return block == null ? List.of() : block.records();
        }

        /** Pairs that wait for a review are compared again, also when no key is common to them any more. */
        Candidates with(List<ReviewTable.Pair> waiting) {
            waiting.forEach(review -> {
                pairs.add(new Pair(review.one(), review.other()));
                ids.add(review.one());
                ids.add(review.other());
            });
            return this;
        }
    }

    /** The smaller id first. */
    private record Pair(long one, long other) {

        static Pair of(long one, long other) {
            return new Pair(Math.min(one, other), Math.max(one, other));
        }
    }

    private Candidates candidatesOf(Collection<Fingerprint> subjects) {
        Thresholds thresholds = rules.thresholds();
        Map<Long, List<Long>> subjectsByKey = new HashMap<>();
        subjects.forEach(subject -> BlockingKeys.of(subject).forEach(key -> subjectsByKey
                .computeIfAbsent(key, none -> new ArrayList<>())
                .add(subject.id())));
        Map<Long, Block> blocks = records.blocks(subjectsByKey.keySet(), thresholds.largestBlock());
        Set<Pair> pairs = new LinkedHashSet<>();
        Set<Long> ids = new HashSet<>();
        blocks.values().stream()
                .filter(block -> !BlockingKeys.isSharedByTooMany(
                        block.key(), block.records().size(), thresholds))
                .forEach(block -> subjectsByKey.get(block.key()).forEach(subject -> block.records().stream()
                        .filter(other -> other != (long) subject)
                        .forEach(other -> {
                            pairs.add(Pair.of(subject, other));
                            ids.add(other);
                        })));
        return new Candidates(pairs, ids, blocks);
    }

    private static List<Comparison> compare(Candidates candidates, Map<Long, Fingerprint> known, Matcher matcher) {
        return candidates.pairs.stream()
                .filter(pair -> known.containsKey(pair.one) && known.containsKey(pair.other))
                .map(pair -> matcher.compare(known.get(pair.one), known.get(pair.other)))
                .filter(comparison -> comparison.decision() != Decision.NO)
                .sorted(Comparator.comparing(Comparison::decision)
                        .thenComparing(
                                Comparator.comparingDouble(Comparison::score).reversed()))
                .toList();
    }

    private void join(
            List<Comparison> telling,
            List<ReviewTable.Pair> waiting,
            List<Long> ids,
            Map<Long, Fingerprint> known,
            Matcher matcher) {
        Instant now = clock.instant();
        graph.lock();
        Set<Long> touched = new TreeSet<>(ids);
        telling.forEach(comparison -> {
            touched.add(comparison.one());
            touched.add(comparison.other());
        });
        IdentityGraph.Neighbourhood before = graph.around(touched);
        known.putAll(records.fingerprints(without(before.records(), known)));
        Partition partition = before.joined();
        Joining joining = new Joining(matcher, partition, known);
        Set<Pair> linked = before.links().stream()
                .map(link -> Pair.of(link.one(), link.other()))
                .collect(Collectors.toSet());
        Set<Pair> kept = new HashSet<>();
        Set<Long> outranked = new HashSet<>(); // an identity number counts more than the score that is in its way
        for (Comparison comparison : telling) {
            if (partition.of(comparison.one()).contains(comparison.other())) {
                continue;
            }
            boolean joined = comparison.decision().joins() && joining.join(comparison);
            boolean apart = partition.areKeptApart(comparison.one(), comparison.other());
            boolean tried = linked.contains(Pair.of(comparison.one(), comparison.other()));
            if (!joined && !apart && !tried && comparison.isBySameIdentity()) {
                outranked.addAll(partition.of(comparison.one()));
                outranked.addAll(partition.of(comparison.other()));
                joined = true;
            }
            if (joined) {
                graph.add(
                        comparison.one(),
                        comparison.other(),
                        comparison.strength(),
                        comparison.score(),
                        comparison.evidence(),
                        AUTOMATIC,
                        now);
            } else if (!apart) {
                reviews.keep(comparison, now);
                kept.add(Pair.of(comparison.one(), comparison.other()));
            }
        }
        due.markAgain(outranked, now);
        Set<Long> changed = graph.store(graph.around(touched));
        reviews.closeWaiting(touched, now);
        reviews.settle(notSuggested(waiting, kept, known), now);
        if (!changed.isEmpty()) {
            changes.fire(new IdentitiesChanged(changed, RESOLUTION.author()));
        }
    }

    /** A pair of which a record could not be read was not compared, and waits on. */
    private static List<Long> notSuggested(
            List<ReviewTable.Pair> waiting, Set<Pair> kept, Map<Long, Fingerprint> known) {
        return waiting.stream()
                .filter(review -> known.containsKey(review.one()) && known.containsKey(review.other()))
                .filter(review -> !kept.contains(new Pair(review.one(), review.other())))
                .map(ReviewTable.Pair::id)
                .toList();
    }

    private static Set<Long> without(Set<Long> ids, Map<Long, Fingerprint> known) {
        Set<Long> missing = new HashSet<>(ids);
        missing.removeAll(known.keySet());
        return missing;
    }
}
