package org.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.switchboard.database.TestDatabase;
import org.switchboard.event.persistence.EventLogTable;

/** Two nodes, each a process of its own, on one database. One of them is killed by SIGKILL. */
class KilledNodeTest {

    /** Readers look every 5 s for what they were not notified of; as much again is for a busy machine. */
    private static final Duration TAKEOVER = Duration.ofSeconds(10);

    private final List<KillableNode> nodes = new ArrayList<>();
    private Jdbi database;
    private String url;

    private record Handled(String key, int number) {}

    @BeforeEach
    void createDatabase() throws Exception {
        PGSimpleDataSource dataSource = TestDatabase.fresh().unwrap(PGSimpleDataSource.class);
        url = dataSource.getURL() + "?user=" + dataSource.getUser();
        database = Jdbi.create(dataSource);
        KeyedChanges.createTables(database);
        database.useHandle(handle -> {
            handle.execute("create table handled (position bigint generated always as identity,"
                    + " event_id bigint, key text, number int, node text)");
            handle.execute("create table received (event_id bigint, node text)");
            handle.execute("create table led (node text, at timestamptz default clock_timestamp())");
            handle.execute("create table cleaned (node text, at timestamptz default clock_timestamp())");
            handle.execute("create table reminded (subject text, node text)");
        });
    }

    @AfterEach
    void endNodes() {
        nodes.forEach(KillableNode::close);
    }

    @Test
    void events_of_a_node_killed_between_commit_and_delivery_are_handled_by_the_other() throws Exception {
        startBoth("held");
        one().order("write a 20");
        one().kill();
        assertThat(handled()).as("nothing is delivered yet").isEmpty();

        two().order("ready");
        awaitAllHandled();
        assertThat(handlingNodes()).containsOnly("two");
        assertThat(receivedBy("two")).containsExactlyElementsOf(publishedIds());
    }

    @Test
    void events_of_a_node_killed_in_the_handler_take_effect_once_on_the_other() throws Exception {
        startBoth("stops-in-event");
        two().order("write a 10");
        two().order("write stop 1");
        two().order("write a 10");
        two().order("write b 10");
        KillableNode dying = firstIn("event");
        KillableNode other = otherThan(dying);
        other.order("proceed");
        assertThat(handled()).as("the effect is written, not committed").doesNotContain(new Handled("stop", 1));
        assertThat(sessions(dying, "state = 'idle in transaction' and backend_xid is not null"))
                .isPositive();

        dying.kill();
        awaitAllHandled();
        assertThat(nodesThatHandled("stop")).containsExactly(other.name);
    }

    @Test
    void committed_events_of_a_publisher_killed_in_the_commit_phase_are_handled_and_uncommitted_ones_are_not()
            throws Exception {
        startBoth();
        one().order("leave-open uncommitted");
        one().awaitReport("open uncommitted");
        one().order("write-on");
        soon().until(() -> handled().size() > 100);
        long committed;
        try (Handle gate = database.open()) {
            gate.execute("select pg_advisory_lock(?)", KeyedChanges.COMMIT_GATE);
            soon().until(() ->
                    sessions(one(), "query = 'COMMIT' and wait_event = 'advisory'") == NodeProcess.WRITERS / 2);
            committed = publishedIds().size();
            one().kill();
        }
        soon().until(() -> sessions(one(), "true") == 0);
        assertThat(publishedIds())
                .as("the database commits and notifies although its client is dead")
                .hasSize((int) committed + NodeProcess.WRITERS / 2);
        awaitAllHandled();
        assertThat(handled()).extracting(Handled::key).doesNotContain("uncommitted");
        assertThat(Set.copyOf(receivedBy("two"))).containsAll(publishedIds());
    }

    @Test
    void events_are_handled_once_although_nodes_that_listen_for_notifications_are_killed() throws Exception {
        startBoth();
        two().order("write-on");
        soon().until(() -> handled().size() > 100);
        one().kill();
        int before = handled().size();
        await().atMost(TAKEOVER).until(() -> handled().size() > before + 100);
        two().order("write-no-more");
        awaitAllHandled();
        assertThat(Set.copyOf(receivedBy("two")))
                .as("the other screens miss nothing")
                .containsAll(publishedIds());

        two().kill();
        soon().until(() -> database.withHandle(handle -> handle.createQuery("select count(*) = 0 from pg_stat_activity"
                        + " where datname = current_database() and query like 'listen %'")
                .mapTo(Boolean.class)
                .one()));
        KeyedChanges changes = new KeyedChanges(database, new EventLog(new EventLogTable(database), Clock.systemUTC()));
        for (int i = 0; i < 20; i++) {
            changes.write("unheard");
        }
        start("one").started();
        awaitAllHandled();
    }

