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
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.switchboard.integration.failure.NearestName;

/** What our Kamelets say about their parameters; Camel itself ignores a misspelt one and checks no pattern. */
public final class KameletCatalog {

    /** Where the routes to other systems begin; all other sources end in an intake. */
    static final String OUTBOX = "outbox-source";

    private static final String FOLDER = "kamelets";
    private static final String SUFFIX = ".kamelet.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private KameletCatalog() {}

    /**
     * What is wrong with the use; empty when nothing is.
     *
     * @param file the text of the route file, which may define a Kamelet of its own
     */
    static Optional<ParameterProblem> problem(KameletUse use, String file) {
        if (ProtocolLibraries.isAbsent(use.kamelet())) {
            return Optional.of(ParameterProblem.ofUse("the Kamelet " + use.kamelet()
                    + " is not in this EAR: it was built without the library of its protocol"));
        }
        Optional<JsonNode> definition = definition(use.kamelet());
        if (definition.isEmpty() && !file.contains("routeTemplate") && !isElsewhere(use.kamelet())) {
            return Optional.of(ParameterProblem.ofUse("there is no Kamelet " + use.kamelet()
                    + NearestName.hint(use.kamelet(), all()) + "; there are " + String.join(", ", all())));
        }
        return definition.flatMap(known -> problem(use, known));
    }

    private static boolean isElsewhere(String kamelet) {
        return KameletCatalog.class.getClassLoader().getResource(FOLDER + "/" + kamelet + SUFFIX) != null;
    }

    private static Optional<ParameterProblem> problem(KameletUse use, JsonNode definition) {
        JsonNode properties = definition.path("properties");
        String kamelet = "the Kamelet " + use.kamelet();
        // a slip in a name is also a parameter that is missing; the name says more
        for (String given : use.parameters().keySet()) {
            if (!properties.has(given)
                    && NearestName.of(given, names(properties))
                            .filter(name -> !use.parameters().containsKey(name))
                            .isPresent()
                    && !isRequired(
                            definition, NearestName.of(given, names(properties)).orElseThrow())) {
                return Optional.of(unknown(kamelet, given, properties));
            }
        }
        for (JsonNode required : definition.path("required")) {
            if (!use.parameters().containsKey(required.asText())) {
                return Optional.of(ParameterProblem.ofUse(kamelet + " needs the parameter " + required.asText()));
            }
        }
        for (Map.Entry<String, String> given : use.parameters().entrySet()) {
            JsonNode property = properties.path(given.getKey());
            if (property.isMissingNode()) {
                return Optional.of(unknown(kamelet, given.getKey(), properties));
            }
            Optional<String> expected = ParameterForm.expected(given.getValue(), property);
            if (expected.isPresent()) {
                return Optional.of(new ParameterProblem(
                        Optional.of(given.getKey()),
                        "the parameter " + given.getKey() + " of " + kamelet + " cannot be "
                                + shown(given.getValue(), property) + ": " + expected.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean isRequired(JsonNode definition, String parameter) {
        return elements(definition.path("required")).contains(parameter);
    }

    private static ParameterProblem unknown(String kamelet, String parameter, JsonNode properties) {
        return new ParameterProblem(
                Optional.of(parameter),
                kamelet + " has no parameter " + parameter + NearestName.hint(parameter, names(properties))
                        + "; it has " + String.join(", ", names(properties)));
    }

    private static List<String> all() {
        return named(name -> true);
    }

    /** The names of the Kamelets that records come from. */
    public static List<String> sources() {
        return named(name -> name.endsWith("-source") && !name.equals(OUTBOX));
    }

    private static List<String> named(Predicate<String> wanted) {
        Path home = Path.of(URI.create(KameletCatalog.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        try {
            if (Files.isDirectory(home)) {
                return named(home.resolve(FOLDER), wanted);
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return named(jar.getPath(FOLDER), wanted);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> named(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
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
