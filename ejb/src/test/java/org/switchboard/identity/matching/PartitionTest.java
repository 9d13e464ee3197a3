package org.switchboard.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.identity.matching.Partition.Link;
import org.switchboard.identity.matching.Partition.Member;
import org.switchboard.identity.matching.Partition.Strength;

class PartitionTest {

    private static Link scored(long id, long one, long other) {
        return new Link(id, one, other, Strength.SCORED, 15);
    }

    /** Each in a source of its own. */
    private static Map<Long, Member> unique(Map<Long, String> numbers) {
        Map<Long, Member> members = new HashMap<>();
        numbers.forEach((record, number) ->
                members.put(record, new Member("source" + record, Optional.of(number), Optional.of(number))));
        return members;
    }

    private static Member of(String source, String identity) {
        return new Member(source, Optional.empty(), Optional.of(identity).filter(number -> !number.isEmpty()));
    }

    @Test
    void two_records_of_one_source_are_one_by_an_identity_number_or_a_person_only() {
        Map<Long, Member> members = Map.of(1L, of("cis", ""), 2L, of("crm", ""), 3L, of("cis", ""));
        Partition partition = new Partition(members);
        assertThat(partition.join(List.of(scored(1, 1, 2), scored(2, 2, 3)))).containsExactly(1L);
        assertThat(partition.areKeptApart(2, 3)).as("a person may join them").isFalse();

        Partition decided = new Partition(members);
        Link reviewed = new Link(2, 2, 3, Strength.REVIEWED, 0);
        assertThat(decided.join(List.of(scored(1, 1, 2), reviewed))).containsExactly(2L);
        assertThat(decided.join(1, 3, Strength.REVIEWED)).isTrue();

        Partition numbered =
                new Partition(Map.of(1L, of("cis", "E1234567"), 2L, of("crm", ""), 3L, of("cis", "E1234567")));
        assertThat(numbered.join(List.of(scored(1, 1, 2), scored(2, 2, 3)))).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void links_make_one_customer_over_others() {
        Partition partition = new Partition(Map.of());
        assertThat(partition.join(List.of(scored(1, 1, 2), scored(2, 2, 3)))).containsExactlyInAnyOrder(1L, 2L);
        assertThat(partition.of(1)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(partition.of(9)).containsExactly(9L);
    }

    @Test
    void records_with_different_unique_numbers_never_share_a_customer_even_indirectly() {
        Partition partition = new Partition(unique(Map.of(1L, "A", 3L, "B")));
        assertThat(partition.join(List.of(scored(1, 1, 2), scored(2, 2, 3)))).containsExactly(1L);
        assertThat(partition.of(3)).containsExactly(3L);
    }

    @Test
    void stronger_link_is_kept_in_either_order() {
        Partition partition = new Partition(unique(Map.of(1L, "A", 3L, "B")));
        Link byNumber = new Link(2, 2, 3, Strength.EXACT, 20);
        assertThat(partition.join(List.of(scored(1, 1, 2), byNumber))).containsExactly(2L);
        assertThat(partition.of(2)).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void separated_records_stay_separated_even_indirectly() {
        Partition partition = new Partition(Map.of());
        partition.keepApart(1, 3);
        partition.join(List.of(scored(1, 1, 2), scored(2, 2, 3)));
        assertThat(partition.of(1)).doesNotContain(3L);
        assertThat(partition.areKeptApart(2, 3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void removing_a_link_restores_the_partition_without_it(long seed) {
        Random random = new Random(seed);
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            links.add(new Link(
                    i,
                    random.nextInt(40),
                    40 + random.nextInt(40),
                    Strength.values()[random.nextInt(3)],
                    random.nextInt(20)));
        }
        Map<Long, String> numbers = Map.of(3L, "A", 44L, "B", 17L, "A", 60L, "C", 71L, "B");
        Link last = links.get(links.size() - 1);
        List<Link> before = links.subList(0, links.size() - 1);
        List<Link> taken = new ArrayList<>(links);
        Collections.shuffle(taken, random);
        taken.remove(last);
        assertThat(partsOf(taken, numbers)).isEqualTo(partsOf(before, numbers));
    }

    private static Set<Set<Long>> partsOf(List<Link> links, Map<Long, String> numbers) {
        Partition partition = new Partition(unique(numbers));
        partition.join(links);
        List<Long> records = new ArrayList<>();
        for (long record = 0; record < 80; record++) {
            records.add(record);
        }
        return new HashSet<>(partition.parts(records));
    }
}
