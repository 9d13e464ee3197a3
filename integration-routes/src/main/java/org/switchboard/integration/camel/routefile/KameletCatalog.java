package org.switchboard.integration.camel.routefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What our Kamelets say about their parameters; Camel itself ignores a misspelt one and checks no pattern. */
public final class KameletCatalog {

    /** Where the routes to other systems begin; all other sources end in an intake. */
    static final String OUTBOX = "outbox-source";

    private static final String FOLDER = "kamelets";
    private static final String SUFFIX = ".kamelet.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private KameletCatalog() {}

    /** What is wrong with the parameters; empty when nothing is, and for Kamelets that are not ours. */
    static Optional<String> problem(KameletUse use) {
        if (ProtocolLibraries.isAbsent(use.kamelet())) {
            return Optional.of("the Kamelet " + use.kamelet()
                    + " is not in this EAR: it was built without the library of its protocol");
        }
        return definition(use.kamelet()).flatMap(definition -> problem(use, definition));
    }

    private static Optional<String> problem(KameletUse use, JsonNode definition) {
        JsonNode properties = definition.path("properties");
        for (JsonNode required : definition.path("required")) {
            if (!use.parameters().containsKey(required.asText())) {
                return Optional.of("the Kamelet " + use.kamelet() + " needs the parameter " + required.asText());
            }
        }
        for (Map.Entry<String, String> given : use.parameters().entrySet()) {
            JsonNode property = properties.path(given.getKey());
            if (property.isMissingNode()) {
                return Optional.of("the Kamelet " + use.kamelet() + " has no parameter " + given.getKey() + ", only "
                        + String.join(", ", names(properties)));
            }
            if (!fits(given.getValue(), property)) {
                return Optional.of("the parameter " + given.getKey() + " of the Kamelet " + use.kamelet()
                        + " cannot be " + shown(given.getValue(), property) + ": " + expected(property));
            }
        }
        return Optional.empty();
    }

    /** The names of the Kamelets that records come from. */
    public static List<String> sources() {
        Path home = Path.of(URI.create(KameletCatalog.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        try {
            if (Files.isDirectory(home)) {
                return sourcesIn(home.resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return sourcesIn(jar.getPath(FOLDER));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> sourcesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("-source" + SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(name -> !name.equals(OUTBOX))
                    .sorted()
                    .toList();
        }
    }

    private static boolean fits(String value, JsonNode property) {
        String type = property.path("type").asText();
        if (type.equals("integer") && !value.matches("-?[0-9]{1,18}")) {
            return false;
        }
        if (type.equals("boolean") && !value.equals("true") && !value.equals("false")) {
            return false;
        }
        if (property.has("pattern") && !value.matches(property.get("pattern").asText())) {
            return false;
        }
        return !property.has("enum") || elements(property.get("enum")).stream().anyMatch(value::equals);
    }

    private static String expected(JsonNode property) {
        if (property.has("enum")) {
            return "one of " + String.join(", ", elements(property.get("enum")));
        }
        if (property.has("pattern")) {
            return "a text of the form " + property.get("pattern").asText();
        }
        return property.path("type").asText().equals("integer") ? "a whole number" : "true or false";
    }

    private static String shown(String value, JsonNode property) {
        return "password".equals(property.path("format").asText()) ? "that" : "\"" + value + "\"";
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Its title, description, required and properties; empty when there is none of that name. */
    public static Optional<JsonNode> definition(String kamelet) {
        String resource = FOLDER + "/" + kamelet + SUFFIX;
        try (InputStream yaml = KameletCatalog.class.getClassLoader().getResourceAsStream(resource)) {
            return yaml == null
                    ? Optional.empty()
                    : Optional.of(YAML.readTree(yaml).at("/spec/definition"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
