package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.switchboard.source.RecordType;
import org.switchboard.source.persistence.SuppressedKeyTable;

/**
 * Keeps erased persons from coming back: their records, and those that refer to them, are left out of what a source sends.
 * Only hashes of the keys are stored.
 */
@ApplicationScoped
public class Suppression {

    /** A reference from a record to another one. */
    private record Reference(String field, RecordType type) {}

    /** By which keys a record is about a person. */
    private static final Map<RecordType, List<Reference>> OF_PERSONS = Map.of(
            RecordType.CUSTOMER, List.of(new Reference("key", RecordType.CUSTOMER)),
            RecordType.ACCOUNT,
                    List.of(
                            new Reference("key", RecordType.ACCOUNT),
                            new Reference("customerKey", RecordType.CUSTOMER)),
            RecordType.CUSTOMER_BILL,
                    List.of(
                            new Reference("key", RecordType.CUSTOMER_BILL),
                            new Reference("accountKey", RecordType.ACCOUNT)),
            RecordType.INTERACTION,
                    List.of(
                            new Reference("key", RecordType.INTERACTION),
                            new Reference("customerKey", RecordType.CUSTOMER)),
            RecordType.USAGE_POINT, List.of(new Reference("accountKey", RecordType.ACCOUNT)));

    private SuppressedKeyTable table;

    protected Suppression() {
        // for the container's proxy
    }

    @Inject
    public Suppression(SuppressedKeyTable table) {
        this.table = table;
    }

    /**
     * Joins the transaction that stores the records. A place stays when its account is left out: it loses the account.
     *
     * @return for each record what of it may be stored; empty for one that is left out
     */
    public List<Optional<SourceRecord>> allowed(String source, RecordType type, List<SourceRecord> records) {
        List<Reference> references = OF_PERSONS.getOrDefault(type, List.of());
        if (references.isEmpty()) {
            return records.stream().map(Optional::of).toList();
        }
        table.holdErasures();
        Optional<String> salt = table.saltOf(source);
        if (salt.isEmpty()) {
            return records.stream().map(Optional::of).toList();
        }
        Keys keys = new Keys(source, salt.get());
        Set<String> asked = records.stream()
                .flatMap(record -> hashes(keys, references, record))
                .collect(Collectors.toSet());
        Set<String> suppressed = table.suppressed(source, asked);
        return records.stream()
                .map(record -> hashes(keys, references, record).noneMatch(suppressed::contains)
                        ? Optional.of(record)
                        : withoutPerson(type, record))
                .toList();
    }

    private static Optional<SourceRecord> withoutPerson(RecordType type, SourceRecord record) {
        if (type != RecordType.USAGE_POINT || record.canonical().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode place = record.form().deepCopy();
        place.putNull("accountKey");
        return Optional.of(record.with(place));
    }

    private static Stream<String> hashes(Keys keys, List<Reference> references, SourceRecord record) {
        return references.stream()
                .flatMap(reference -> values(record, reference).map(key -> keys.hash(reference, key)));
    }

    /** A record without a canonical form names its key in a field that only its mapping knows. */
    private static Stream<String> values(SourceRecord record, Reference reference) {
        Stream<JsonNode> given = record.canonical()
                .map(form -> Stream.of(form.path(reference.field)))
                .orElseGet(() -> StreamSupport.stream(record.original().spliterator(), false));
        return given.filter(JsonNode::isValueNode).map(JsonNode::asText).filter(text -> !text.isEmpty());
    }

    /** The keys of one source on this site. */
    private record Keys(String source, String salt) {

        String hash(Reference reference, String key) {
            String text = salt + '/' + source + '/' + reference.type.wireName() + '/' + key;
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** For an erasure: no record is stored until the transaction ends. */
    public void holdIntake() {
        table.holdIntake();
    }

    /** @return how many keys a source may send again */
    public int lift(long erasure) {
        return table.lift(erasure);
    }
}
