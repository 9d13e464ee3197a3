package org.switchboard.interaction.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;

/** Offers the table of contacts to the intake, for the records of contact systems. */
@ApplicationScoped
public class InteractionStore {

    private static final RecordTable REPORTED = RecordTable.named("party_interaction")
            .group("contact")
            .text("customer_key", "customerKey")
            .text("telephone", "telephone")
            .derived("telephone_digits", "text", record -> digits(record.path("telephone")))
            .text("channel", "channel")
            .text("direction", "direction")
            .derived(
                    "at", "timestamptz", record -> record.hasNonNull("at") ? record.get("at") : record.get("changedAt"))
            .column("duration_seconds", "integer", "durationSeconds")
            .group("content")
            .text("reason", "reason")
            .text("summary", "summary")
            .text("agent", "agent")
            .build();

    private Jdbi jdbi;

    protected InteractionStore() {
        // for the container's proxy
    }

    @Inject
    public InteractionStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Produces
    public RecordStore reported() {
        return new RecordTableStore(RecordType.INTERACTION, REPORTED, jdbi);
    }

    private static JsonNode digits(JsonNode telephone) {
        return telephone.isTextual()
                ? TextNode.valueOf(InteractionTable.longestNumber(telephone.asText()))
                : NullNode.instance;
    }
}
