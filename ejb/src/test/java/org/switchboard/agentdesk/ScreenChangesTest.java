package org.switchboard.agentdesk;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actors;
import org.switchboard.access.model.Role;
import org.switchboard.agentdesk.persistence.AffectedElements;
import org.switchboard.agentdesk.persistence.MeterQueries;
import org.switchboard.database.TestDatabase;
import org.switchboard.deadline.DeadlineDiscarded;
import org.switchboard.deadline.DeadlineSet;
import org.switchboard.event.EventNode;
import org.switchboard.event.SetAsideSettled;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.interaction.ContactLogged;
import org.switchboard.knowledge.ArticleReviewDue;
import org.switchboard.knowledge.ArticlesChanged;
import org.switchboard.measurement.model.SupplyStateChanged;
import org.switchboard.network.model.ElementKey;
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.troubleticket.CallbackDue;
import org.switchboard.troubleticket.TicketsChanged;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.WorkOrderChanged;

/** Two nodes on one database, a desk open on each; whatever changes is stored by the first. */
class ScreenChangesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String RECORD = "source, source_key, changed_at, received_at, deleted, provenance";

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final ScheduledExecutorService THREADS = Executors.newScheduledThreadPool(2);

    /** A node as far as screens are concerned, with the topics that it has sent to its screens. */
    private static final class Node {

        final EventNode events = new EventNode(DATABASE, CLOCK);
        final ScreenChanges changes = new ScreenChanges();
        final ScreenTopics shown = new ScreenTopics();
        final List<String> delivered = new CopyOnWriteArrayList<>();

        Node() {
            Jdbi jdbi = events.database.jdbi();
            changes.scheduler = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ManagedScheduledExecutorService.class},
                    (proxy, method, arguments) -> method.invoke(THREADS, arguments));
            changes.shown = shown;
            changes.affected = new AffectedElements(jdbi);
            changes.supply = new SupplyMeters(new MeterQueries(jdbi), CLOCK);
            changes.areas = new LosingAreas(changes.affected, changes.supply);
            changes.addListener(screens ->
                    screens.forEach((screen, topics) -> topics.forEach(topic -> delivered.add(screen + ' ' + topic))));
            events.listens(changes);
            events.start();
        }

        /** What a supervisor has open. */
        void opens(String screen, String... topics) {
            shown.show(screen, Set.of(topics), Actors.only(Role.SUPERVISOR));
        }

        /** The topics that this screen was notified of. */
        List<String> notified(String screen) {
            return delivered.stream()
                    .filter(each -> each.startsWith(screen + ' '))
                    .map(each -> each.substring(screen.length() + 1))
                    .toList();
        }
    }

    private Node one;
    private Node two;

    @BeforeEach
    void startNodes() {
        one = new Node();
        two = new Node();
    }

    @AfterAll
    static void stopThreads() {
        THREADS.shutdownNow();
    }

    @AfterEach
    void stopNodes() {
        one.events.database.jdbi().useHandle(handle -> handle.execute("truncate network_element, outage cascade"));
        one.events.close();
        two.events.close();
    }

    @Test
    void editors_on_every_node_are_notified_of_an_article_of_their_base_that_is_due_for_review() {
        two.shown.show("list", Set.of("queue/articles/main"), Actors.only(Role.EDITOR));
        two.shown.show("other", Set.of("queue/articles/site"), Actors.only(Role.EDITOR));
        one.events.publish(new ArticleReviewDue("main", "no-supply", "zh", Optional.empty()));
        soon().until(() -> two.notified("list").size() == 1);
        one.events.publish(new ArticlesChanged("main", Optional.empty()));
        soon().until(() -> two.notified("list").size() == 2);
        assertThat(two.notified("other")).isEmpty();
    }

    @Test
    void page_of_the_sources_is_notified_of_decisions_about_what_was_set_aside() {
        two.opens("list", "queue/set-aside");
        for (Change decision : List.of(
                new SetAsideSettled("identity", 12, true, Optional.empty()),
                new DeadlineDiscarded("callback", "4", Optional.empty()),
                new DeadlineSet("callback", "4", Optional.empty()))) {
            two.delivered.clear();
            one.events.publish(decision);
            soon().until(() -> two.notified("list").contains("queue/set-aside"));
        }
    }

    @Test
    void change_of_a_feed_notifies_the_list_of_feeds_and_the_screens_of_its_source() {
        two.opens("list", "queue/feeds");
        two.opens("desk", "feed/gis");
        two.opens("other", "feed/cis");
        one.events.publish(new FreshnessChanged(
                new FeedId("gis", RecordType.OUTAGE),
                FreshnessChanged.Change.BROKEN,
                NOW,
                Optional.empty(),
                Optional.empty()));
        soon().until(() ->
                !two.notified("list").isEmpty() && two.notified("desk").equals(List.of("feed/gis")));
        assertThat(two.notified("other")).isEmpty();
    }

    @Test
    void screen_is_notified_of_a_change_on_another_node() {
        two.opens("desk", "customer/7", "order/WO-3");
        one.opens("other", "customer/9", "order/WO-9");
        one.events.publish(new TicketsChanged(Set.of(1L), Set.of("TT-1"), Set.of(7L), Optional.empty()));
        one.events.publish(order(Optional.empty()));
        soon().untilAsserted(() -> assertThat(two.notified("desk")).contains("customer/7", "order/WO-3"));
        assertThat(one.delivered).isEmpty();
    }

    @Test
    void change_of_a_ticket_notifies_its_own_page_and_the_list_but_no_page_of_another_ticket() {
        two.opens("desk", "ticket/TT-1");
        two.opens("other", "ticket/TT-2");
        two.opens("list", "queue/tickets");
        one.events.publish(new TicketsChanged(Set.of(1L), Set.of("TT-1"), Set.of(7L), Optional.empty()));
        soon().until(() -> two.notified("desk").equals(List.of("ticket/TT-1"))
                && two.notified("list").equals(List.of("queue/tickets")));
        assertThat(two.notified("other")).isEmpty();
    }

    @Test
    void list_is_notified_at_most_once_in_its_interval_and_the_page_of_the_ticket_each_time() {
        two.opens("desk", "ticket/TT-1");
        two.opens("list", "queue/tickets");
        long began = System.nanoTime();
        TicketsChanged change = new TicketsChanged(Set.of(1L), Set.of("TT-1"), Set.of(), Optional.empty());
        while (two.notified("list").size() < 3) {
            int before = two.notified("desk").size();
            one.events.publish(change);
            soon().until(() -> two.notified("desk").size() > before);
        }
        assertThat(NANOSECONDS.toMillis(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(2 * ScreenChanges.QUEUES_MILLIS);
        assertThat(two.notified("desk")).hasSizeGreaterThan(3);
    }

    @Test
    void change_of_an_order_notifies_the_lists_of_its_area_and_of_all_areas() {
        two.opens("list", "queue/orders");
        two.opens("desk", "queue/orders/north");
        two.opens("other", "queue/orders/south");
        one.events.publish(order(Optional.of("north")));
        soon().until(() ->
                !two.notified("list").isEmpty() && !two.notified("desk").isEmpty());
        assertThat(two.notified("other")).isEmpty();

        one.events.publish(order(Optional.empty()));
        soon().until(() -> two.notified("other").equals(List.of("queue/orders/south")));
    }

    @Test
    void screens_of_the_customer_and_callback_list_are_notified_of_a_due_callback() {
        two.opens("desk", "customer/7");
        two.opens("list", "queue/callbacks");
        two.opens("other", "queue/tickets", "queue/orders");
        one.events.publish(new CallbackDue(4, 1, Optional.of(7L), Optional.empty()));
        soon().until(() ->
                !two.notified("desk").isEmpty() && !two.notified("list").isEmpty());
        assertThat(two.notified("other")).isEmpty();
    }

    @Test
    void node_ignores_changes_that_none_of_its_screens_shows() {
        two.opens("desk", "customer/7", "record/customer/cis/C7");
        one.events.publish(new ContactLogged(1, Optional.of(8L), Optional.empty()));
        one.events.publish(new RecordsChanged("cis", RecordType.CUSTOMER, Set.of("C8"), Optional.empty()));
        one.events.publish(new RecordsChanged("crm", RecordType.CUSTOMER, Set.of("C7"), Optional.empty()));
        one.events.publish(new ContactLogged(2, Optional.of(7L), Optional.empty()));
        soon().until(() -> two.notified("desk").contains("customer/7"));
        assertThat(two.delivered).containsExactly("desk customer/7");
    }

    @Test
    void rolled_back_change_notifies_no_screen() {
        two.opens("desk", "customer/7", "customer/8");
        assertThatThrownBy(() -> one.events.database.transact(() -> {
                    one.events.publish(new ContactLogged(1, Optional.of(7L), Optional.empty()));
                    throw new IllegalStateException("somebody else has changed it");
                }))
                .isInstanceOf(IllegalStateException.class);
        one.events.publish(new ContactLogged(2, Optional.of(8L), Optional.empty()));
        soon().until(() -> two.notified("desk").contains("customer/8"));
        assertThat(two.delivered).containsExactly("desk customer/8");
    }

    @Test
    void element_with_the_same_key_in_another_network_notifies_nothing() {
        two.opens("desk", "element/gis/T1");
        two.opens("other", "element/fibre/T1");
        one.events.publish(new RecordsChanged("fibre", RecordType.NETWORK_ELEMENT, Set.of("T1"), Optional.empty()));
        one.events.publish(new SupplyStateChanged("scada", Set.of(new ElementKey("fibre", "T1")), Optional.empty()));
        soon().until(() -> two.notified("other").contains("element/fibre/T1"));
        assertThat(two.notified("desk")).isEmpty();
    }

    @Test
    void outage_notifies_the_desks_of_its_device() {
        insert("network_element", "T1", "kind", "'transformer'");
        insert("outage", "UO-1", "network_element_key", "'T1'");
        two.opens("desk", "element/gis/T1");
        two.opens("other", "element/gis/T2");
        one.events.publish(new RecordsChanged("oms", RecordType.OUTAGE, Set.of("UO-1"), Optional.empty()));
        one.events.publish(new RecordsChanged("gis", RecordType.OUTAGE, Set.of("UO-1"), Optional.empty()));
        soon().untilAsserted(() -> assertThat(two.delivered).containsExactly("desk element/gis/T1"));
    }

    @Test
    void desks_below_a_deenergised_device_are_notified_when_meters_of_another_transformer_report() {
        aFuseWithTwoTransformers();
        two.opens("desk", "element/gis/FU", "element/gis/T1");
        one.events.publish(new SupplyStateChanged(
                "scada", Set.of(new ElementKey("gis", "T2-SP1"), new ElementKey("gis", "T2-SP2")), Optional.empty()));
        soon().untilAsserted(() -> assertThat(two.notified("desk")).contains("element/gis/FU"));
        assertThat(two.notified("desk")).doesNotContain("element/gis/T1");
    }

    @Test
    void unreadable_change_notifies_every_screen_that_shows_something_of_its_kinds() {
        two.opens("desk", "customer/7", "element/gis/T1");
        two.opens("other", "element/gis/T1", "order/WO-1");
        two.opens("list", "queue/tickets");
        two.changes.published(List.of(new LoggedEvent(
                1,
                NOW,
                Change.typeOf(TicketsChanged.class),
                "1",
                JsonNodeFactory.instance.objectNode().put("ticketIds", "many"),
                Optional.empty())));
        soon().untilAsserted(() ->
                assertThat(two.delivered).containsExactlyInAnyOrder("desk customer/7", "list queue/tickets"));
    }

    private static WorkOrderChanged order(Optional<String> zone) {
        return new WorkOrderChanged(
                3, "WO-3", OrderState.ASSIGNED, new ElementKey("gis", "T1"), zone, Set.of(), Optional.empty());
    }

    /** One smart meter below the first transformer, and two below the second, which have lost supply. */
    private void aFuseWithTwoTransformers() {
        insert("network_element", "FU", "kind", "'fuse'");
        for (String transformer : List.of("T1", "T2")) {
            insert("network_element", transformer, "kind, upstream_key", "'transformer', 'FU'");
            for (int i = 1; i <= (transformer.equals("T1") ? 1 : 2); i++) {
                String point = transformer + "-SP" + i;
                insert("network_element", point, "kind, upstream_key", "'service-point', '" + transformer + "'");
                insert("usage_point", point, "network_element_key", "'" + point + "'");
                insert("end_device", point, "usage_point_key, kind", "'" + point + "', 'smart'");
                if (transformer.equals("T2")) {
                    insert("measurement_point", point, "network_element_key, kind", "'" + point + "', 'supply-state'");
                    insert("measurement", point, "value, quality", "0, 'good'");
                    one.events.database.jdbi().useHandle(handle -> {
                        handle.execute("update measurement set changed_at = ?", NOW.minus(Duration.ofMinutes(1)));
                        handle.execute("insert into measurement_zero (source, source_key) values ('gis', ?)", point);
                    });
                }
            }
        }
    }

    private void insert(String table, String key, String columns, String values) {
        one.events
                .database
                .jdbi()
                .useHandle(handle -> handle.execute("insert into " + table + " (" + RECORD + ", " + columns
                        + ") values ('gis', '" + key + "', now(), now(), false, '{}', " + values + ")"));
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
