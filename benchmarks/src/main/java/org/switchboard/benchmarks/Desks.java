package org.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchboard.benchmarks.report.Figure;
import org.switchboard.benchmarks.report.Machine;
import org.switchboard.benchmarks.report.Report;
import org.switchboard.benchmarks.report.ServerProcess;
import org.switchboard.launcher.LaunchFailure;
import org.switchboard.launcher.Workbench;

/**
 * The program behind {@code benchmarks/run desks}: 200 agents each have a customer open. Measures the cost of desks
 * when idle, when one customer changes, and when breakers open above 5,000 customers. Also measures the transfer size
 * of a desk.
 */
public final class Desks {

    private static final int CUSTOMERS = 20_000;
    private static final int DESKS = 200;

    /** So many of the desks show a customer who will lose supply. */
    private static final int DESKS_BELOW = 20;

    private static final int CUSTOMERS_OUT = 5_000;
    private static final Duration IDLE_PERIOD = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Pattern RESOURCE = Pattern.compile("(?:src|href)=\"(/[^\"]*\\.(?:css|js|svg|woff2?)[^\"]*)\"");

    private final Options options;
    private final Workbench workbench;
    private final Report report;
    private final List<SimulatedDesk> below = new ArrayList<>();
    private final List<SimulatedDesk> elsewhere = new ArrayList<>();

    private Desks(Options options, Workbench workbench) {
        this.options = options;
        this.workbench = workbench;
        this.report = new Report(
                System.out,
                "desks",
                List.of(
                        Machine.facts(options.project()),
                        DESKS + " open desks, " + DESKS_BELOW + " of them with a customer who loses supply, a city of "
                                + options.customers() + " customers",
                        "server heap " + options.heap()
                                + " MB; desks, database and legacy systems run on the same machine"));
    }

    /** @param words the project's root folder, then options */
    public static void main(String[] words) throws Exception {
        try {
            Options options = Options.parse(words, CUSTOMERS, 0);
            try (Workbench workbench = options.workbench("work").start()) {
                new Desks(options, workbench).run();
            }
            System.exit(0);
        } catch (IllegalArgumentException | LaunchFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        FullIntake.await(workbench, RecordSort.ALL, Instant.now());
        new CustomerMatching(workbench.database().dataSource()).awaitEnd();
        List<String> breakers = breakersAbove(CUSTOMERS_OUT);
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            AgentBrowser browser = AgentBrowser.signedIn(workbench, executor);
            weigh(browser);
            Usage without = idleUsage();
            open(executor, breakers);
            measureIdle(without);
            oneCustomerChanges();
            outage(breakers);
        } finally {
            all().forEach(SimulatedDesk::close);
            executor.shutdownNow();
        }
        System.out.println("written to " + report.write(options.project().resolve("benchmarks/results")));
    }

    private void open(ExecutorService executor, List<String> breakers) throws IOException, InterruptedException {
        for (String customer : customers(breakers, true, DESKS_BELOW)) {
            below.add(SimulatedDesk.of(AgentBrowser.signedIn(workbench, executor), Long.parseLong(customer)));
        }
        for (String customer : customers(breakers, false, DESKS - DESKS_BELOW)) {
            elsewhere.add(SimulatedDesk.of(AgentBrowser.signedIn(workbench, executor), Long.parseLong(customer)));
        }
    }

    private List<SimulatedDesk> all() {
        List<SimulatedDesk> all = new ArrayList<>(below);
        all.addAll(elsewhere);
        return all;
    }

