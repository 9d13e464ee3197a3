package org.switchboard.web.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.switchboard.identity.model.EvidenceView;
import org.switchboard.identity.model.RecordView;

/**
 * One line of two records side by side.
 *
 * @param evidence how they agree; empty where one of them has no value, or where it does not matter
 */
public record ComparedField(String field, String one, String other, Optional<EvidenceView> evidence) {

    private static final String BETWEEN = " / ";

    /** The values of both, with their weight; lines without values are left out. */
    public static List<ComparedField> of(RecordView one, RecordView other, List<EvidenceView> evidence) {
        return List.of(
                        line("NAME", RecordView::name, one, other, evidence),
                        line(
                                "IDENTITY_NUMBER",
                                record -> record.identityNumber().orElse(""),
                                one,
                                other,
                                evidence),
                        line("TELEPHONE", record -> joined(record.telephones()), one, other, evidence),
                        line("EMAIL", record -> joined(record.emails()), one, other, evidence),
                        line("ADDRESS", record -> joined(record.addresses()), one, other, evidence),
                        line("ACCOUNT", record -> joined(record.accounts()), one, other, evidence))
                .stream()
                .filter(line -> !line.one.isEmpty() || !line.other.isEmpty())
                .toList();
    }

    private static ComparedField line(
            String field,
            Function<RecordView, String> said,
            RecordView one,
            RecordView other,
            List<EvidenceView> evidence) {
        return new ComparedField(
                field,
                said.apply(one),
                said.apply(other),
                evidence.stream().filter(each -> each.field().equals(field)).findFirst());
    }

    private static String joined(List<String> values) {
        return String.join(BETWEEN, values);
    }
}
