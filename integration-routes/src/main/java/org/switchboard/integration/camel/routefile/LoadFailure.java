package org.switchboard.integration.camel.routefile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.switchboard.integration.failure.UserFacingException;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.mapping.BrokenMapping;

/** Why a route file does not load, in one sentence with its line, out of what Camel says at length. */
final class LoadFailure {

    private static final Pattern LINE = Pattern.compile("line (\\d+), column");
    private static final Pattern MISSING_PROPERTY = Pattern.compile("Property with key \\[([^]]+)] not found");
    private static final Pattern COMPONENT =
            Pattern.compile("No endpoint could be found for: ([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern ROUTE = Pattern.compile("Failed to create route: ?(\\S+)");
    private static final Pattern STEP = Pattern.compile("at: >>> (.*?) <<< in route", Pattern.DOTALL);

    private LoadFailure() {}

    /** @param content what could be read of the file; empty when it is not even YAML */
    static BrokenRouteFile of(RouteFile file, Optional<RouteFileContent> content, Throwable failure) {
        OptionalInt line = OptionalInt.empty();
        Throwable deepest = failure;
        // what we say ourselves is said in full, and its causes would only repeat parts of it
        for (Throwable cause = failure;
                cause != null && !(deepest instanceof BrokenMapping || deepest instanceof UserFacingException);
                cause = cause.getCause()) {
            deepest = cause;
            OptionalInt closer = cause instanceof BrokenMapping
                    ? OptionalInt.empty()
                    : placeholderLine(file, cause).isPresent()
                            ? placeholderLine(file, cause)
                            : lineIn(String.valueOf(cause.getMessage()), content);
            line = closer.isPresent() ? closer : line;
        }
        return new BrokenRouteFile(sentence(file, line, shortened(message(deepest))), failure);
    }

    static BrokenRouteFile of(RouteFile file, int line, String reason) {
        return new BrokenRouteFile(sentence(file, line > 0 ? OptionalInt.of(line) : OptionalInt.empty(), reason));
    }

    /** Where the file names a placeholder that has no value. */
    private static OptionalInt placeholderLine(RouteFile file, Throwable cause) {
        Matcher missing = MISSING_PROPERTY.matcher(String.valueOf(cause.getMessage()));
        if (missing.find()) {
            List<String> lines = file.content().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("{{" + missing.group(1))) {
                    return OptionalInt.of(i + 1);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static String sentence(RouteFile file, OptionalInt line, String reason) {
        String end = reason.endsWith(".") ? "" : ".";
        return file.path() + (line.isPresent() ? ", line " + line.getAsInt() : "") + ": " + reason + end;
    }

    private static OptionalInt lineIn(String message, Optional<RouteFileContent> content) {
        OptionalInt last = OptionalInt.empty();
        for (Matcher mark = LINE.matcher(message); mark.find(); ) {
            last = OptionalInt.of(Integer.parseInt(mark.group(1)));
        }
        Matcher route = ROUTE.matcher(message);
        if (last.isPresent() || content.isEmpty() || !route.find()) {
            return last;
        }
        String id = route.group(1);
        return lineOfRoute(content.get(), id, STEP.matcher(message));
    }

    private static OptionalInt lineOfRoute(RouteFileContent content, String id, Matcher step) {
        Optional<KameletUse> kamelet = content.kamelets().stream()
                .filter(use -> use.routeId().equals(id))
                .findFirst();
        if (kamelet.isPresent()) {
            return known(kamelet.get().line());
        }
        Optional<RouteDefinition> route = content.route(id);
        if (route.isPresent() && step.find()) {
            for (ProcessorDefinition<?> output : steps(route.get())) {
                if (output.toString().equals(step.group(1))) {
                    return known(output.getLineNumber());
                }
            }
        }
        return route.map(OptionalIdentifiedDefinition::getLineNumber)
                .map(LoadFailure::known)
                .orElse(OptionalInt.empty());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Collection<ProcessorDefinition<?>> steps(RouteDefinition route) {
        return (Collection)
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class);
    }

    private static OptionalInt known(int line) {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    private static String message(Throwable cause) {
        if (cause.getMessage() == null) {
            return cause.getClass().getSimpleName();
        }
        Matcher missing = MISSING_PROPERTY.matcher(cause.getMessage());
        Matcher component = COMPONENT.matcher(cause.getMessage());
        if (component.find()) {
            // the rest would show the parameters, which may be secret
            return "there is no component " + component.group(1)
                    + " here; the address of an endpoint begins with kamelet:, direct: or another component";
        }
        if (cause.getMessage().startsWith("Resource is empty")) {
            return "there is no route in it, because it is empty";
        }
        return missing.find()
                ? "there is no value for {{" + missing.group(1) + "}}, neither in the environment nor in a "
                        + SourceFolder.PROPERTIES + " file of the folder"
                : cause.getMessage();
    }

    /** The last statement of a parser's message with its marks taken out; of other messages the first line. */
    private static String shortened(String message) {
        if (message.contains("<block end>") || message.contains("mapping values are not allowed")) {
            return "the indentation does not fit the lines above, or a colon is missing";
        }
        List<String> lines = message.lines().map(String::strip).toList();
        return lines.stream()
                .filter(text -> text.startsWith("expected ") || text.startsWith("found "))
                .reduce((first, second) -> second)
                .orElse(lines.isEmpty() ? message : lines.get(0));
    }
}
