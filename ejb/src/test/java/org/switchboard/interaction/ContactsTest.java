package org.switchboard.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Contact;
import org.switchboard.interaction.model.Direction;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.interaction.persistence.InteractionStore;
import org.switchboard.interaction.persistence.InteractionTable;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.Page;
import org.switchboard.shared.RecordedEvents;

class ContactsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static TransactionalDatabase database;

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final RecordedEvents<ContactLogged> logged = new RecordedEvents<>();
    private Contacts contacts;

    @BeforeAll
    static void startDatabase() {
        database = new TransactionalDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void assemble() {
        contacts = new Contacts(new InteractionTable(database.emptied().jdbi()), logged, clock);
    }

    @Test
    void a_contact_is_logged_with_all_that_is_known() {
        long customer = customer("C1", "13805712345");

        PartyInteraction contact = log(Contact.callOf(customer)
                .from("138-0571-2345")
                .about("no supply", "told about the outage")
                .ofTicket(7));

        assertThat(contact.channel()).contains("telephone");
        assertThat(contact.direction()).contains("inbound");
        assertThat(contact.agent()).contains("wang");
        assertThat(contact.at()).isEqualTo(clock.instant());
        assertThat(contact.summary()).contains("told about the outage");
        assertThat(contacts.ofTicket(7, 10, Optional.empty()).items()).containsExactly(contact);
        assertThat(logged.fired())
                .containsExactly(new ContactLogged(
                        contact.id(), Optional.of(customer), person("wang").author()));
    }

    @Test
    void what_contact_systems_report_is_found_by_the_customers_key_or_number_newest_first() {
        long customer = customer("C1", "05718765432 8001 13805712345");
        customer("C2", "13900000000");
        log(Contact.callOf(customer).about("bill", "explained"));
        report("wechat-1", "2026-11-22T07:00:00Z", "\"customerKey\": \"C1\"");
        report("ivr-1", "2026-11-22T07:30:00Z", "\"telephone\": \"138 0571 2345\"");
        report("ivr-2", "2026-11-22T07:40:00Z", "\"telephone\": \"8001\"");
        report("ivr-3", "2026-11-22T07:50:00Z", "\"customerKey\": \"C2\"");

        assertThat(contacts.ofCustomer(customer, 10, Optional.empty()).items())
                .extracting(PartyInteraction::source)
                .containsExactly("switchboard", "callcentre", "callcentre");
        Page<PartyInteraction> first = contacts.ofCustomer(customer, 2, Optional.empty());
        assertThat(contacts.ofCustomer(customer, 2, first.nextCursor()).items())
                .extracting(PartyInteraction::key)
                .containsExactly("wechat-1");
    }

    @Test
    void contact_of_another_customer_with_the_same_number_is_not_shown() {
        long one = customer("C1", "13805712345");
        long other = customer("C2", "13805712345");
        log(Contact.callOf(one).from("13805712345"));

        assertThat(contacts.ofCustomer(other, 10, Optional.empty()).items()).isEmpty();
    }

    @Test
    void a_record_that_comes_twice_is_kept_once() {
        long customer = customer("C1", "13805712345");
        report("ivr-1", "2026-11-22T07:30:00Z", "\"customerKey\": \"C1\"");
        report("ivr-1", "2026-11-22T07:30:00Z", "\"customerKey\": \"C1\"");

        assertThat(contacts.ofCustomer(customer, 10, Optional.empty()).items())
                .singleElement()
                .satisfies(contact -> assertThat(contact.duration()).contains(Duration.ofSeconds(90)));
    }

    @Test
    void contact_without_customer_is_refused() {
        Contact unnamed = new Contact(
                Optional.empty(),
                Channel.COUNTER,
                Direction.INBOUND,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(() -> log(unnamed))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("contact-of-nobody"));
    }

    @Test
    void channels_have_names_for_programs() {
        assertThat(Channel.named("web-hall")).isEqualTo(Channel.WEB_HALL);
        assertThat(Channel.named("WeChat")).isEqualTo(Channel.WECHAT);
        assertThatThrownBy(() -> Channel.named("pigeon")).isInstanceOf(BusinessException.class);
    }

    private PartyInteraction log(Contact contact) {
        return database.inTransaction(() -> contacts.log(contact, person("wang")));
    }

    private void report(String key, String at, String who) {
        database.transact(() -> new InteractionStore(database.jdbi())
                .reported()
                .upsert("callcentre", List.of(json("""
                                {"key": "%s", "changedAt": "%s", "at": "%s", %s, "channel": "ivr",
                                 "durationSeconds": 90, "reason": "outage"}""".formatted(key, at, at, who))), clock.instant()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private long customer(String key, String digits) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                        insert into customer (source, source_key, changed_at, received_at, deleted, provenance,
                                              telephone_digits)
                        values ('cis', :key, now(), now(), false, '{}', :digits) returning id""")
                .bind("key", key)
                .bind("digits", digits)
                .mapTo(Long.class)
                .one());
    }
}
