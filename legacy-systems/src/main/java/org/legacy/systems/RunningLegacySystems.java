package org.legacy.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.legacy.systems.billing.BillingService;
import org.legacy.systems.billing.Ledger;
import org.legacy.systems.cis.CisRecords;
import org.legacy.systems.cis.DatabaseServer;
import org.legacy.systems.cis.FirstLoad;
import org.legacy.systems.cis.UnpackedBinaries;
import org.legacy.systems.city.City;
import org.legacy.systems.contacts.ContactDrop;
import org.legacy.systems.contacts.ContactLog;
import org.legacy.systems.control.Actions;
import org.legacy.systems.control.ControlService;
import org.legacy.systems.control.Journal;
import org.legacy.systems.control.Readiness;
import org.legacy.systems.control.World;
import org.legacy.systems.gate.Gate;
import org.legacy.systems.gis.FeatureService;
import org.legacy.systems.gis.FirstOutages;
import org.legacy.systems.gis.GisCollections;
import org.legacy.systems.gis.OutageBook;
import org.legacy.systems.grid.Grid;
import org.legacy.systems.grid.ServicePoints;
import org.legacy.systems.meters.HeadEnd;
import org.legacy.systems.meters.MeterBroker;
import org.legacy.systems.meters.Meters;
import org.legacy.systems.scada.Outstation;
import org.legacy.systems.scada.PointTable;
import org.legacy.systems.works.DispatchService;
import org.legacy.systems.works.WorksBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All legacy systems of a run, from the first port to the end of the last service. */
public final class RunningLegacySystems implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningLegacySystems.class);

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final Readiness readiness = new Readiness();
    private final Map<String, Gate> gates = new LinkedHashMap<>();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final ControlService control;

    private RunningLegacySystems(LegacySystemsOptions options) throws IOException {
        takePort(options.cisPort(), "cis");
        takePort(options.billingPort(), "billing");
        takePort(options.gisPort(), "gis");
        takePort(options.scadaPort(), "scada");
        takePort(options.worksPort(), "works");
        takePort(options.contactsPort(), "contacts");
        takePort(options.metersPort(), "meters");
        try {
            control = new ControlService(options.controlPort(), gates, readiness, clock);
        } catch (BindException e) {
            throw portInUse(options.controlPort(), "control");
        }
        toClose.push(control);
    }

    /**
     * Starts everything; returns when all systems answer.
     *
     * @param progress gets messages about the progress
     * @throws StartRefused when a port is taken or the data are of another city
     */
    public static RunningLegacySystems start(LegacySystemsOptions options, Consumer<String> progress)
            throws IOException, SQLException {
        RunningLegacySystems systems = null;
        try {
            systems = new RunningLegacySystems(options);
            systems.run(options, progress);
            return systems;
        } catch (IOException | SQLException | RuntimeException e) {
            if (systems != null) {
                systems.close();
            }
            throw e;
        }
    }

    public int port(String system) {
        return gates.get(system).port();
    }

    public int controlPort() {
        return control.port();
    }

    /** Stops in the opposite order of starting; what fails to stop is logged and does not keep the rest running. */
    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                LOG.error("a legacy system did not stop", e);
            }
        }
    }

    private void takePort(int port, String system) throws IOException {
        try {
            Gate gate = new Gate(system, port);
            gates.put(system, gate);
            toClose.push(gate);
        } catch (BindException e) {
            close();
            throw portInUse(port, system);
        }
    }

    private StartRefused portInUse(int port, String system) {
        close();
        return new StartRefused(
                "Port " + port + " is taken by another program; free it or give another --" + system + "-port.");
    }

    private void run(LegacySystemsOptions options, Consumer<String> listener) throws IOException, SQLException {
        Consumer<String> progress = words -> {
            readiness.phase(words);
            listener.accept(words);
        };
        DataDirectory data = DataDirectory.lock(options.data());
        toClose.push(data);
        ContactDrop drop = new ContactDrop(data.contacts());
        drop.writeKnownHosts(data.knownHosts(), port("contacts"));
        // takes a second to start, during which the database starts as well
        CompletableFuture<MeterBroker> broker = CompletableFuture.supplyAsync(() -> brokerOf(data));
        toClose.push(() -> broker.join().close());
        City city = new City(options.seed(), options.customers());
        boolean kept = !options.fresh() && data.holds(options);
        if (!kept) {
            data.clear();
        }
        Instant generatedAt = kept ? data.generatedAt() : clock.instant();
        Ledger ledger = new Ledger(city, generatedAt.atZone(LocalTime.ZONE).toLocalDate(), clock);
        progress.accept("starting PostgreSQL");
        DatabaseServer database = DatabaseServer.start(
                data.database(), UnpackedBinaries.in(options.binaries()), data.superuser(), data.databaseLog());
        toClose.push(database);
        if (!kept) {
            fill(database, new FirstLoad(city, generatedAt, ledger::cutOffAtFirst, progress));
            data.complete(options, generatedAt);
        }
        ContactLog contacts = new ContactLog(data.contacts(), city, options.seed(), clock);
        contacts.writeLastNight();
        drop.start();
        gates.get("contacts").open(stopLater(drop).port());
        serve(city, ledger, database, data, contacts, broker.join(), generatedAt);
        progress.accept("up");
    }

    private static MeterBroker brokerOf(DataDirectory data) {
        try {
            return MeterBroker.start(data.meters());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(DatabaseServer database, FirstLoad load) throws SQLException, IOException {
        database.createDatabase();
        try (Connection connection = database.connect()) {
            load.into(connection);
        }
    }

    private void serve(
            City city,
            Ledger ledger,
            DatabaseServer database,
            DataDirectory data,
            ContactLog contacts,
            MeterBroker broker,
            Instant generatedAt)
            throws IOException {
        Instant start = clock.instant();
        Grid grid = new Grid(city.network(), generatedAt);
        ServicePoints servicePoints = new ServicePoints(city);
        OutageBook outages = new OutageBook(grid);
        PointTable points = new PointTable(city.network());
        Set<Integer> closedAccounts = ConcurrentHashMap.newKeySet();
        Meters meters = new Meters(city, servicePoints, grid, ledger, closedAccounts);
        World world = new World(
                city,
                servicePoints,
                grid,
                ledger,
                outages,
                points,
                new GisCollections(city, servicePoints, points, outages, generatedAt),
                new CisRecords(database),
                new WorksBook(data.works(), id -> servicePoints.find(id).isPresent(), clock),
                contacts,
                meters,
                closedAccounts);
        Actions actions = new Actions(world, new Journal(data.journal()), clock);
        new FirstOutages(city).enter(outages, start);
        actions.repeatAll();
        keepTime(outages);

        BillingService billing = stopLater(new BillingService(ledger, world::accountExists, clock));
        FeatureService gis = stopLater(new FeatureService(world.collections(), clock));
        Outstation scada = stopLater(new Outstation(city, grid, points, clock));
        DispatchService works = stopLater(new DispatchService(world.works()));
        HeadEnd headEnd = stopLater(new HeadEnd(city, grid, meters, broker, clock));
        gates.get("cis").open(database.port());
        gates.get("billing").open(billing.port());
        gates.get("gis").open(gis.port());
        gates.get("scada").open(scada.port());
        gates.get("works").open(works.port());
        gates.get("meters").open(broker.port());
        readiness.ready(world, actions, scada, headEnd);
    }

    private <T extends AutoCloseable> T stopLater(T part) {
        toClose.push(part);
        return part;
    }

    /** Plans begin and end by the clock. */
    private void keepTime(OutageBook outages) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "plans");
            thread.setDaemon(true);
            return thread;
        });
        toClose.push(timer::shutdownNow);
        timer.scheduleAtFixedRate(
                () -> {
                    try {
                        outages.advance(clock.instant());
                    } catch (RuntimeException e) {
                        // an exception would silently end the timer for good
                        LOG.error("plans could not be advanced", e);
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }
}
