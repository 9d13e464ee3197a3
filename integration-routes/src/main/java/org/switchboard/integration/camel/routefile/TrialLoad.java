package org.switchboard.integration.camel.routefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.switchboard.integration.camel.runtime.SourceContexts;
import org.switchboard.source.model.FeedId;

/** Builds a route file's routes in a context that is thrown away, so that a broken file never replaces one that works. */
public final class TrialLoad {

    private final SourceContexts contexts;

    public TrialLoad(SourceContexts contexts) {
        this.contexts = contexts;
    }

    /**
     * @return the ids of the routes that the file would add
     * @throws BrokenRouteFile when the file would not load
     */
    public Set<String> of(RouteFile file) throws BrokenRouteFile {
        Optional<RouteFileContent> read = Optional.empty();
        try (DefaultCamelContext trial = contexts.trial()) {
            RouteFileContent content = RouteFileContent.read(file, trial);
            read = Optional.of(content);
            if (content.routeIds().isEmpty()) {
                throw LoadFailure.of(file, 0, "there is no route in it");
            }
            for (KameletUse use : content.kamelets()) {
                Optional<ParameterProblem> problem = KameletCatalog.problem(use, file.content());
                if (problem.isPresent()) {
                    int line = problem.get().line(file.content(), use.line());
                    throw LoadFailure.of(file, line, problem.get().reason());
                }
            }
            for (KameletUse use : content.kamelets()) {
                Optional<String> problem = missingFeed(use, content.feeds().get(use.userRouteId()));
                if (problem.isPresent()) {
                    throw LoadFailure.of(file, use.line(), problem.get());
                }
            }
            refuseTwice(file, content.claims());
            content.addTo(trial);
            trial.start();
            return trial.getRoutes().stream().map(Route::getId).collect(Collectors.toSet());
        } catch (BrokenRouteFile brokenFile) {
            throw brokenFile;
        } catch (Exception failure) {
            throw LoadFailure.of(file, read, failure);
        }
    }

    private static void refuseTwice(RouteFile file, List<RouteClaim> claims) throws BrokenRouteFile {
        Map<String, RouteClaim> first = new HashMap<>();
        for (RouteClaim claim : claims) {
            RouteClaim other = first.putIfAbsent(claim.what(), claim);
            if (other != null) {
                throw LoadFailure.of(
                        file,
                        claim.line(),
                        "the " + claim.what() + " is taken by the route of line " + other.line()
                                + "; one route alone can have it");
            }
        }
    }

    /** What the file's routes take for themselves; placeholders without a value are left as they are. */
    public List<RouteClaim> claimsOf(RouteFile file) throws BrokenRouteFile {
        try (DefaultCamelContext trial = contexts.trial()) {
            return RouteFileContent.read(file, trial, text -> resolvedIfPossible(trial, text))
                    .claims();
        } catch (Exception failure) {
            throw LoadFailure.of(file, Optional.empty(), failure);
        }
    }

    private static String resolvedIfPossible(DefaultCamelContext context, String text) {
        try {
            return context.resolvePropertyPlaceholders(text);
        } catch (IllegalArgumentException noValue) {
            return text;
        }
    }

    /** What the mappings of the file make. */
    public Set<MappedType> mappedTypesOf(RouteFile file) throws BrokenRouteFile {
        try (DefaultCamelContext trial = contexts.trial()) {
            return RouteFileContent.read(file, trial).mappedTypes();
        } catch (Exception failure) {
            throw LoadFailure.of(file, Optional.empty(), failure);
        }
    }

    /** The feeds that the file's routes would fill. */
    public Set<FeedId> feedsOf(RouteFile file) throws BrokenRouteFile {
        try (DefaultCamelContext trial = contexts.trial()) {
            return RouteFileContent.read(file, trial).feeds().values().stream()
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet());
        } catch (BrokenRouteFile brokenFile) {
            throw brokenFile;
        } catch (Exception failure) {
            throw LoadFailure.of(file, Optional.empty(), failure);
        }
    }

    /** A source that keeps a watermark keeps that of one feed. */
    private static Optional<String> missingFeed(KameletUse use, Set<FeedId> feeds) {
        boolean incremental =
                switch (use.kamelet()) {
                    case "jdbc-incremental-source" -> true;
                    case "ogc-features-source" -> isGiven(use, "changedProperty");
                    case "http-json-source" ->
                        isGiven(use, "sinceParameter")
                                || "true".equals(use.parameters().get("completeList"));
                    case "soap-source" -> isGiven(use, "changed");
                    case "tmf642-alarm-source", "postgres-changes-source" -> true;
                    default -> false;
                };
        return incremental && feeds.size() != 1
                ? Optional.of("the Kamelet " + use.kamelet()
                        + " needs exactly one intake-sink in its route, and there are " + feeds.size())
                : Optional.empty();
    }

    private static boolean isGiven(KameletUse use, String parameter) {
        return !use.parameters().getOrDefault(parameter, "").isBlank();
    }
}
