package org.switchboard.integration.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.switchboard.integration.testing.PublicData;

/** From connectivity to the tree that says what feeds what. */
class NetworkTreeTest {

    @Test
    void each_element_has_its_predecessor_upstream_up_to_the_substation() {
        assertThat(pathFrom("Mill house", tree(village())))
                .containsExactly(
                        "Mill house",
                        "Mill transformer",
                        "Fuse 7",
                        "Mill lane",
                        "CB 1",
                        "Busbar",
                        "Mill feeder",
                        "North substation");
    }

    @Test
    void elements_behind_an_open_switch_are_reported_as_an_island() {
        NetworkTree tree = tree(village());

        assertThat(pathFrom("Tie to the east", tree)).contains("Mill lane");
        assertThat(tree.islands()).containsExactly(List.of("East lane", "East barn"));
        assertThat(tree.loops()).isEmpty();

        String closed = village().replace("SwitchPhase.normalOpen>true<", "SwitchPhase.normalOpen>false<");
        assertThat(pathFrom("East barn", tree(closed))).startsWith("East barn", "East lane", "Tie to the east");
        assertThat(tree(closed).islands()).isEmpty();
    }

    @Test
    void loop_is_reported_by_its_elements_and_every_element_has_one_supply_path() {
        String looped = village().replace("</rdf:RDF>", """
                <cim:ACLineSegment rdf:ID="_back"><cim:IdentifiedObject.name>Back lane</cim:IdentifiedObject.name></cim:ACLineSegment>
                <cim:Terminal rdf:ID="_b1"><cim:Terminal.ConductingEquipment rdf:resource="#_back"/><cim:Terminal.ConnectivityNode rdf:resource="#_n2"/></cim:Terminal>
                <cim:Terminal rdf:ID="_b2"><cim:Terminal.ConductingEquipment rdf:resource="#_back"/><cim:Terminal.ConnectivityNode rdf:resource="#_n4"/></cim:Terminal>
                </rdf:RDF>""");
        NetworkTree tree = tree(looped);

        assertThat(tree.loops()).singleElement().satisfies(loop -> assertThat(loop)
                .containsExactlyInAnyOrder("Back lane", "Mill lane", "Fuse 7"));
        assertThat(pathFrom("Mill house", tree)).endsWith("CB 1", "Busbar", "Mill feeder", "North substation");
    }

    @Test
    void disconnected_terminal_is_ignored_and_terminal_without_node_is_counted() {
        NetworkTree cut = tree(
                village()
                        .replace(
                                "<cim:Terminal rdf:ID=\"_t10\">",
                                "<cim:Terminal rdf:ID=\"_t10\"><cim:ACDCTerminal.connected>false</cim:ACDCTerminal.connected>"));
        assertThat(cut.islands()).contains(List.of("Mill house"));
        assertThat(cut.danglingTerminals()).isZero();

        assertThat(tree(village().replace("<cim:ConnectivityNode rdf:ID=\"_n7\"/>", ""))
                        .danglingTerminals())
                .isEqualTo(2);
    }

    @Test
    void records_have_kind_length_position_and_key_in_the_form_of_the_site() {
        CimModel model = model(village());
        Map<String, ObjectNode> byMrid = records(model, false);
        assertThat(byMrid.get("line").toString())
                .isEqualTo("{\"key\":\"line\",\"kind\":\"line\",\"name\":\"Mill lane\",\"upstreamKey\":\"cb\","
                        + "\"lengthMetres\":120.5,\"longitude\":-9.13,\"latitude\":38.72,"
                        + "\"path\":[[-9.13,38.72],[-9.14,38.73]],\"cimClass\":\"ACLineSegment\"}");
        assertThat(byMrid.get("tie").path("normallyOpen").asBoolean()).isTrue();
        assertThat(byMrid.get("house").path("kind").asText()).isEqualTo("service-point");

        assertThat(records(model, true).get("Mill house").path("upstreamKey").asText())
                .isEqualTo("Mill transformer");
    }

