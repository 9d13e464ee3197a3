package org.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.switchboard.access.UserChanged;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;

class ChangePublisherTest extends EventTestBase {

    private static final Set<String> TYPES =
            Set.of(Change.typeOf(UserChanged.class), Change.typeOf(RecordsChanged.class));

    private static final class Screen implements BroadcastListener {

        private final List<LoggedEvent> received = new CopyOnWriteArrayList<>();

        @Override
        public Set<String> types() {
            return TYPES;
        }

        @Override
        public void published(List<LoggedEvent> events) {
            received.addAll(events);
        }
    }

    private final Screen screen = new Screen();

    @Test
    void readers_learn_who_has_made_a_change_by_name_and_origin() {
        UserChanged byPerson = new UserChanged("wang", Actors.person("crm").author());
        RecordsChanged bySource = new RecordsChanged(
                "crm", RecordType.CUSTOMER, Set.of("C1"), Actor.source("crm").author());
        BroadcastReader reader = one.broadcast(screen);

        two.publish(byPerson);
        two.publish(bySource);
        reader.round();

        assertThat(screen.received)
                .extracting(LoggedEvent::actor)
                .containsExactly(
                        Optional.of(new ChangeAuthor("crm", "PERSON")), Optional.of(new ChangeAuthor("crm", "SOURCE")));
        assertThat(screen.received.get(0).as(UserChanged.class)).isEqualTo(byPerson);
        assertThat(screen.received.get(1).as(RecordsChanged.class)).isEqualTo(bySource);
    }

    @Test
    void an_event_of_an_earlier_version_names_no_author() {
        BroadcastReader reader = one.broadcast(screen);
        two.publish(new UserChanged("wang", Actors.person("li").author()));
        outside.useHandle(handle -> handle.execute("update event_log set actor = null, actor_origin = null"));

        reader.round();

        assertThat(screen.received).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEmpty();
            assertThat(event.as(UserChanged.class).by()).isEmpty();
        });
    }
}
