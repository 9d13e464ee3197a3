package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.switchboard.integration.camel.routefile.KameletCatalog;
import org.switchboard.source.RecordType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description = "Creates a draft of a route file and its mapping for a source, with every parameter of the"
                + " Kamelet and every field of the record explained. A draft has no effect until you activate it.",
        mixinStandardHelpOptions = true)
final class NewSource implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", description = "The name of the source, such as crm.")
    String source;

    @Option(names = "--from", required = true, paramLabel = "KAMELET", description = "Such as jdbc-incremental-source.")
    String kamelet;

    @Option(
            names = "--type",
            defaultValue = "customer",
            paramLabel = "RECORD-TYPE",
            description = "The type of its records (${DEFAULT-VALUE}).")
    String type;

    @Mixin
    Site site;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!source.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new Refusal("\"" + source
                    + "\" is not a valid source name: letters, digits, dots, hyphens and underscores are allowed.");
        }
        JsonNode definition = KameletCatalog.definition(kamelet)
                .orElseThrow(() -> new Refusal("There is no Kamelet " + kamelet + "; there are "
                        + String.join(", ", KameletCatalog.sources()) + "."));
        RecordType record =
                RecordType.named(type).orElseThrow(() -> new Refusal("\"" + type + "\" is no record type."));
        Draft draft = new Draft(source, kamelet, definition, record);
        Path drafts = site.sources().resolve("drafts");
        Path route = drafts.resolve(source + ".camel.yaml");
        Path mapping = site.sources().resolve(draft.mapping());
        write(route, draft.route());
        write(mapping, draft.mappingText());
        PrintWriter out = spec.commandLine().getOut();
        out.println("Fill in the required values, then check, try and activate it:");
        out.println("  " + route);
        out.println("  " + mapping);
        return 0;
    }

    private static void write(Path file, String content) throws IOException {
        if (Files.exists(file)) {
            throw new Refusal(file + " already exists; nothing was overwritten.");
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
