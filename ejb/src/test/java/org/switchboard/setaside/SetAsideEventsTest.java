package org.switchboard.setaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.AccessDenied;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.access.model.Role;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.TestDatabase;
import org.switchboard.event.EventNode;
import org.switchboard.event.model.GroupLag;
import org.switchboard.event.model.SetAsideEvent;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.NotFoundException;

class SetAsideEventsTest {

    private static final Actor ADMIN = Actors.only(Role.ADMIN);

    private static DataSource dataSource;

    private final MovableClock clock = new MovableClock("2026-11-30T08:00:00Z");
    private EventNode node;
    private AuditTrail audit;
    private SetAsideEvents events;

    @BeforeAll
    static void startDatabase() {
        dataSource = TestDatabase.fresh();
    }

    @BeforeEach
    void startNode() {
        node = new EventNode(dataSource, clock);
        node.database.emptied();
        audit = new AuditTrail(new AuditTable(node.database.jdbi()), clock);
        events = new SetAsideEvents(node.groups, audit);
        execute(
                "insert into event_group (name, types, seen, reading)"
                        + " select n, '{}', pg_current_snapshot(), pg_current_snapshot() from unnest('{identity,outages}'::text[]) n");
        setAside("identity", 1);
        setAside("outages", 2);
        setAside("identity", 3);
    }

    @AfterEach
    void stopNode() {
        node.close();
    }

    @Test
    void events_are_listed_with_group_and_error_the_newest_first() {
        assertThat(page(Optional.empty()))
                .extracting(event -> event.event().id())
                .containsExactly(3L, 2L, 1L);
        List<SetAsideEvent> ofGroup = page(Optional.of("outages"));
        assertThat(ofGroup).hasSize(1);
        assertThat(ofGroup.get(0).error()).isEqualTo("no such customer 2");
        assertThat(ofGroup.get(0).attempts()).isEqualTo(20);
    }

    @Test
    void replayed_event_is_handled_again_and_the_log_names_who_replayed_it() {
        events.replay(page(Optional.empty()).get(0).id(), ADMIN);
        assertThat(texts("select group_name || ' ' || id from event_retry")).containsExactly("identity 3");
        assertThat(page(Optional.empty()))
                .extracting(event -> event.event().id())
                .containsExactly(2L, 1L);
        assertThat(texts("select type || ' ' || key || ' ' || (payload ->> 'replayed') || ' ' || actor from event_log"))
                .containsExactly("set-aside-settled identity/3 true " + ADMIN.name());
        assertThat(audited()).containsExactly("event-replayed 3 identity records-changed");
    }

    @Test
    void discarded_event_is_never_handled_and_the_log_names_who_discarded_it() {
        long id = page(Optional.empty()).get(0).id();
        events.discard(id, ADMIN);
        assertThat(texts("select id::text from event_retry")).isEmpty();
        assertThat(page(Optional.empty()))
                .extracting(event -> event.event().id())
                .containsExactly(2L, 1L);
        assertThat(texts("select key || ' ' || (payload ->> 'replayed') || ' ' || actor from event_log"))
                .containsExactly("identity/3 false " + ADMIN.name());
        assertThat(audited()).containsExactly("event-discarded 3 identity records-changed");
        assertThatThrownBy(() -> events.replay(id, ADMIN)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> events.discard(id, ADMIN)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void agent_neither_sees_nor_replays_nor_discards_an_event() {
        Actor agent = Actors.only(Role.AGENT);
        long id = page(Optional.empty()).get(0).id();
        assertThatThrownBy(() -> events.page(Optional.empty(), 10, Optional.empty(), agent))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> events.replay(id, agent)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> events.discard(id, agent)).isInstanceOf(AccessDenied.class);
        assertThat(page(Optional.empty())).hasSize(3);
    }

    @Test
    void admin_removes_a_group_that_nobody_reads_with_what_it_has_set_aside() {
        EventGroups groups = new EventGroups(node.groups, audit);
        assertThat(groups.lags(ADMIN)).extracting(GroupLag::group).containsExactly("identity", "outages");
        groups.remove("outages", ADMIN);
        assertThat(groups.lags(ADMIN)).extracting(GroupLag::group).containsExactly("identity");
        assertThat(page(Optional.of("outages"))).isEmpty();
        assertThat(audited()).containsExactly("event-group-removed outages ");
        assertThatThrownBy(() -> groups.remove("outages", ADMIN)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void admin_has_a_group_pass_a_type_that_nobody_handles() {
        execute("update event_group set types = '{gone,kept}' where name = 'identity'");
        EventGroups groups = new EventGroups(node.groups, audit);
        groups.deregisterType("identity", "gone", ADMIN);
        assertThat(texts("select types::text from event_group where name = 'identity'"))
                .containsExactly("{kept}");
        assertThat(audited()).containsExactly("event-type-removed identity gone");
        assertThatThrownBy(() -> groups.deregisterType("identity", "gone", ADMIN))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void integrator_removes_no_group() {
        EventGroups groups = new EventGroups(node.groups, audit);
        Actor integrator = Actors.only(Role.INTEGRATOR);
        assertThatThrownBy(() -> groups.remove("outages", integrator)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> groups.deregisterType("identity", "gone", integrator))
                .isInstanceOf(AccessDenied.class);
        assertThat(groups.lags(integrator)).hasSize(2);
    }

    private List<SetAsideEvent> page(Optional<String> group) {
        return events.page(group, 10, Optional.empty(), ADMIN).items();
    }

    private List<String> audited() {
        return audit.latest(10, Optional.empty()).items().stream()
                .map(SetAsideEventsTest::sentence)
                .toList();
    }

    private static String sentence(AuditView entry) {
        return entry.action() + ' ' + entry.subject() + ' ' + entry.detail().orElse("");
    }

    private static void setAside(String group, long id) {
        execute("insert into event_set_aside (group_name, event_id, created_at, type, key, payload, attempts, error,"
                + " set_aside_at) values ('" + group + "', " + id + ", now(), 'records-changed', 'cis', '{}', 20,"
                + " 'no such customer " + id + "', now())");
    }

    private static List<String> texts(String sql) {
        return Jdbi.create(dataSource)
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static void execute(String sql) {
        Jdbi.create(dataSource).useHandle(handle -> handle.execute(sql));
    }
}