    private void weigh(AgentBrowser browser) throws IOException, InterruptedException {
        String customer = workbench.database().ask("select min(id) from customer");
        URI page = browser.root().resolve("agentdesk/desk.xhtml?customer=" + customer);
        HttpResponse<byte[]> first = browser.onTheWire(page);
        long resources = 0;
        long kept = 0;
        Map<String, Integer> sizes = new HashMap<>();
        String html = browser.page("agentdesk/desk.xhtml?customer=" + customer);
        for (String path :
                RESOURCE.matcher(html).results().map(r -> r.group(1)).distinct().toList()) {
            HttpResponse<byte[]> resource = browser.onTheWire(browser.root().resolve(path.replace("&amp;", "&")));
            resources += resource.body().length;
            sizes.put(path.replaceAll(".*/([^/?]+)[?].*", "$1"), resource.body().length);
            boolean isKept = resource.headers()
                    .firstValue("cache-control")
                    .filter(header -> header.contains("max-age") && !header.contains("max-age=0"))
                    .or(() -> resource.headers().firstValue("expires").filter(expires -> !expires.equals("0")))
                    .isPresent();
            kept += isKept ? resource.body().length : 0;
        }
        report.add(Figure.of("A desk on the wire, cold", kilobytes(first.body().length + resources))
                .beside(largest(sizes))
                .limit("under 320 kB"));
        report.add(Figure.of("A desk on the wire, warm", kilobytes(first.body().length + resources - kept))
                .limit("under 35 kB"));
    }

    private static String largest(Map<String, Integer> sizes) {
        return sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(5)
                .map(file -> file.getKey() + " " + kilobytes(file.getValue()))
                .collect(Collectors.joining(", ", "largest: ", ""));
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
    }

    /** What the server and its database do in a minute in which nobody does anything. */
    private record Usage(Duration cpu, long transactions, long liveCalls) {}

    private Usage idleUsage() {
        Instant begin = Instant.now();
        Duration cpu = ServerProcess.cpu(workbench.server().pid());
        long transactions = transactions();
        LockSupport.parkNanos(IDLE_PERIOD.toNanos());
        return new Usage(
                ServerProcess.cpu(workbench.server().pid()).minus(cpu),
                transactions() - transactions,
                Long.parseLong(workbench
                        .database()
                        .ask("select count(*) from account_balance where as_of > '" + begin + "'")));
    }

    private long transactions() {
        return Long.parseLong(workbench
                .database()
                .ask("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()"));
    }

    private void measureIdle(Usage without) {
        List<DeskCounts> counts = all().stream().map(SimulatedDesk::begin).toList();
        LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
        Usage with = idleUsage();
        report.add(Figure.of(
                        "At rest, " + IDLE_PERIOD.toSeconds() + " s",
                        String.format(
                                Locale.ROOT,
                                "%d refreshes, %d pushes received, %d accounts asked live, %d database transactions, %.2f s of CPU",
                                counts.stream().mapToInt(DeskCounts::refreshes).sum(),
                                counts.stream().mapToInt(DeskCounts::pushes).sum(),
                                with.liveCalls,
                                with.transactions,
                                with.cpu.toMillis() / 1000.0))
                .beside(String.format(
                        Locale.ROOT,
                        "without desks: %d transactions, %.2f s of CPU",
                        without.transactions,
                        without.cpu.toMillis() / 1000.0))
                .limit("no refresh, no live call, no more transactions than without desks"));
    }

    private void oneCustomerChanges() {
        SimulatedDesk desk = elsewhere.get(0);
        List<DeskCounts> counts = all().stream().map(SimulatedDesk::begin).toList();
        String customer = workbench
                .database()
                .ask("select c.source_key from customer c where c.source = 'cis' and c.id = " + desk.customer());
        workbench.legacySystems().ask("PATCH", "/customers/" + customer, "{\"tel1\":\"13900008888\"}");
        new Until(DEADLINE)
                .await(
                        "the desk of the changed customer is refreshed",
                        () -> desk.counts().refreshes() > 0 && desk.counts().millisToLastAnswer() > 0);
        report.add(Figure.of(
                        "One customer changes",
                        String.format(
                                Locale.ROOT,
                                "%d of %d desks refreshed, %d bytes, %d ms after the change in the source",
                                counts.stream()
                                        .filter(each -> each.refreshes() > 0)
                                        .count(),
                                DESKS,
                                desk.counts().bytes(),
                                desk.counts().millisToLastAnswer()))
                .limit("one desk"));
    }

