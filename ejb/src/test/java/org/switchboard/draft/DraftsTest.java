package org.switchboard.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.switchboard.access.model.Actors.person;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.draft.model.Draft;
import org.switchboard.draft.persistence.DraftTable;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;

class DraftsTest {

    private static final String MATTER = "call/customer/5";

    private static TransactionalDatabase database;

    private final MovableClock clock = new MovableClock("2026-11-30T07:54:06Z");
    private Drafts drafts;

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
        drafts = new Drafts(new DraftTable(database.emptied().jdbi()), clock);
    }

    @Test
    void a_matter_without_draft_has_version_0_and_no_fields() {
        assertThat(drafts.find(MATTER, person("li"))).isEqualTo(Draft.none(MATTER));
    }

    @Test
    void a_saved_draft_is_found_as_it_was_typed() {
        Map<String, String> typed = Map.of("symptom", "整栋楼没电 \"since\" 07:50\r\n\t✓ 🏠", "callback", "true");

        Draft saved = drafts.save(MATTER, typed, 0, person("li"));

        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.savedAt()).contains(clock.instant());
        assertThat(drafts.find(MATTER, person("li"))).isEqualTo(saved);
        assertThat(saved.fields()).isEqualTo(typed);
    }

    @Test
    void another_user_has_a_draft_of_their_own_on_the_same_matter() {
        drafts.save(MATTER, Map.of("symptom", "of li"), 0, person("li"));

        assertThat(drafts.find(MATTER, person("wang")).version()).isZero();
        drafts.save(MATTER, Map.of("symptom", "of wang"), 0, person("wang"));
        drafts.end(MATTER, person("wang"));

        assertThat(drafts.find(MATTER, person("li")).fields()).containsEntry("symptom", "of li");
    }

    @Test
    void save_based_on_an_older_version_changes_nothing_and_returns_the_current_one() {
        drafts.save(MATTER, Map.of("symptom", "first window"), 0, person("li"));

        DraftChanged refusal = catchThrowableOfType(
                DraftChanged.class, () -> drafts.save(MATTER, Map.of("symptom", "second window"), 0, person("li")));

        assertThat(refusal.present().fields()).containsEntry("symptom", "first window");
        assertThat(drafts.find(MATTER, person("li"))).isEqualTo(refusal.present());
        assertThat(drafts.save(
                                MATTER,
                                Map.of("symptom", "both"),
                                refusal.present().version(),
                                person("li"))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void a_save_that_arrives_after_the_end_is_refused_even_the_first_one() {
        drafts.end("call/new", person("li"));
        assertThatExceptionOfType(DraftChanged.class)
                .isThrownBy(() -> drafts.save("call/new", Map.of("symptom", "late"), 0, person("li")));

        Draft typed = drafts.save(MATTER, Map.of("symptom", "used"), 0, person("li"));
        Draft ended = drafts.end(MATTER, person("li"));
        assertThatExceptionOfType(DraftChanged.class)
                .isThrownBy(() -> drafts.save(MATTER, Map.of("symptom", "used"), typed.version(), person("li")));

        assertThat(drafts.find(MATTER, person("li"))).isEqualTo(ended);
        assertThat(ended.fields()).isEmpty();
        assertThat(drafts.save(MATTER, Map.of("symptom", "next call"), ended.version(), person("li"))
                        .fields())
                .containsEntry("symptom", "next call");
    }

    @Test
    void a_draft_deleted_by_the_cleanup_can_be_saved_on_by_the_page_that_still_shows_it() {
        long version =
                drafts.save(MATTER, Map.of("symptom", "a"), 0, person("li")).version();
        clock.advance(Duration.ofDays(31));
        drafts.deleteSavedBefore(clock.instant().minus(Duration.ofDays(30)), 10);

        assertThat(drafts.save(MATTER, Map.of("symptom", "ab"), version, person("li"))
                        .version())
                .isGreaterThan(version);
    }

    @Test
    void cleanup_deletes_old_drafts_and_ended_ones_after_a_day_in_bounded_batches() {
        for (int i = 0; i < 5; i++) {
            drafts.save("order/WO-" + i, Map.of("note", "x"), 0, person("li"));
        }
        drafts.end("order/WO-0", person("li"));
        clock.advance(Duration.ofDays(2));
        drafts.save(MATTER, Map.of("symptom", "new"), 0, person("li"));

        assertThat(drafts.deleteSavedBefore(clock.instant().minus(Duration.ofDays(30)), 3))
                .isEqualTo(1);
        assertThat(drafts.find("order/WO-1", person("li")).fields()).isNotEmpty();
        assertThat(drafts.deleteSavedBefore(clock.instant().minus(Duration.ofDays(1)), 3))
                .isEqualTo(3);
        assertThat(drafts.deleteSavedBefore(clock.instant().minus(Duration.ofDays(1)), 3))
                .isEqualTo(1);
        assertThat(drafts.find(MATTER, person("li")).fields()).isNotEmpty();
    }

    @Test
    void oldest_draft_is_deleted_when_a_user_has_too_many() {
        for (int i = 0; i <= Drafts.MOST_OF_A_USER; i++) {
            drafts.save("ticket/TT-" + i, Map.of("note", "x"), 0, person("li"));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(drafts.find("ticket/TT-0", person("li")).version()).isZero();
        assertThat(drafts.find("ticket/TT-1", person("li")).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "call//5",
                "call/customer/5/",
                "../x",
                "call/../x",
                "call customer",
                "call/\0",
                "呼叫",
                "a/b/c/d/e"
            })
    void refuses_matter_of_another_form(String matter) {
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> drafts.save(matter, Map.of(), 0, person("li")))
                .satisfies(refusal -> assertThat(refusal.field()).contains("matter"));
        assertThatExceptionOfType(BusinessException.class).isThrownBy(() -> drafts.find(matter, person("li")));
        assertThatExceptionOfType(BusinessException.class).isThrownBy(() -> drafts.end(matter, person("li")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul \0", "half a pair \uD83C", "\uDFE0 the other half"})
    void refuses_text_that_cannot_be_stored_and_names_the_field(String text) {
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> drafts.save(MATTER, Map.of("symptom", text), 0, person("li")))
                .satisfies(refusal -> assertThat(refusal.field()).contains("symptom"));
    }

    @Test
    void refuses_null_text_and_field_names_of_another_form() {
        Map<String, String> fields = new HashMap<>();
        fields.put("symptom", null);
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> drafts.save(MATTER, fields, 0, person("li")));
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> drafts.save(MATTER, Map.of("a:b", "x"), 0, person("li")));
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> drafts.save(MATTER, Map.of("a", "x"), -1, person("li")));
    }

    @Test
    void refuses_more_than_64_KiB_or_50_fields_and_names_the_longest_field() {
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> drafts.save(MATTER, Map.of("a", "x", "note", "电".repeat(22_000)), 0, person("li")))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("draft-size"))
                .satisfies(refusal -> assertThat(refusal.field()).contains("note"));
        Map<String, String> many = IntStream.rangeClosed(0, DraftRules.MOST_FIELDS)
                .boxed()
                .collect(Collectors.toMap(i -> "f" + i, i -> "x"));
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> drafts.save(MATTER, many, 0, person("li")))
                .satisfies(refusal -> assertThat(refusal.field()).contains("fields"));
        assertThat(drafts.find(MATTER, person("li")).version()).isZero();
    }
}
