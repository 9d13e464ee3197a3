package org.switchboard.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.network.model.SupplyPath;
import org.switchboard.network.persistence.NetworkQueries;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;

/** Two systems describe networks, and both have an element T1. */
class TopologyTest {

    private static Topology topology;

    @BeforeAll
    static void twoNetworks() {
        Jdbi jdbi = SetBasedAccess.over(TestDatabase.fresh());
        topology = new Topology(new NetworkQueries(jdbi));
        jdbi.useHandle(handle -> handle.execute("insert into network_element"
                + " (source, source_key, changed_at, received_at, deleted, provenance, kind, name, upstream_key) values"
                + " ('gis', 'F1', now(), now(), false, '{}', 'feeder', 'Feeder', null),"
                + " ('gis', 'T1', now(), now(), false, '{}', 'transformer', 'Harbour', 'F1'),"
                + " ('fibre', 'T1', now(), now(), false, '{}', 'splitter', 'Market', null),"
                + " ('fibre', 'GONE', now(), now(), true, '{}', 'splitter', 'Gone', null)"));
    }

    @Test
    void finds_an_element_of_its_own_source_only() {
        assertThat(topology.element(new ElementKey("gis", "T1")).map(NetworkElement::name))
                .contains("Harbour");
        assertThat(topology.element(new ElementKey("fibre", "T1")).map(NetworkElement::name))
                .contains("Market");
        assertThat(topology.element(new ElementKey("fibre", "F1"))).isEmpty();
        assertThat(topology.element(new ElementKey("fibre", "GONE"))).isEmpty();
    }

    @Test
    void refuses_a_key_that_two_sources_have_and_names_both() {
        assertThatThrownBy(() -> topology.named("networkElementKey", "T1", Optional.empty()))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("ambiguous-element");
                    assertThat(refusal.field()).contains("networkElementKey");
                    assertThat(refusal.sentence(Locale.ENGLISH)).contains("\"T1\": fibre, gis.");
                });
    }

    @Test
    void takes_a_key_that_is_unique_or_comes_with_its_source() {
        assertThat(topology.named("networkElementKey", "F1", Optional.empty()).name())
                .isEqualTo("Feeder");
        assertThat(topology.named("networkElementKey", "T1", Optional.of("fibre"))
                        .name())
                .isEqualTo("Market");
    }

    @Test
    void reports_an_unknown_key() {
        for (Optional<String> source : Set.of(Optional.<String>empty(), Optional.of("gis"))) {
            assertThatThrownBy(() -> topology.named("networkElementKey", "T9", source))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("T9");
        }
    }

    @Test
    void searches_in_the_network_of_the_requesting_source() {
        Map<String, SupplyPath> ofGis = topology.pathsTo(Set.of("T1"), "gis");
        assertThat(ofGis.get("T1").keys()).containsExactly("F1", "T1");
        assertThat(ofGis.get("T1").element(new ElementKey("gis", "T1"))).isPresent();
        assertThat(ofGis.get("T1").element(new ElementKey("fibre", "T1"))).isEmpty();
        assertThat(topology.pathsTo(Set.of("T1"), "fibre").get("T1").keys()).containsExactly("T1");
    }

    @Test
    void an_element_is_read_from_the_text_that_names_it() {
        ElementKey key = new ElementKey("gis", "a/b c");
        assertThat(ElementKey.ofText(key.text())).isEqualTo(key);
    }
}
