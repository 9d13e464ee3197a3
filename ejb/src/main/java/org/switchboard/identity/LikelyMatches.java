package org.switchboard.identity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.switchboard.identity.matching.BlockingKeys;
import org.switchboard.identity.matching.Comparison;
import org.switchboard.identity.matching.Decision;
import org.switchboard.identity.matching.Fingerprint;
import org.switchboard.identity.matching.IdentityRecord;
import org.switchboard.identity.matching.Matcher;
import org.switchboard.identity.matching.Thresholds;
import org.switchboard.identity.persistence.IdentityRecords;
import org.switchboard.identity.persistence.IdentityRecords.Block;

/** Whom a customer record would be taken for if it came in, for whoever tries a new source. */
@ApplicationScoped
public class LikelyMatches {

    private static final int MOST = 5;
    private static final long NOT_HELD = -1;

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
     * The likeliest first, at most five. Only what the record itself says counts: its accounts and addresses come as
     * records of their own.
     *
     * @param customer a canonical customer record
     */
    @Transactional
    public List<LikelyMatch> of(String source, JsonNode customer) {
        Fingerprint offered = Fingerprint.of(record(source, customer));
        Thresholds thresholds = rules.thresholds();
        Map<Long, Block> blocks = records.blocks(BlockingKeys.of(offered), thresholds.largestBlock());
        Set<Long> ids = blocks.values().stream()
                .filter(block -> !BlockingKeys.isSharedByTooMany(
                        block.key(), block.records().size(), thresholds))
                .flatMap(block -> block.records().stream())
                .collect(Collectors.toSet());
        // the offered record will be one more holder of each of its keys
        Matcher matcher = new Matcher(
                thresholds,
                key -> Optional.ofNullable(blocks.get(key))
                                .map(block -> block.records().size())
                                .orElse(0)
                        + 1);
        List<Comparison> telling = records.fingerprints(ids).values().stream()
                .map(held -> matcher.compare(offered, held))
                .filter(comparison -> comparison.decision() != Decision.NO)
                .sorted(Comparator.comparing(Comparison::decision)
                        .thenComparing(
                                Comparator.comparingDouble(Comparison::score).reversed()))
                .toList();
        return shown(telling, source, customer.path("key").asText());
    }

    private List<LikelyMatch> shown(List<Comparison> telling, String source, String key) {
        Collection<Long> ids = telling.stream().map(Comparison::other).toList();
        Map<Long, RecordView> views = records.views(ids);
        return telling.stream()
                .filter(comparison -> views.containsKey(comparison.other()))
                .map(comparison -> match(comparison, views.get(comparison.other())))
                .filter(match -> !(match.source().equals(source) && match.key().equals(key)))
                .limit(MOST)
                .toList();
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
