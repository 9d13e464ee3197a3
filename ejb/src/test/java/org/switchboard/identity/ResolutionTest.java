package org.switchboard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.switchboard.access.model.Actors.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.identity.model.EvidenceView;
import org.switchboard.identity.model.MergeView;
import org.switchboard.identity.model.ReviewView;
import org.switchboard.shared.BusinessException;

/** What becomes of records that come in, over a real database. */
class ResolutionTest {

    private static final String HIS_NUMBER = "11010519491231002X";
    private static final String ANOTHER_NUMBER = "33010219800101123X";
    private static final String MOBILE = "138-0571-2345";

    private static TransactionalDatabase database;

    private Register register;

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
        register = new Register(database.emptied());
    }

    @Test
    void one_person_in_three_systems_becomes_one_customer_by_number_and_by_name_with_telephone() {
        long cis = register.record("cis", "1", "王小明", HIS_NUMBER, "");
        long crm = register.record("crm", "2", "Wang Xiaoming", "11010519491231002x", MOBILE);
        long app = register.record("app", "3", "王晓明先生", "", "+86 13805712345");
        register.resolve();

        assertThat(register.recordsOf(cis)).containsExactly(cis, crm, app);
        assertThat(register.merges()).extracting(MergeView::strength).containsExactlyInAnyOrder("EXACT", "SCORED");
        assertThat(register.merges()).extracting(MergeView::decidedBy).containsOnly(Resolution.AUTOMATIC);
        assertThat(register.changes.fired())
                .flatExtracting(IdentitiesChanged::recordIds)
                .contains(cis, crm, app);
        assertThat(register.reviews()).isEmpty();
    }

    @Test
    void tried_record_gives_its_automatic_matches_and_its_candidates_for_review() {
        long same = register.record("cis", "1", "王小明", HIS_NUMBER, MOBILE);
        register.record("cis", "2", "张伟", ANOTHER_NUMBER, "010-65529988");
        register.resolve();
        ObjectNode offered = JsonNodeFactory.instance.objectNode();
        offered.put("key", "N-1").put("name", "Wang Xiaoming");
        offered.putArray("telephones").add("+86 13805712345");

        List<LikelyMatch> matches = likelyFor(offered);
        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.customerId()).isEqualTo(same);
            assertThat(match.key()).isEqualTo("1");
            assertThat(match.joins()).isTrue();
        });

        offered.put("name", "Wang Xiaomin");
        assertThat(likelyFor(offered)).singleElement().satisfies(match -> assertThat(match.joins())
                .isFalse());
        offered.put("name", "王小明").put("identityNumber", ANOTHER_NUMBER);
        assertThat(likelyFor(offered))
                .as("his number is another's: not him, and whoever has it for a person to look at")
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.key()).isEqualTo("2");
                    assertThat(match.joins()).isFalse();
                });
        assertThat(register.recordsOf(same)).containsExactly(same);
    }

    @Test
    void second_record_of_one_source_waits_for_a_person_unless_the_identity_number_joins_it() {
        long cis = register.record("cis", "1", "王小明", HIS_NUMBER, MOBILE);
        long called = register.record("crm", "2", "王小明", "", MOBILE);
        register.resolve();
        assertThat(register.recordsOf(cis)).containsExactlyInAnyOrder(cis, called);

        long calledAgain = register.record("crm", "3", "王小明", "", MOBILE);
        register.resolve();
        assertThat(register.recordsOf(calledAgain)).containsExactly(calledAgain);
        assertThat(register.reviews()).isNotEmpty();

        register.record("crm", "3", "王小明", HIS_NUMBER, MOBILE);
        register.resolve();
        register.resolve();
        assertThat(register.recordsOf(cis))
                .as("the number counts more than the score")
                .containsExactlyInAnyOrder(cis, calledAgain);
        assertThat(register.reviews()).anySatisfy(review -> assertThat(
                        List.of(review.one().id(), review.other().id()))
                .contains(called));
    }

    @Test
    void identity_number_against_a_persons_decision_waits_for_a_person_and_ends() {
        long cis = register.record("cis", "1", "王小明", HIS_NUMBER, MOBILE);
        long decided = register.record("crm", "2", "王红", "", "");
        register.resolve();
        register.join(cis, decided);
        long numbered = register.record("crm", "3", "王小明", HIS_NUMBER, "");

        assertTimeoutPreemptively(Duration.ofSeconds(20), register::resolve);

        assertThat(register.recordsOf(cis)).containsExactlyInAnyOrder(cis, decided);
        assertThat(register.recordsOf(numbered)).containsExactly(numbered);
        assertThat(register.reviews()).isNotEmpty();
        register.resolve();
        assertThat(linksOf(numbered)).as("the link that gives way is kept once").isLessThanOrEqualTo(1);
    }

    private long linksOf(long record) {
        return database.inTransaction(() -> database.jdbi().withHandle(handle -> handle.createQuery(
                        "select count(*) from identity_link where one = :record or other = :record")
                .bind("record", record)
                .mapTo(Long.class)
                .one()));
    }

    private List<LikelyMatch> likelyFor(ObjectNode offered) {
        return database.inTransaction(() -> register.likely.of("crm", List.of(offered), person("wang")))
                .get(0);
    }

    @Test
    void pair_with_common_telephone_and_family_name_goes_to_review_and_the_decision_is_kept() {
        long her = register.record("cis", "1", "王红梅", "", MOBILE);
        long somebody = register.record("crm", "2", "王晓明", "", MOBILE);
        long unclear = register.record("app", "3", "王红", "", MOBILE);
        register.resolve();
        assertThat(register.recordsOf(her)).containsExactly(her);
        ReviewView review = register.reviews().get(0);
        assertThat(List.of(review.one().id(), review.other().id())).containsExactly(her, unclear);
        assertThat(review.evidence()).extracting(EvidenceView::field).contains("NAME", "TELEPHONE");

        database.transact(() -> register.identities.notSame(review.id(), person(Register.SUPERVISOR)));
        register.record("app", "3", "王红梅", "", MOBILE);
        register.resolve();
        assertThat(register.recordsOf(her)).containsExactly(her);
        assertThat(register.recordsOf(somebody)).containsExactly(somebody);
        assertThat(register.reviews()).isEmpty();
        assertThatThrownBy(() ->
                        database.transact(() -> register.identities.same(review.id(), person(Register.SUPERVISOR))))
                .isInstanceOf(BusinessException.class);
    }

    @Test
    void review_of_an_unlinked_customer_who_is_deleted_is_closed() {
        register.record("cis", "1", "王红梅", "", MOBILE);
        register.record("app", "3", "王红", "", MOBILE);
        register.resolve();
        assertThat(waitingReviews()).isEqualTo(1);

        register.delete("app", "3");
        register.resolve();
        assertThat(waitingReviews()).isZero();
    }

    @Test
    void review_is_closed_when_the_new_score_suggests_nothing_and_waits_again_when_it_does() {
        register.record("cis", "1", "王红梅", "", MOBILE);
        register.record("app", "3", "王红", "", MOBILE);
        register.resolve();
        long review = register.reviews().get(0).id();

        register.record("app", "3", "李强", "", "139-9999-8888");
        register.resolve();
        assertThat(waitingReviews()).isZero();

        register.clock.advance(Duration.ofHours(1));
        register.record("app", "3", "王红", "", MOBILE);
        register.resolve();
        assertThat(register.reviews()).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(review);
            assertThat(again.foundAt()).isEqualTo(register.clock.instant());
            assertThat(again.decidedAt()).isEmpty();
        });
    }

    @Test
    void review_stays_when_a_record_changed_and_the_pair_is_still_suggested() {
        register.record("cis", "1", "王红梅", "", MOBILE);
        register.record("app", "3", "王红", "", MOBILE);
        register.resolve();
        Instant found = register.reviews().get(0).foundAt();

        register.clock.advance(Duration.ofHours(1));
        register.record("app", "3", "王红", "", MOBILE);
        register.record("crm", "9", "张伟", "", "010-65529988");
        register.resolve();
        assertThat(register.reviews()).singleElement().satisfies(review -> assertThat(review.foundAt())
                .isEqualTo(found));
    }

    @Test
    void review_stays_when_its_pair_is_no_longer_found_by_a_key_but_still_suggested() {
        register.record("cis", "1", "王红梅", "", MOBILE);
        register.record("app", "3", "王红", "", MOBILE);
        register.resolve();
        database.jdbi().useHandle(handle -> handle.execute("delete from identity_key"));

        database.transact(() -> {
            database.jdbi()
                    .useHandle(handle -> handle.execute("insert into identity_due (customer_id, due_at, indexed)"
                            + " select id, now(), true from customer"));
            register.resolution.resolve(10);
        });
        assertThat(waitingReviews()).isEqualTo(1);
    }

    @Test
    void pair_that_identity_numbers_contradict_later_waits_no_longer() {
        register.record("cis", "1", "王红梅", HIS_NUMBER, MOBILE);
        register.record("app", "3", "王红", "", MOBILE);
        register.resolve();
        assertThat(waitingReviews()).isEqualTo(1);

        register.record("app", "3", "王红", ANOTHER_NUMBER, MOBILE);
        register.resolve();
        assertThat(waitingReviews()).isZero();
    }

    @Test
    void changes_of_two_customers_are_events_of_different_keys() {
        register.record("cis", "1", "王小明", HIS_NUMBER, "");
        register.record("crm", "1", "王小明", HIS_NUMBER, "");
        register.resolve();
        register.record("cis", "2", "张伟", ANOTHER_NUMBER, "");
        register.record("crm", "2", "张伟", ANOTHER_NUMBER, "");
        register.resolve();
        assertThat(register.changes.fired())
                .extracting(IdentitiesChanged::eventKey)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    private long waitingReviews() {
        return database.inTransaction(() -> register.identities.waitingReviews(person("wang")));
    }

    @Test
    void pair_confirmed_in_review_is_one_customer() {
        long one = register.record("cis", "1", "王红梅", "", MOBILE);
        long other = register.record("crm", "2", "王红", "", MOBILE);
        register.resolve();
        MergeView merge = database.inTransaction(
                () -> register.identities.same(register.reviews().get(0).id(), person(Register.SUPERVISOR)));
        assertThat(merge.strength()).isEqualTo("REVIEWED");
        assertThat(register.recordsOf(one)).containsExactly(one, other);
        assertThat(register.reviews()).isEmpty();
    }

    @Test
    void undone_merge_is_not_repeated_automatically() {
        long one = register.record("cis", "1", "王小明", "", MOBILE);
        long other = register.record("crm", "2", "王小明", "", MOBILE);
        register.resolve();
        register.undo(register.merges().get(0).id());

        register.record("crm", "2", "王小明", "", MOBILE);
        register.resolve();
        assertThat(register.recordsOf(one)).containsExactly(one);
        assertThat(register.recordsOf(other)).containsExactly(other);
        assertThat(register.reviews()).isEmpty();
    }

    @Test
    void later_different_identity_number_splits_a_merge_by_score() {
        long one = register.record("cis", "1", "王小明", HIS_NUMBER, MOBILE);
        long other = register.record("crm", "2", "王小明", "", MOBILE);
        register.resolve();
        assertThat(register.recordsOf(one)).containsExactly(one, other);

        register.record("crm", "2", "王小明", ANOTHER_NUMBER, MOBILE);
        register.resolve();
        assertThat(register.recordsOf(one)).containsExactly(one);
        assertThat(register.merges().get(0).effective()).isFalse();

        register.record("crm", "2", "王小明", HIS_NUMBER, MOBILE);
        register.resolve();
        assertThat(register.recordsOf(one)).containsExactly(one, other);
    }

    @Test
    void shared_switchboard_number_joins_no_customers() {
        for (int i = 0; i < 70; i++) {
            register.record(i % 2 == 0 ? "cis" : "crm", "K" + i, "张伟", "", "0571-87654321");
        }
        register.resolve();
        assertThat(register.merges()).isEmpty();
        assertThat(register.reviews()).isEmpty();
    }

    @Test
    void record_whose_resolution_was_interrupted_is_due_again() {
        register.record("cis", "1", "王小明", HIS_NUMBER, "");
        assertThatThrownBy(() -> database.transact(() -> {
                    register.resolution.index(10);
                    register.resolution.resolve(10);
                    throw new IllegalStateException("the power is off");
                }))
                .hasMessageContaining("power");
        assertThat(database.inTransaction(() -> register.resolution.waiting())).isEqualTo(1);
    }

    @Test
    void lists_are_read_page_by_page() {
        for (int i = 0; i < 5; i++) {
            register.join(register.record("a", "A" + i, "客户", "", ""), register.record("b", "B" + i, "客户", "", ""));
        }
        var first = database.inTransaction(() -> register.identities.merges(3, Optional.empty(), person("wang")));
        var rest = database.inTransaction(() -> register.identities.merges(3, first.nextCursor(), person("wang")));
        assertThat(first.items()).hasSize(3);
        assertThat(rest.items()).hasSize(2);
        assertThat(rest.nextCursor()).isEmpty();
    }
}
