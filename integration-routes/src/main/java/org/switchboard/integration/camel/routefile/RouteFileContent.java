package org.switchboard.integration.camel.routefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.switchboard.integration.camel.runtime.FileRoutes;
import org.switchboard.outbox.model.Destination;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** A route file as Camel reads it, with a name for every route in it and for every route that a Kamelet will make. */
final class RouteFileContent implements FileRoutes {

    private static final String SINK = "intake-sink";
    private static final String OUTBOX = KameletCatalog.OUTBOX;
    static final String ORDERS = "work-order";

    /** Kamelets whose sources share out among those who read. */
    private static final Set<String> SHARING = Set.of("kafka-source");

    private final RouteFile file;
    private final UnaryOperator<String> placeholders;
    private final List<RouteBuilder> builders = new ArrayList<>();
    private final Map<String, RouteDefinition> routes = new LinkedHashMap<>();
    private final List<KameletUse> kamelets = new ArrayList<>();

    private RouteFileContent(RouteFile file, UnaryOperator<String> placeholders) {
        this.file = file;
        this.placeholders = placeholders;
    }

    /** Reads the file for that context, without adding anything to it. */
    static RouteFileContent read(RouteFile file, CamelContext context) throws Exception {
        return read(file, context, context::resolvePropertyPlaceholders);
    }

    /** @param placeholders gives a text with its placeholders resolved */
    static RouteFileContent read(RouteFile file, CamelContext context, UnaryOperator<String> placeholders)
            throws Exception {
        RouteFileContent content = new RouteFileContent(file, placeholders);
        Collection<RoutesBuilder> found = PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(ResourceHelper.fromString(file.path(), file.content()));
        for (RoutesBuilder builder : found) {
            RouteBuilder routes = (RouteBuilder) builder;
            content.builders.add(routes);
            routes.configureRoutes(context).getRoutes().forEach(content::add);
        }
        for (RouteDefinition route : content.routes.values()) {
            content.nameKamelets(route);
        }
        return content;
    }

