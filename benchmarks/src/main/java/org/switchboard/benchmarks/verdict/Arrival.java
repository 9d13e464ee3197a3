package org.switchboard.benchmarks.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.switchboard.benchmarks.Program;
import org.switchboard.launcher.EmbeddedDatabase;

/** Waits until Switchboard holds what the systems of the city have sent, by comparing the two. */
final class Arrival {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    /** Callers call at least this long after a switching operation. */
    private static final Duration LAST_GASP_TIMEOUT = Duration.ofSeconds(25);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final CityControl city;
    private final Town town;
    private final EmbeddedDatabase database;
    private final Program agent;

    Arrival(CityControl city, Town town, EmbeddedDatabase database, Program agent) {
        this.city = city;
        this.town = town;
        this.database = database;
        this.agent = agent;
    }

    /** Until the verdict on a customer names just these systems as silent. */
    void awaitSilence(long customerId, Set<LegacySystem> silent) {
        Set<String> expected = silent.stream().map(LegacySystem::source).collect(Collectors.toCollection(TreeSet::new));
        until("silent systems", expected, () -> {
            Set<String> silentSources = new TreeSet<>();
            JsonNode verdict = agent.get("customers/" + customerId + "/verdict");
            verdict.path("usagePoints").forEach(point -> point.at("/verdict/silentSources")
                    .forEach(source -> silentSources.add(source.asText())));
            return silentSources;
        });
    }

    /** Until the facts of these systems are here. */
    void awaitFacts(Set<LegacySystem> systems, Injector injector) {
        if (systems.contains(LegacySystem.GIS)) {
            // a plan starts by itself when its time has come
            until("outages", () -> moments("outages"), () -> stored("outage"));
            until("plans", () -> moments("planned-outages"), () -> stored("outage_plan"));
        }
        if (systems.contains(LegacySystem.CIS)) {
            Set<String> cut = town.places().stream()
                    .filter(place -> injector.cutAccounts().contains(place.account()))
                    .map(Place::usagePoint)
                    .collect(Collectors.toCollection(TreeSet::new));
            until(
                    "usage points cut off",
                    cut,
                    () -> keys("select source_key from usage_point where source = 'cis' and not deleted"
                            + " and connection_state = 'disconnected-for-debt'"));
        }
        if (systems.contains(LegacySystem.METERS)) {
            awaitMeters();
        }
        if (systems.contains(LegacySystem.SCADA)) {
            Set<String> open = injector.openSwitches().stream()
                    .filter(town::isTelemetered)
                    .map(town.switchPoints()::get)
                    .collect(Collectors.toCollection(TreeSet::new));
            until("open switches", open, () -> zeroes(town.switchPoints().values()));
            Set<String> dead = Truths.read(city, Set.of()).deadBreakers(town.places()).stream()
                    .map(town.voltagePoints()::get)
                    .collect(Collectors.toCollection(TreeSet::new));
            until(
                    "feeders without voltage",
                    dead,
                    () -> zeroes(town.voltagePoints().values()));
        }
    }

    /** Every meter whose supply changed has sent its event, and the events that were not lost are stored. */
    private void awaitMeters() {
        until("meters that have not spoken", Set.of(), () -> city.truth("meter-states").stream()
                .filter(meter -> !meter.path("energised").asBoolean()
                        ? !meter.at("/said/evt").asText().equals("last-gasp")
                        : meter.at("/said/evt").asText().equals("last-gasp"))
                .map(meter -> meter.path("mtr_no").asText())
                .collect(Collectors.toCollection(TreeSet::new)));
        Set<String> reported = city.truth("meter-states").stream()
                .filter(meter -> meter.at("/said/evt").asText().equals("last-gasp"))
                .filter(meter -> !meter.at("/said/lost").asBoolean())
                .map(meter -> meter.path("mtr_no").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        until(
                "meters without supply",
                reported,
                () -> keys("select m.source_key from measurement m join measurement_point p"
                        + " on p.source_key = m.source_key and p.source = m.source where m.source = 'head-end'"
                        + " and m.value = 0 and p.kind = 'supply-state'"));
    }

    private Set<String> moments(String list) {
        return city.truth(list).stream()
                .map(row -> row.path("id").asText() + "="
                        + Instant.parse(row.path("updated_at").asText()).toEpochMilli())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> stored(String table) {
        return keys("select source_key || '=' || floor(extract(epoch from changed_at) * 1000)::bigint from " + table
                + " where source = 'gis'");
    }

    private Set<String> zeroes(Collection<String> points) {
        return keys("select source_key from measurement where source = 'scada' and value = 0 and source_key in ('"
                + String.join("','", points) + "')");
    }

    private Set<String> keys(String query) {
        String all = database.ask("select coalesce(string_agg(key, ' '), '') from (" + query + ") as asked (key)");
        return Arrays.stream(all.split(" "))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Our number for each of the city's customers. */
    Map<String, Long> customerIds() {
        return keys("select source_key || '=' || id from customer where source = 'cis' and not deleted").stream()
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.parseLong(pair[1])));
    }

    /** Waits until the last gasps of meters behind a switching operation would have arrived. */
    void awaitLastGaspTimeout(Instant switching) {
        Instant settled = switching.plus(LAST_GASP_TIMEOUT);
        until("switchings not settled", Set.of(), () -> Instant.now().isAfter(settled) ? Set.of() : Set.of("tie"));
    }

    private static void until(String what, Set<String> expected, Supplier<Set<String>> actual) {
        until(what, () -> expected, actual);
    }

    private static void until(String what, Supplier<Set<String>> expected, Supplier<Set<String>> actual) {
        Instant deadline = Instant.now().plus(LONGEST);
        Set<String> wanted = expected.get();
        Set<String> last = actual.get();
        while (!last.equals(wanted)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("After " + LONGEST + ", " + what + ": missing " + without(wanted, last)
                        + ", too many " + without(last, wanted));
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            wanted = expected.get();
            last = actual.get();
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest.stream().limit(20).collect(Collectors.toCollection(TreeSet::new));
    }
}