    @Test
    void lock_of_a_killed_leader_passes_to_the_other() throws Exception {
        startBoth();
        soon().until(() -> !leaders().isEmpty());
        KillableNode leader = named(leaders().get(0));
        leader.kill();
        KillableNode other = otherThan(leader);
        await().atMost(TAKEOVER).until(() -> leaders().contains(other.name));
        List<String> all = leaders();
        assertThat(all.subList(all.indexOf(other.name), all.size()))
                .as("one leads after the other")
                .containsOnly(other.name);
    }

    @Test
    void job_of_a_killed_node_runs_on_the_other_after_its_interval() throws Exception {
        startBoth("stops-in-job");
        KillableNode dying = firstIn("job");
        KillableNode other = otherThan(dying);
        assertThat(cleaningNodes()).as("once in the cluster").containsExactly(dying.name);
        other.order("proceed");
        dying.kill();
        await().atMost(NodeProcess.JOB_INTERVAL.plus(TAKEOVER))
                .until(() -> cleaningNodes().size() > 2);
        assertThat(cleaningNodes().subList(1, 3)).containsOnly(other.name);
    }

    @Test
    void deadline_of_a_node_killed_in_the_handler_takes_effect_once_on_the_other() throws Exception {
        startBoth("stops-in-deadline");
        one().order("set-deadline 7");
        KillableNode dying = firstIn("deadline");
        KillableNode other = otherThan(dying);
        other.order("proceed");
        assertThat(remindingNodes()).as("the effect is written, not committed").isEmpty();
        dying.kill();
        await().atMost(TAKEOVER).until(() -> !remindingNodes().isEmpty());
        assertThat(remindingNodes()).containsExactly(other.name);
        assertThat(ids("select count(*) from deadline")).containsExactly(0L);
    }

    private static ConditionFactory soon() {
        return EventTestBase.soon();
    }

    private void startBoth(String... options) {
        start("one", options);
        start("two", options);
        nodes.forEach(KillableNode::started);
    }

    private KillableNode start(String name, String... options) {
        KillableNode node = KillableNode.start(url, name, options);
        nodes.add(node);
        return node;
    }

    private KillableNode one() {
        return nodes.get(0);
    }

    private KillableNode two() {
        return nodes.get(1);
    }

    private KillableNode named(String name) {
        return name.equals(one().name) ? one() : two();
    }

    private KillableNode firstIn(String place) {
        soon().until(() -> nodes.stream().anyMatch(node -> node.hasReported("in " + place)));
        return nodes.stream()
                .filter(node -> node.hasReported("in " + place))
                .findFirst()
                .orElseThrow();
    }

    private KillableNode otherThan(KillableNode node) {
        return node == one() ? two() : one();
    }

    /** Each committed event took effect once, in the order of the changes of its key; nothing else did. */
    private void awaitAllHandled() {
        await().atMost(TAKEOVER).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(handledIds())
                .hasSizeGreaterThanOrEqualTo(publishedIds().size()));
        assertThat(handledIds()).isEqualTo(publishedIds());
        Map<String, Integer> last = lastNumbers();
        assertThat(byKey(handled()))
                .isEqualTo(last.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> IntStream.rangeClosed(1, entry.getValue())
                                .boxed()
                                .toList())));
    }

    private static Map<String, List<Integer>> byKey(List<Handled> handled) {
        return handled.stream()
                .collect(Collectors.groupingBy(Handled::key, Collectors.mapping(Handled::number, Collectors.toList())));
    }

    /** What is committed: as many changes as the last number says. */
    private Map<String, Integer> lastNumbers() {
        return database.withHandle(handle -> handle.createQuery(
                        "select key, max(number) as last from change group by key having count(*) = max(number)")
                .map((row, context) -> Map.entry(row.getString("key"), row.getInt("last")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
    }

    private List<Handled> handled() {
        return database.withHandle(handle -> handle.createQuery("select key, number from handled order by position")
                .map((row, context) -> new Handled(row.getString("key"), row.getInt("number")))
                .list());
    }

    private List<Long> handledIds() {
        return ids("select event_id from handled order by event_id");
    }

    private List<Long> publishedIds() {
        return ids("select id from event_log where type = '" + TestConsumer.TYPE + "' order by id");
    }

    private List<Long> receivedBy(String node) {
        return ids("select event_id from received where node = '" + node + "' order by event_id");
    }

    private List<Long> ids(String sql) {
        return database.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }

    private List<String> handlingNodes() {
        return nodesIn("select node from handled");
    }

    private List<String> nodesThatHandled(String key) {
        return nodesIn("select node from handled where key = '" + key + "'");
    }

    private List<String> leaders() {
        return nodesIn("select node from led order by at");
    }

    private List<String> cleaningNodes() {
        return nodesIn("select node from cleaned order by at");
    }

    private List<String> remindingNodes() {
        return nodesIn("select node from reminded");
    }

    private List<String> nodesIn(String sql) {
        return database.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private int sessions(KillableNode node, String condition) {
        return database.withHandle(handle -> handle.createQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and application_name = :node and " + condition)
                .bind("node", node.name)
                .mapTo(Integer.class)
                .one());
    }
}
