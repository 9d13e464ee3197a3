package org.switchboard.event.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchboard.access.SessionsEnded;
import org.switchboard.access.UserChanged;
import org.switchboard.deadline.DeadlineDiscarded;
import org.switchboard.deadline.DeadlineSet;
import org.switchboard.event.SetAsideSettled;
import org.switchboard.identity.IdentitiesChanged;
import org.switchboard.interaction.ContactLogged;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.knowledge.ArticleReviewDue;
import org.switchboard.knowledge.ArticlesChanged;
import org.switchboard.measurement.model.SupplyStateChanged;
import org.switchboard.network.model.ElementKey;
import org.switchboard.outbox.MessagesDue;
import org.switchboard.outbox.model.Destination;
import org.switchboard.privacy.PersonErased;
import org.switchboard.source.RecordType;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.feed.FeedHealthChanged;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.troubleticket.CallbackDue;
import org.switchboard.troubleticket.TicketsChanged;
import org.switchboard.troubleticket.TroubleCallReported;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.WorkOrderChanged;

class ChangePayloadTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00.123Z");

    private static final Optional<ChangeAuthor> BY = Optional.of(new ChangeAuthor("li.na", "PERSON"));

    static Stream<Change> changes() {
        return Stream.of(
                new RecordsChanged("gis", RecordType.OUTAGE, Set.of("UO-1", "UO-2"), BY),
                new SupplyStateChanged("scada", Set.of(new ElementKey("gis", "T1"), new ElementKey("gis", "T2")), BY),
                new TicketsChanged(Set.of(7L), Set.of("TT-7"), Set.of(), BY),
                new WorkOrderChanged(
                        3,
                        "WO-3",
                        OrderState.EN_ROUTE,
                        new ElementKey("gis", "T1"),
                        Optional.of("north"),
                        Set.of(7L),
                        BY),
                new FreshnessChanged(
                        new FeedId("gis", RecordType.OUTAGE),
                        FreshnessChanged.Change.BROKEN,
                        NOW,
                        Optional.of(Duration.ofSeconds(90)),
                        BY),
                new FeedHealthChanged(new FeedId("cis", "archive", RecordType.CUSTOMER), true, BY),
                new IdentitiesChanged(Set.of(1L, 2L), BY),
                new ContactLogged(5, Optional.empty(), BY),
                new UserChanged("li.na", BY),
                new SessionsEnded("li.na", BY),
                new PersonErased(17, BY),
                new ArticlesChanged("site", BY),
                new ArticleReviewDue("site", "no-supply", "en", BY),
                new TroubleCallReported(
                        9,
                        NOW,
                        Optional.of(new ElementKey("gis", "T1")),
                        Optional.empty(),
                        Optional.of(Symptom.NO_SUPPLY),
                        Channel.TELEPHONE,
                        Set.of(Hazard.WIRE_DOWN),
                        1,
                        BY),
                new CallbackDue(4, 1, Optional.of(7L), BY),
                new MessagesDue(new Destination("works", "work-order"), BY),
                new DeadlineSet("callback", "4", BY),
                new DeadlineDiscarded("callback", "4", BY),
                new SetAsideSettled("identity", 12, true, BY));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_is_read_as_it_was_published(Change change) {
        assertThat(logged(change, ChangePayload.of(change)).as(change.getClass()))
                .isEqualTo(change);
        assertThat(change.eventKey()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void author_is_stored_beside_the_payload_and_not_in_it(Change change) {
        assertThat(ChangePayload.of(change).has("by")).isFalse();
    }

    /** Events of these types are stored, also those that an older version wrote: a renamed class needs a migration of the log. */
    @Test
    void types_are_those_of_the_approved_list() throws IOException {
        assertThat(implementers().map(Change::typeOf).sorted())
                .containsExactlyElementsOf(Files.readAllLines(Path.of("src/test/resources/event-types.txt")));
    }

    @Test
    void every_change_is_read_back_by_this_test() {
        assertThat(changes().map(change -> (Object) change.getClass()))
                .containsAll(implementers().toList());
    }

    private static Stream<Class<? extends Change>> implementers() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.switchboard").stream()
                        .filter(javaClass -> javaClass.isAssignableTo(Change.class) && !javaClass.isInterface())
                        .map(javaClass -> javaClass.reflect().asSubclass(Change.class));
    }

    @Test
    void a_type_is_the_name_of_its_class_in_words() {
        assertThat(Change.typeOf(FeedHealthChanged.class)).isEqualTo("feed-health-changed");
    }

    @Test
    void fields_added_by_a_newer_version_are_ignored() {
        ObjectNode payload = ((ObjectNode) ChangePayload.of(new UserChanged("li.na", BY))).put("added", 1);
        assertThat(logged(new UserChanged("", BY), payload).as(UserChanged.class))
                .isEqualTo(new UserChanged("li.na", BY));
    }

    @Test
    void changes_of_an_older_version_without_numbers_and_zone_are_read() {
        ObjectNode tickets =
                (ObjectNode) ChangePayload.of(new TicketsChanged(Set.of(7L), Set.of("TT-7"), Set.of(), BY));
        tickets.remove("numbers");
        assertThat(logged(new UserChanged("", BY), tickets)
                        .as(TicketsChanged.class)
                        .numbers())
                .isEmpty();
        ObjectNode order = (ObjectNode) ChangePayload.of(new WorkOrderChanged(
                3, "WO-3", OrderState.EN_ROUTE, new ElementKey("gis", "T1"), Optional.of("north"), Set.of(7L), BY));
        order.remove("zone");
        assertThat(logged(new UserChanged("", BY), order)
                        .as(WorkOrderChanged.class)
                        .zone())
                .isEmpty();
    }

    @Test
    void payload_of_another_form_is_refused_and_quoted() {
        JsonNode payload = JsonNodeFactory.instance.objectNode().put("ticketIds", "many");
        assertThatThrownBy(() -> logged(new UserChanged("", BY), payload).as(TicketsChanged.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("many");
    }

    @Test
    void incomplete_or_null_payload_is_refused() {
        assertThatThrownBy(() -> logged(new UserChanged("", BY), JsonNodeFactory.instance.objectNode())
                        .as(SupplyStateChanged.class))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> logged(new UserChanged("", BY), JsonNodeFactory.instance.nullNode())
                        .as(SupplyStateChanged.class))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void readings_are_not_published() {
        assertThat(new RecordsChanged("scada", RecordType.MEASUREMENT, Set.of("m1"), BY).concernsReaders())
                .isFalse();
        assertThat(new RecordsChanged("gis", RecordType.OUTAGE, Set.of("UO-1"), BY).concernsReaders())
                .isTrue();
    }

    private static LoggedEvent logged(Change change, JsonNode payload) {
        return new LoggedEvent(1, NOW, Change.typeOf(change.getClass()), change.eventKey(), payload, change.by());
    }
}
