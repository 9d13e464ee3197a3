package org.switchboard.integration.camel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.eclipse.microprofile.config.Config;
import org.switchboard.integration.camel.routefile.BrokenRouteFile;
import org.switchboard.integration.camel.routefile.MappedType;
import org.switchboard.integration.camel.routefile.RouteClaim;
import org.switchboard.integration.camel.routefile.RouteFile;
import org.switchboard.integration.camel.routefile.RouteFiles;
import org.switchboard.integration.camel.routefile.SiteProperties;
import org.switchboard.integration.camel.routefile.SourceFolderMonitor;
import org.switchboard.integration.camel.routefile.TrialLoad;
import org.switchboard.integration.camel.runtime.HeldRoutes;
import org.switchboard.integration.camel.runtime.RouteFailures;
import org.switchboard.integration.camel.runtime.RouteFeeds;
import org.switchboard.integration.camel.runtime.RoutePermits;
import org.switchboard.integration.camel.runtime.RunningRoutes;
import org.switchboard.integration.camel.runtime.SilentExceptionHandler;
import org.switchboard.integration.camel.runtime.SourceContexts;
import org.switchboard.integration.camel.runtime.SourceServices;
import org.switchboard.integration.camel.runtime.StoppingRoutes;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.folder.UnreadableFile;
import org.switchboard.integration.intake.IntakeComponent;
import org.switchboard.integration.lookup.LookupBreakers;
import org.switchboard.integration.lookup.LookupServices;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.integration.outbox.OutboxComponent;
import org.switchboard.integration.webhook.WebhookComponent;
import org.switchboard.integration.webhook.WebhookRegistry;
import org.switchboard.outbox.Deliveries;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.file.FailedFiles;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.source.file.SourceRuntime;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.KeyReconciliation;
import org.switchboard.source.load.InitialLoadRunner;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.webhook.WebhookAnswer;
import org.switchboard.source.webhook.WebhookDelivery;
import org.switchboard.source.webhook.Webhooks;

/** The one Camel context, with the routes of the site's source files in it. */
@ApplicationScoped
public class SourceRoutes implements SourceRuntime, Webhooks {

    private SourceFolder folder;
    private SourceFiles files;
    private JsltRecordMappings mappings;
    private Intake intake;
    private Feeds feeds;
    private KeyReconciliation keyReconciliation;
    private InitialLoadRunner loads;
    private Deliveries deliveries;
    private FailedFiles failedFiles;
    private LookupBreakers breakers;
    private Clock clock;
    private RoutePermits permits;
    private Optional<Config> configuration = Optional.empty();

    private final WebhookRegistry registry = new WebhookRegistry();

    private volatile DefaultCamelContext context;
    private volatile SourceFolderMonitor watch;
    private volatile ProducerTemplate caller;
    private volatile RunningRoutes running;

    /** For the container's proxy. */
    protected SourceRoutes() {}

    @Inject
    SourceRoutes(
            SourceFolder folder,
            SourceFiles files,
            JsltRecordMappings mappings,
            Intake intake,
            Feeds feeds,
            KeyReconciliation keyReconciliation,
            InitialLoadRunner loads,
            Deliveries deliveries,
            FailedFiles failedFiles,
            LookupBreakers breakers,
            Clock clock,
            RoutePermits permits,
            Config configuration) {
        this(
                folder,
                files,
                mappings,
                intake,
                feeds,
                keyReconciliation,
                loads,
                deliveries,
                failedFiles,
                breakers,
                clock,
                permits,
                Optional.of(configuration));
    }

    public SourceRoutes(
            SourceFolder folder,
            SourceFiles files,
            JsltRecordMappings mappings,
            Intake intake,
            Feeds feeds,
            KeyReconciliation keyReconciliation,
            InitialLoadRunner loads,
            Deliveries deliveries,
            FailedFiles failedFiles,
            LookupBreakers breakers,
            Clock clock,
            RoutePermits permits,
            Optional<Config> configuration) {
        this.folder = folder;
        this.files = files;
        this.mappings = mappings;
        this.intake = intake;
        this.feeds = feeds;
        this.keyReconciliation = keyReconciliation;
        this.loads = loads;
        this.deliveries = deliveries;
        this.failedFiles = failedFiles;
        this.breakers = breakers;
        this.clock = clock;
        this.permits = permits;
        this.configuration = configuration;
    }

    /** Starts Camel without any route; {@link #scan} then brings the files into force. */
    public synchronized void start(Optional<ThreadFactory> threads) throws Exception {
        RouteFeeds routeFeeds = new RouteFeeds();
        RouteFailures failures = new RouteFailures(routeFeeds, feeds);
        SiteProperties properties = new SiteProperties(folder, configuration, files);
        StoppingRoutes stopping = new StoppingRoutes();
        HeldRoutes held = new HeldRoutes(routeFeeds);
        held.now(permits.now());
        SourceContexts contexts = contexts(properties, routeFeeds, failures, stopping, held);
        DefaultCamelContext starting = contexts.running(threads);
        starting.getManagementStrategy().addEventNotifier(failures);
        starting.addRoutePolicyFactory(held);
        prepare(starting);
        starting.start();
        running = new RunningRoutes(starting, routeFeeds, stopping, held, failures);
        RouteFiles routeFiles = new RouteFiles(files, feeds, deliveries, new TrialLoad(contexts), running);
        watch = new SourceFolderMonitor(folder, files, properties, mappings, routeFiles);
        caller = starting.createProducerTemplate();
        context = starting;
    }