    @Override
    public String path() {
        return file.path();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public void addTo(CamelContext target) throws Exception {
        for (RouteBuilder builder : builders) {
            target.addRoutes(builder);
        }
    }

    /** The routes that are written in the file. */
    Set<String> routeIds() {
        return Set.copyOf(routes.keySet());
    }

    @Override
    public Set<String> allRouteIds() {
        return Stream.concat(routes.keySet().stream(), kamelets.stream().map(KameletUse::routeId))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> sharingRouteIds() {
        return kamelets.stream()
                .filter(use -> SHARING.contains(use.kamelet()))
                .map(KameletUse::routeId)
                .collect(Collectors.toSet());
    }

    /** What no other route may have: route ids, and what an external system gives to one reader only. */
    List<RouteClaim> claims() {
        List<RouteClaim> claims = new ArrayList<>();
        routes.forEach((id, route) -> claims.add(new RouteClaim("route id " + id, Math.max(0, route.getLineNumber()))));
        kamelets.forEach(use -> RouteClaim.of(use).ifPresent(claims::add));
        return claims;
    }

    /** The mappings of the intake sinks. */
    Set<MappedType> mappedTypes() {
        return kamelets.stream()
                .filter(use -> use.kamelet().equals(SINK)
                        && !use.parameters().getOrDefault("mapping", "").isBlank())
                .flatMap(use -> RecordType.named(use.parameters().getOrDefault("recordType", ""))
                        .map(type -> new MappedType(use.parameters().get("mapping"), type))
                        .stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<KameletUse> kamelets() {
        return List.copyOf(kamelets);
    }

    Optional<RouteDefinition> route(String id) {
        return Optional.ofNullable(routes.get(id));
    }

    /** Which feeds each route fills, those that Kamelets make included, and through routes that it passes records to. */
    @Override
    public Map<String, Set<FeedId>> feeds() {
        Map<String, Set<FeedId>> feeds = new LinkedHashMap<>();
        routes.keySet().forEach(id -> feeds.put(id, feedsOf(id, new HashSet<>())));
        kamelets.forEach(use -> feeds.put(use.routeId(), feeds.get(use.userRouteId())));
        return feeds;
    }

    /**
     * Readable names of the routes that Kamelets create. Such a route is named after the route that contains it, with a
     * number when it is not the first one.
     */
    @Override
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Integer> before = new HashMap<>();
        for (KameletUse use : kamelets) {
            int number = before.merge(use.userRouteId() + ' ' + use.kamelet(), 1, Integer::sum);
            names.put(use.routeId(), number == 1 ? use.userRouteId() : use.userRouteId() + " " + number);
        }
        return names;
    }

    @Override
    public Set<Destination> destinations() {
        Set<Destination> destinations = new LinkedHashSet<>();
        kamelets.stream().filter(use -> use.kamelet().equals(OUTBOX)).forEach(use -> {
            String name = use.parameters().getOrDefault("destination", "");
            if (!destinations.add(new Destination(name, use.parameters().getOrDefault("recordType", ORDERS)))) {
                throw new IllegalArgumentException("Two routes of the file deliver to the destination " + name);
            }
        });
        return destinations;
    }

    private void add(RouteDefinition route) {
        if (route.getId() == null || !route.hasCustomIdAssigned()) {
            route.setId(file.name() + "-route-" + (routes.size() + 1));
        }
        RouteDefinition other = routes.put(route.getId(), route);
        if (other != null) {
            throw new IllegalArgumentException("Two routes of the file have the id " + route.getId()
                    + ", in line " + other.getLineNumber() + " and line " + route.getLineNumber()
                    + "; a route id is unique over all files");
        }
    }

    private void nameKamelets(RouteDefinition route) throws Exception {
        FromDefinition from = route.getInput();
        if (KameletUse.isKamelet(from.getUri())) {
            from.setUri(use(from.getUri(), route, Math.max(from.getLineNumber(), route.getLineNumber())));
        }
        for (SendDefinition<?> send : sendsOf(route)) {
            if (KameletUse.isKamelet(send.getUri())) {
                send.setUri(use(send.getUri(), route, send.getLineNumber()));
            }
        }
    }

    private String use(String uri, RouteDefinition route, int line) throws Exception {
        String id = route.getId() + "-kamelet-" + (kamelets.size() + 1);
        KameletUse use = KameletUse.of(uri, id, placeholders, route.getId(), line);
        kamelets.add(use);
        return use.uri();
    }

    private Set<FeedId> feedsOf(String routeId, Set<String> seen) {
        Set<FeedId> feeds = new LinkedHashSet<>();
        if (seen.add(routeId)) {
            kamelets.stream()
                    .filter(use ->
                            use.userRouteId().equals(routeId) && use.kamelet().equals(SINK))
                    .flatMap(use -> feed(use).stream())
                    .forEach(feeds::add);
            for (SendDefinition<?> send : sendsOf(routes.get(routeId))) {
                routes.values().stream()
                        .filter(next ->
                                sameEndpoint(send.getUri(), next.getInput().getUri()))
                        .forEach(next -> feeds.addAll(feedsOf(next.getId(), seen)));
            }
        }
        return feeds;
    }

    private static Optional<FeedId> feed(KameletUse sink) {
        return RecordType.named(sink.parameters().getOrDefault("recordType", ""))
                .filter(type -> sink.parameters().containsKey("source"))
                .map(type -> new FeedId(
                        sink.parameters().get("source"),
                        Optional.ofNullable(sink.parameters().get("feed"))
                                .filter(name -> !name.isEmpty())
                                .orElse(type.wireName()),
                        type));
    }

    /** {@code direct:x} and {@code seda:x?size=5} lead to the route from {@code direct:x}, {@code seda:x}. */
    private static boolean sameEndpoint(String sent, String read) {
        return sent != null && read != null && sent.split("\\?")[0].equals(read.split("\\?")[0]);
    }

    @SuppressWarnings("rawtypes")
    private static Collection<SendDefinition> sendsOf(RouteDefinition route) {
        List<ProcessorDefinition<?>> outputs = route.getOutputs();
        return ProcessorDefinitionHelper.filterTypeInOutputs(outputs, SendDefinition.class);
    }
}
