package org.switchboard.source.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchboard.source.RecordType;
import org.switchboard.source.UnknownField;

/** Counts the fields of a batch that its record type does not have: nearly always slips of a mapping. */
final class UnknownFields {

    private static final int MOST = 10;

    private final RecordType type;
    private final Map<UnknownField, Integer> counts = new LinkedHashMap<>();

    UnknownFields(RecordType type) {
        this.type = type;
    }

    void add(List<UnknownField> found) {
        found.stream()
                .filter(field -> counts.size() < MOST || counts.containsKey(field))
                .forEach(field -> counts.merge(field, 1, Integer::sum));
    }

    Optional<String> note() {
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of("Fields that a record of the type " + type.wireName() + " does not have were left out: "
                        + counts.entrySet().stream()
                                .map(each -> each.getKey().pointer() + " in " + each.getValue() + " records"
                                        + each.getKey()
                                                .nearest()
                                                .map(name -> " (perhaps " + name + ")")
                                                .orElse(""))
                                .collect(Collectors.joining(", "))
                        + ".");
    }
}