    @Test
    void unsupported_classes_are_counted() {
        assertThat(model(village()).ignored()).isEqualTo(Map.of("BaseVoltage", 1, "WindGeneratingUnit", 1));
    }

    @Test
    void entity_expansion_and_file_of_another_kind_are_refused() {
        assertThatThrownBy(() ->
                        CimReader.read(bytes("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>")))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("document type definition");
        assertThatThrownBy(() -> CimReader.read(bytes("<html/>")))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("it begins with html, not rdf:RDF");
    }

    @Test
    void overlong_text_is_refused_before_it_fills_the_memory() {
        String text = "x".repeat(20_000);
        assertThatThrownBy(() -> CimReader.read(bytes(village().replace(">North substation<", ">" + text + "<"))))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("a text has more than 10000 characters");
    }

    @Test
    void each_of_the_91_loads_of_the_ieee_123_feeder_has_one_path_to_the_source() {
        CimModel model = model(ieee123());
        NetworkTree tree = new NetworkTree(model);

        List<CimObject> consumers = model.ofType("EnergyConsumer").toList();
        assertThat(consumers).hasSize(91);
        assertThat(consumers).allSatisfy(consumer -> assertThat(pathFrom(consumer.name(), tree, model))
                .doesNotHaveDuplicates()
                .endsWith("source", "ieee123pv", nameOfSubstation(model)));
        assertThat(tree.loops()).isEmpty();
        assertThat(tree.islands()).isEmpty();
        assertThat(tree.danglingTerminals()).isZero();
        assertThat(model.ignored()).containsEntry("TopologicalNode", 214).doesNotContainKey("ACLineSegment");
    }

    @Test
    void elements_behind_a_normally_open_switch_of_the_ieee_123_feeder_are_one_island() {
        String open = ieee123()
                .replaceFirst("(?s)(name>sw2</cim:IdentifiedObject.name>.*?<cim:Switch.normalOpen>)false", "$1true");
        NetworkTree tree = new NetworkTree(model(open));
        NetworkTree whole = new NetworkTree(model(ieee123()));
        CimModel model = model(ieee123());
        List<String> behind = model.all().stream()
                .filter(object -> EquipmentClass.kindOf(object).isPresent())
                .map(CimObject::name)
                .filter(name ->
                        !name.equals("sw2") && pathFrom(name, whole, model).contains("sw2"))
                .toList();

        assertThat(behind).hasSizeGreaterThan(50);
        assertThat(tree.islands()).singleElement().satisfies(island -> assertThat(island)
                .containsExactlyInAnyOrderElementsOf(behind));
    }

    private static String nameOfSubstation(CimModel model) {
        return model.ofType("Substation").findFirst().orElseThrow().name();
    }

    private static Map<String, ObjectNode> records(CimModel model, boolean keyedByName) {
        return new NetworkRecords(model, new NetworkTree(model), keyedByName)
                .records()
                .collect(Collectors.toMap(record -> record.path("key").asText(), Function.identity()));
    }

    private List<String> pathFrom(String name, NetworkTree tree) {
        return pathFrom(name, tree, model(village()));
    }

    private static List<String> pathFrom(String name, NetworkTree tree, CimModel model) {
        CimObject at = model.all().stream()
                .filter(object -> object.name().equals(name)
                        && EquipmentClass.kindOf(object).isPresent())
                .findFirst()
                .orElseThrow();
        List<String> path = new ArrayList<>();
        for (var next = java.util.Optional.of(at); next.isPresent(); next = tree.upstreamOf(next.get())) {
            path.add(next.get().name());
        }
        return path;
    }

    private static NetworkTree tree(String xml) {
        return new NetworkTree(model(xml));
    }

    private static CimModel model(String xml) {
        try {
            return CimReader.read(bytes(xml)).model();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InputStream bytes(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String village() {
        try (InputStream file = NetworkTreeTest.class.getResourceAsStream("/cim/village.xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ieee123() {
        try (InputStream file = new GZIPInputStream(
                Files.newInputStream(PublicData.folder("cim").resolve("IEEE123_PV.cim.xml.gz")))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
