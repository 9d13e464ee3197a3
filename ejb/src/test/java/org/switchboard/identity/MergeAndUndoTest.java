package org.switchboard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.identity.model.MergeView;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;

/** Merging and taking it back are inverse, with all that is attached before, between and after. */
class MergeAndUndoTest {

    private static final String HIS_NUMBER = "11010519491231002X";
    private static final String ANOTHER_NUMBER = "33010219800101123X";

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

    private List<Long> records(int number) {
        List<Long> records = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            records.add(register.record("s" + i % 3, "K" + i, "客户" + i, "", ""));
        }
        return records;
    }

    @Test
    void undo_returns_later_attachments_to_their_customers() {
        List<Long> two = records(2);
        long before = register.ticketOf(two.get(0));

        MergeView merge = register.join(two.get(0), two.get(1));
        long ofTheOne = register.ticketOf(two.get(0));
        long ofTheOther = register.ticketOf(two.get(1));
        long call = register.contactOf(two.get(1));
        assertThat(register.recordsOf(two.get(0))).containsExactlyElementsOf(two);
        assertThat(register.ticketsOf(register.recordsOf(two.get(1)))).containsExactly(before, ofTheOne, ofTheOther);
        assertThat(register.contactsOf(register.recordsOf(two.get(0)))).containsExactly(call);

        register.undo(merge.id());
        assertThat(register.ticketsOf(register.recordsOf(two.get(0)))).containsExactly(before, ofTheOne);
        assertThat(register.contactsOf(register.recordsOf(two.get(0)))).isEmpty();
        assertThat(register.ticketsOf(register.recordsOf(two.get(1)))).containsExactly(ofTheOther);
        assertThat(register.contactsOf(register.recordsOf(two.get(1)))).containsExactly(call);
    }

    @Test
    void undo_of_a_merge_within_a_chain_splits_the_chain_there() {
        List<Long> five = records(5);
        List<Long> merges = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            merges.add(register.join(five.get(i), five.get(i + 1)).id());
        }
        register.undo(merges.get(1));
        assertThat(register.recordsOf(five.get(0))).containsExactly(five.get(0), five.get(1));
        assertThat(register.recordsOf(five.get(4))).containsExactly(five.get(2), five.get(3), five.get(4));
    }

    @Test
    void record_that_does_not_exist_is_not_found() {
        long known = records(1).get(0);
        assertThatThrownBy(() -> register.join(known, 999_999_999)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> register.join(999_999_999, known)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_merge_is_undone_once_and_can_be_made_again_by_hand() {
        List<Long> two = records(2);
        MergeView merge = register.join(two.get(0), two.get(1));
        MergeView undone = register.undo(merge.id());
        assertThat(undone.undoneBy()).contains(Register.SUPERVISOR);
        assertThat(undone.effective()).isFalse();
        assertThatThrownBy(() -> register.undo(merge.id()))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("merge-undone"));

        register.join(two.get(0), two.get(1));
        assertThat(register.recordsOf(two.get(0))).hasSize(2);
    }

    @Test
    void manual_merge_of_different_identity_numbers_is_refused_even_indirectly() {
        long one = register.record("a", "1", "王小明", HIS_NUMBER, "");
        long other = register.record("b", "2", "王小明", ANOTHER_NUMBER, "");
        long third = register.record("c", "3", "王小明", "", "");
        register.join(one, third);
        assertThatThrownBy(() -> register.join(third, other))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("identity-contradicts"));
        assertThat(register.recordsOf(other)).containsExactly(other);
        assertThat(register.merges()).hasSize(1);
    }

    /** A model of what should be: which records lie with whom is asked of the database after each step. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void each_undo_restores_the_state_without_that_merge(long seed) {
        Random random = new Random(seed);
        List<Long> records = records(14);
        Map<Long, Set<Long>> tickets = new HashMap<>();
        Map<Long, Set<Long>> contacts = new HashMap<>();
        records.forEach(record -> {
            tickets.put(record, new TreeSet<>());
            contacts.put(record, new TreeSet<>());
        });
        List<Long> standing = new ArrayList<>();
        for (int step = 0; step < 50; step++) {
            long record = records.get(random.nextInt(records.size()));
            switch (random.nextInt(4)) {
                case 0 -> tickets.get(record).add(register.ticketOf(record));
                case 1 -> contacts.get(record).add(register.contactOf(record));
                case 2 -> {
                    Map<Long, Set<Long>> before = identities(records);
                    long other = records.get(random.nextInt(records.size()));
                    if (before.get(record).contains(other)) {
                        break;
                    }
                    try {
                        long merge = register.join(record, other).id();
                        assertThat(register.recordsOf(record)).contains(other);
                        if (random.nextInt(3) == 0) {
                            tickets.get(other).add(register.ticketOf(other));
                            register.undo(merge);
                            assertThat(identities(records)).isEqualTo(before);
                        } else {
                            standing.add(merge);
                        }
                    } catch (BusinessException keptApart) {
                        assertThat(keptApart.key()).isEqualTo("identity-contradicts");
                        assertThat(identities(records)).isEqualTo(before);
                    }
                }
                default -> {
                    if (!standing.isEmpty()) {
                        register.undo(standing.remove(random.nextInt(standing.size())));
                    }
                }
            }
            assertEverythingIsWhereItBelongs(records, tickets, contacts);
        }
        Collections.shuffle(standing, random);
        standing.forEach(register::undo);
        identities(records).forEach((record, identity) -> assertThat(identity).containsExactly(record));
        assertEverythingIsWhereItBelongs(records, tickets, contacts);
    }

    private Map<Long, Set<Long>> identities(List<Long> records) {
        return database.inTransaction(() -> {
            Map<Long, Set<Long>> identities = new HashMap<>();
            records.forEach(record -> identities.put(record, register.recordsOf(record)));
            return identities;
        });
    }

    private void assertEverythingIsWhereItBelongs(
            List<Long> records, Map<Long, Set<Long>> tickets, Map<Long, Set<Long>> contacts) {
        database.transact(() -> identities(records).forEach((record, identity) -> {
            Set<Long> ofAll = new TreeSet<>();
            Set<Long> callsOfAll = new TreeSet<>();
            identity.forEach(member -> {
                ofAll.addAll(tickets.get(member));
                callsOfAll.addAll(contacts.get(member));
            });
            assertThat(register.ticketsOf(identity)).isEqualTo(ofAll);
            assertThat(register.contactsOf(identity)).isEqualTo(callsOfAll);
        }));
    }
}