    /**
     * Why a route file would not load, in a sentence; empty when it would. Starts nothing.
     *
     * @param path from the folder of the source files
     */
    public Optional<String> problemOf(String path) {
        try {
            Optional<String> content = folder.read(path);
            if (content.isEmpty()) {
                return Optional.of("There is no file " + path + ".");
            }
            trialLoad().of(new RouteFile(path, content.get()));
            return Optional.empty();
        } catch (BrokenRouteFile | UnreadableFile fault) {
            return Optional.of(fault.getMessage());
        }
    }

    /**
     * The feeds that the routes of a file would fill. Starts nothing.
     *
     * @param path from the folder of the source files, of a file that would load
     */
    public Set<FeedId> feedsOf(String path) {
        try {
            return trialLoad().feedsOf(new RouteFile(path, folder.read(path).orElseThrow()));
        } catch (BrokenRouteFile | UnreadableFile fault) {
            throw new IllegalArgumentException(fault.getMessage(), fault);
        }
    }

    /**
     * What the mappings of a file make; nothing when it would not load. Starts nothing.
     *
     * @param path from the folder of the source files
     */
    public Set<MappedType> mappedTypesOf(String path) {
        try {
            Optional<String> content = folder.read(path);
            return content.isEmpty() ? Set.of() : trialLoad().mappedTypesOf(new RouteFile(path, content.get()));
        } catch (BrokenRouteFile | UnreadableFile fault) {
            return Set.of();
        }
    }

    /**
     * What the routes of a file take for themselves; nothing when it cannot be read. Starts nothing.
     *
     * @param path from the folder of the source files
     */
    public List<RouteClaim> claimsOf(String path) {
        try {
            Optional<String> content = folder.read(path);
            return content.isEmpty() ? List.of() : trialLoad().claimsOf(new RouteFile(path, content.get()));
        } catch (BrokenRouteFile | UnreadableFile fault) {
            return List.of();
        }
    }

    private TrialLoad trialLoad() {
        RouteFeeds routeFeeds = new RouteFeeds();
        SiteProperties properties = new SiteProperties(folder, configuration, files);
        return new TrialLoad(contexts(
                properties,
                routeFeeds,
                new RouteFailures(routeFeeds, feeds),
                new StoppingRoutes(),
                new HeldRoutes(routeFeeds)));
    }

    /** For whoever runs routes otherwise than the server does; called before the context starts. */
    protected void prepare(DefaultCamelContext starting) {}

    private SourceContexts contexts(
            SiteProperties properties,
            RouteFeeds routeFeeds,
            RouteFailures failures,
            StoppingRoutes stopping,
            HeldRoutes held) {
        SourceServices services = new SourceServices(
                feeds, failedFiles, keyReconciliation, loads, routeFeeds, failures, stopping, held, mappings, clock);
        return new SourceContexts(() -> beans(services), properties);
    }

    private Map<String, Object> beans(SourceServices services) {
        return Map.of(
                SourceServices.NAME,
                services,
                LookupServices.NAME,
                new LookupServices(breakers),
                SilentExceptionHandler.NAME,
                new SilentExceptionHandler(),
                IntakeComponent.SCHEME,
                new IntakeComponent(intake, feeds, keyReconciliation, loads, mappings, clock),
                WebhookComponent.SCHEME,
                new WebhookComponent(registry, clock),
                OutboxComponent.SCHEME,
                new OutboxComponent(deliveries, clock));
    }

    /** Brings new, changed and removed files into force, and what the operator has paused or resumed. */
    public void scan() {
        align();
        Optional.ofNullable(watch).ifPresent(present -> {
            present.scan();
            registry.ready();
        });
    }

    @Override
    public WebhookAnswer deliver(String webhook, WebhookDelivery delivery) throws IOException {
        return registry.deliver(webhook, delivery);
    }

    private void align() {
        RunningRoutes routes = running;
        if (routes != null) {
            routes.align(permits.now());
        }
    }

    public synchronized void stop() {
        Optional.ofNullable(running).ifPresent(RunningRoutes::askAllToStop);
        watch = null;
        caller = null;
        running = null;
        Optional.ofNullable(context).ifPresent(DefaultCamelContext::stop);
        context = null;
    }

    /** Whether a route is asked to stop, and may be storing its current records. */
    boolean isStopping(String routeId) {
        RunningRoutes routes = running;
        return routes != null && routes.isStopping(routeId);
    }

    @Override
    public boolean isRunning() {
        return Optional.ofNullable(context)
                .filter(DefaultCamelContext::isStarted)
                .isPresent();
    }

    /** For adapters that call a route; empty while Camel does not run. */
    public Optional<ProducerTemplate> caller() {
        return Optional.ofNullable(caller);
    }
}
