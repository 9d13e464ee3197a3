package org.switchboard.agentdesk;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
            changes.addListener(delivered::addAll);
            events.listens(changes);
            events.start();
        }

        /** Without the topics of whole pages, which may come once more after a test. */
        List<String> notifiedDesks() {
            return delivered.stream().filter(topic -> !topic.equals("orders")).toList();
        }
    }

    private static Node one;
    private static Node two;

    @BeforeAll
    static void startNodes() {
        one = new Node();
        two = new Node();
    }

    @AfterAll
    static void stopNodes() {
        one.events.close();
        two.events.close();
        THREADS.shutdownNow();
    }

    @AfterEach
    void closeDesks() {
        two.shown.close("desk");
        one.delivered.clear();
        two.delivered.clear();
    }

    @Test
    void editors_on_every_node_are_notified_of_an_article_that_is_due_for_review() {
        two.shown.show("desk", Set.of("articles"));
        one.events.publish(new ArticleReviewDue("main", "no-supply", "zh", Optional.empty()));
        soon().until(() -> two.delivered.contains("articles"));
        two.delivered.clear();
        one.events.publish(new ArticlesChanged("main", Optional.empty()));
        soon().until(() -> two.delivered.contains("articles"));
    }

    @Test
    void page_of_the_sources_is_notified_of_decisions_about_what_was_set_aside() {
        for (Change decision : List.of(
                new SetAsideSettled("identity", 12, true, Optional.empty()),
                new DeadlineDiscarded("callback", "4", Optional.empty()),
                new DeadlineSet("callback", "4", Optional.empty()))) {
            two.delivered.clear();
            one.events.publish(decision);
            soon().until(() -> two.delivered.contains("sources"));
        }
    }

    @Test
    void screen_is_notified_of_a_change_on_another_node() {
        two.shown.show("desk", Set.of("customer/7", "order/3"));
        one.events.publish(new TicketsChanged(Set.of(1L), Set.of(7L), Optional.empty()));
        one.events.publish(new WorkOrderChanged(
                3, "WO-3", OrderState.ASSIGNED, new ElementKey("gis", "T1"), Set.of(), Optional.empty()));
        soon().untilAsserted(() -> assertThat(two.delivered).contains("customer/7", "order/3", "orders"));
        assertThat(one.notifiedDesks()).isEmpty();
    }

    @Test
    void screens_of_the_customer_and_callback_list_are_notified_of_a_due_callback() {
        two.shown.show("desk", Set.of("customer/7"));
        one.events.publish(new CallbackDue(4, 1, Optional.of(7L), Optional.empty()));
        soon().untilAsserted(() -> assertThat(two.delivered).contains("customer/7", "orders"));
    }

    @Test
    void node_ignores_changes_that_none_of_its_screens_shows() {
        two.shown.show("desk", Set.of("customer/7"));
        one.events.publish(new ContactLogged(1, Optional.of(8L), Optional.empty()));
        one.events.publish(new RecordsChanged("cis", RecordType.CUSTOMER, Set.of("C8"), Optional.empty()));
        one.events.publish(new ContactLogged(2, Optional.of(7L), Optional.empty()));
        soon().until(() -> two.delivered.contains("customer/7"));
        assertThat(two.notifiedDesks()).containsExactly("customer/7");
    }

    @Test
    void rolled_back_change_notifies_no_screen() {
        two.shown.show("desk", Set.of("customer/7", "customer/8"));
        assertThatThrownBy(() -> one.events.database.transact(() -> {
                    one.events.publish(new ContactLogged(1, Optional.of(7L), Optional.empty()));
                    throw new IllegalStateException("somebody else has changed it");
                }))
                .isInstanceOf(IllegalStateException.class);
        one.events.publish(new ContactLogged(2, Optional.of(8L), Optional.empty()));
        soon().until(() -> two.delivered.contains("customer/8"));
        assertThat(two.notifiedDesks()).containsExactly("customer/8");
    }

    @Test
    void outage_notifies_the_desks_of_its_device() {
        insert("outage", "UO-1", "network_element_key", "'T1'");
        two.shown.show("desk", Set.of("element/T1"));
        one.events.publish(new RecordsChanged("gis", RecordType.OUTAGE, Set.of("UO-1"), Optional.empty()));
        soon().untilAsserted(() -> assertThat(two.notifiedDesks()).containsExactly("element/T1"));
    }

    @Test
    void desks_below_a_deenergised_device_are_notified_when_meters_of_another_transformer_report() {
        aFuseWithTwoTransformers();
        two.shown.show("desk", Set.of("element/FU", "element/T1"));
        one.events.publish(new SupplyStateChanged(
                "scada", Set.of(new ElementKey("gis", "T2-SP1"), new ElementKey("gis", "T2-SP2")), Optional.empty()));
        soon().untilAsserted(() -> assertThat(two.delivered).contains("element/FU"));
        assertThat(two.delivered).doesNotContain("element/T1");
    }

    @Test
    void every_screen_refreshes_after_an_unreadable_change() {
        two.changes.published(List.of(new LoggedEvent(
                1,
                NOW,
                Change.typeOf(TicketsChanged.class),
                "1",
                JsonNodeFactory.instance.objectNode().put("ticketIds", "many"),
                Optional.empty())));
        soon().untilAsserted(() -> assertThat(two.delivered).containsExactly(ScreenTopics.EVERYTHING));
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
