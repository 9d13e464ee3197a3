package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rollback",
        description = "Restores an earlier version of a source file that ran; the server keeps the last ten.",
        mixinStandardHelpOptions = true)
final class RollbackFile implements Callable<Integer> {

    @Parameters(
            paramLabel = "PATH",
            description = "The file's path from the folder of the source files, such as crm.camel.yaml or"
                    + " crm/customer.jslt.")
    String path;

    @Option(names = "--versions", description = "Only show the versions.")
    boolean show;

    @Option(
            names = "--to",
            paramLabel = "NUMBER",
            description = "The version; without it, the newest that differs from the present file.")
    Long number;

    @Mixin
    Site site;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        JsonNode versions = server.get("source-files/versions?path=" + ServerConnection.escaped(path))
                .path("items");
        if (versions.isEmpty()) {
            throw new Refusal("No version of " + path + " has ever run.");
        }
        if (show) {
            versions.forEach(version -> out.printf(
                    "%6s  %s%n",
                    version.path("number").asText(), version.path("loadedAt").asText()));
            return 0;
        }
        JsonNode wanted = wanted(versions);
        String content = wanted.path("content").asText();
        target();
        FileActivation.activate(server, site, Map.of(path, Optional.of(content.getBytes(StandardCharsets.UTF_8))));
        out.println(path + " runs in version " + wanted.path("number").asText() + ", of "
                + wanted.path("loadedAt").asText() + ".");
        return 0;
    }

    private Path target() {
        Path sources = site.sources().toAbsolutePath().normalize();
        Path target = sources.resolve(path).normalize();
        if (!target.startsWith(sources)) {
            throw new Refusal(path + " lies outside of the folder of the source files.");
        }
        return target;
    }

    private JsonNode wanted(JsonNode versions) throws IOException {
        String present = Files.exists(target()) ? Files.readString(target()) : "";
        for (JsonNode version : versions) {
            boolean chosen = number == null
                    ? !version.path("content").asText().equals(present)
                    : version.path("number").asLong() == number;
            if (chosen) {
                return version;
            }
        }
        throw new Refusal(
                number == null
                        ? "There is no other version of " + path + " than the present one."
                        : "There is no version " + number + " of " + path + "; --versions lists the existing ones.");
    }
}