    private void outage(List<String> breakers) {
        List<DeskCounts> counts = all().stream().map(SimulatedDesk::begin).toList();
        Duration cpu = ServerProcess.cpu(workbench.server().pid());
        breakers.forEach(breaker -> workbench.legacySystems().ask("POST", "/devices/" + breaker + "/open", ""));
        new Until(DEADLINE).await("all desks below show it", () -> below.stream()
                .allMatch(desk -> "UPSTREAM_SWITCH_OPEN".equals(desk.cause())));
        long[] shown = below.stream()
                .mapToLong(desk -> desk.counts().millisToLastAnswer())
                .sorted()
                .toArray();
        LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
        cpu = ServerProcess.cpu(workbench.server().pid()).minus(cpu);
        report.add(Figure.of(
                        "Breakers open above " + CUSTOMERS_OUT + " customers or more",
                        String.format(
                                Locale.ROOT,
                                "%d breakers; on the desks below after %d ms (median) and %d ms (last); %d refreshes of %d desks"
                                        + " below, %d of %d elsewhere, %d failed; %d bytes a refresh; %.1f s of CPU in all",
                                breakers.size(),
                                shown[shown.length / 2],
                                shown[shown.length - 1],
                                below.stream()
                                        .mapToInt(desk -> desk.counts().refreshes())
                                        .sum(),
                                below.size(),
                                elsewhere.stream()
                                        .mapToInt(desk -> desk.counts().refreshes())
                                        .sum(),
                                elsewhere.size(),
                                counts.stream().mapToInt(DeskCounts::failures).sum(),
                                below.stream()
                                                .mapToLong(desk -> desk.counts().bytes())
                                                .sum()
                                        / Math.max(
                                                1,
                                                below.stream()
                                                        .mapToInt(desk ->
                                                                desk.counts().refreshes())
                                                        .sum()),
                                cpu.toMillis() / 1000.0))
                .limit("within 2 s; none elsewhere"));
    }

    private List<String> breakersAbove(int customers) {
        List<String> breakers = new ArrayList<>();
        int above = 0;
        for (String line : workbench.database().ask("""
                with recursive below as (
                  select source_key as breaker, source_key, source from network_element where kind = 'breaker' and not deleted
                  union all
                  select b.breaker, e.source_key, e.source from below b
                  join network_element e on e.upstream_key = b.source_key and e.source = b.source and not e.deleted)
                select string_agg(breaker || '=' || n, ' ' order by n desc) from (
                  select breaker, count(*) as n from below b
                  join usage_point u on u.network_element_key = b.source_key and not u.deleted group by breaker) counted""").split(" ")) {
            String[] counted = line.split("=");
            if (above < customers) {
                breakers.add(counted[0]);
                above += Integer.parseInt(counted[1]);
            }
        }
        return breakers;
    }

    /** Customers with one usage point, below these breakers or not. */
    private List<String> customers(List<String> breakers, boolean belowThem, int number) {
        String keys = String.join(",", breakers);
        return Arrays.asList(
                workbench.database().ask("""
                with recursive out as (
                  select source_key, source from network_element
                  where source_key = any (string_to_array('%s', ',')) and not deleted
                  union all
                  select e.source_key, e.source from out o
                  join network_element e on e.upstream_key = o.source_key and e.source = o.source and not e.deleted)
                select string_agg(id::text, ' ') from (
                  select c.id from customer c
                  join customer_account a on a.customer_key = c.source_key and a.source = c.source and not a.deleted
                  join usage_point u on u.account_key = a.source_key and u.source = a.source and not u.deleted
                  left join out o on o.source_key = u.network_element_key
                  where c.source = 'cis' and not c.deleted and u.connection_state = 'connected'
                  group by c.id having count(*) = 1 and bool_and((o.source_key is not null) = %s)
                  order by c.id limit %d) chosen""".formatted(keys, belowThem, number)).split(" "));
    }
}
