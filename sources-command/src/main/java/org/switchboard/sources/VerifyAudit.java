package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description =
                "Compares every audit entry with the hash chain, names entries that were changed or deleted, and prints"
                        + " the head of the chain. Keep the head outside of the database, and give it next time.",
        mixinStandardHelpOptions = true)
final class VerifyAudit implements Callable<Integer> {

    @Option(
            names = "--head",
            paramLabel = "POSITION:HASH",
            description = "What an earlier verification printed, or the log holds (audit head=…).")
    String head;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode report = server.asAdministrator()
                .get("audit/verification" + (head == null ? "" : "?head=" + ServerConnection.escaped(head)));
        PrintWriter out = spec.commandLine().getOut();
        report.path("faults")
                .forEach(fault -> out.printf(
                        "entry %s, position %s: %s%n",
                        fault.path("entry").asText(),
                        fault.path("position").asText(),
                        sentence(fault.path("kind").asText())));
        out.printf(
                "%s: %s entries checked from position %s on, %s not sealed yet, %s texts erased%n",
                report.path("intact").asBoolean() ? "intact" : "TAMPERED WITH",
                report.path("checked").asText(),
                report.path("checkpoint").asLong() + 1,
                report.path("waiting").asText(),
                report.path("erasedTexts").asText());
        out.println("head " + report.path("head").asText("none"));
        return report.path("intact").asBoolean() ? 0 : 1;
    }

    private static String sentence(String kind) {
        return switch (kind) {
            case "CHANGED" -> "the entry, or its link, was changed";
            case "DELETED" -> "the entry was deleted";
            case "GAP" -> "links before this position are missing";
            case "TEXT_CHANGED" -> "the text of the entry was changed";
            case "TEXT_DELETED" -> "the text of the entry was deleted";
            case "NEVER_SEALED" -> "the entry was removed from the chain";
            case "HEAD_DIFFERS" -> "the chain does not contain the head that was given";
            default -> kind;
        };
    }
}
