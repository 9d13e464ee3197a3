package org.switchboard.identity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.identity.matching.BlockingKeys;
import org.switchboard.identity.matching.Comparison;
import org.switchboard.identity.matching.Decision;
import org.switchboard.identity.matching.Fingerprint;
import org.switchboard.identity.matching.IdentityRecord;
import org.switchboard.identity.matching.Matcher;
import org.switchboard.identity.matching.Thresholds;
import org.switchboard.identity.model.RecordView;
import org.switchboard.identity.persistence.IdentityRecords;
import org.switchboard.identity.persistence.IdentityRecords.Block;

/** Whom a customer record would be taken for if it came in, for whoever tries a new source. */
@ApplicationScoped
public class LikelyMatches {

    private static final int MOST = 5;
    private static final long NOT_HELD = -1;
    private static final Comparator<Comparison> LIKELIEST_FIRST = Comparator.comparing(Comparison::decision)
            .thenComparing(Comparator.comparingDouble(Comparison::score).reversed());

    private IdentityRecords records;
    private MatchingRules rules;

    protected LikelyMatches() {
        // for the container's proxy
    }

    @Inject
    public LikelyMatches(IdentityRecords records, MatchingRules rules) {
        this.records = records;
        this.rules = rules;
    }

    /**
     * For each record, in their order, the likeliest first, at most five. Only the data of the record itself counts: its
     * accounts and addresses come as records of their own.
     *
     * @param customers canonical customer records of one source
     */
    @Transactional
    @Audited(value = "likely-matches-read", kind = AuditKind.LIST, subject = "source", key = 0)
    public List<List<LikelyMatch>> of(String source, List<JsonNode> customers, Actor actor) {
        actor.require(Permission.OPERATE_SOURCES);
        Thresholds thresholds = rules.thresholds();
        List<Fingerprint> offered = customers.stream()
                .map(customer -> Fingerprint.of(record(source, customer)))
                .toList();
        Map<Long, Block> blocks = records.blocks(keysOf(offered), thresholds.largestBlock());
        Map<Long, Fingerprint> held = records.fingerprints(candidates(keysOf(offered), blocks, thresholds));
        Map<Long, RecordView> views = records.views(held.keySet());
        // an offered record will be one more holder of each of its keys
        Matcher matcher = new Matcher(
                thresholds,
                key -> blocks.containsKey(key) ? blocks.get(key).records().size() + 1 : 1);
        return IntStream.range(0, customers.size())
                .mapToObj(at -> candidates(BlockingKeys.of(offered.get(at)), blocks, thresholds).stream()
                        .filter(held::containsKey)
                        .map(id -> matcher.compare(offered.get(at), held.get(id)))
                        .filter(comparison -> comparison.decision() != Decision.NO)
                        .sorted(LIKELIEST_FIRST)
                        .map(comparison -> match(comparison, views.get(comparison.other())))
                        .filter(match -> !isItself(match, source, customers.get(at)))
                        .limit(MOST)
                        .toList())
                .toList();
    }

    private static Set<Long> keysOf(List<Fingerprint> offered) {
        return offered.stream().flatMap(each -> BlockingKeys.of(each).stream()).collect(Collectors.toSet());
    }

    private static Set<Long> candidates(Set<Long> keys, Map<Long, Block> blocks, Thresholds thresholds) {
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(blocks.get(key)).stream())
                .filter(block -> !BlockingKeys.isSharedByTooMany(
                        block.key(), block.records().size(), thresholds))
                .flatMap(block -> block.records().stream())
                .collect(Collectors.toSet());
    }

    /** What is held of the same record is changed by it, not joined with it. */
    private static boolean isItself(LikelyMatch match, String source, JsonNode customer) {
        return match.source().equals(source)
                && match.key().equals(customer.path("key").asText());
    }

    private static LikelyMatch match(Comparison comparison, RecordView held) {
        return new LikelyMatch(
                held.id(),
                held.source(),
                held.key(),
                held.name(),
                comparison.decision().joins(),
                comparison.score());
    }

    private static IdentityRecord record(String source, JsonNode customer) {
        return new IdentityRecord(
                NOT_HELD,
                source,
                customer.path("name").asText(),
                text(customer, "kind"),
                text(customer, "identityNumber"),
                texts(customer, "telephones"),
                texts(customer, "emails"),
                List.of(),
                List.of());
    }

    private static Optional<String> text(JsonNode customer, String field) {
        return Optional.of(customer.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static List<String> texts(JsonNode customer, String field) {
        return StreamSupport.stream(customer.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
