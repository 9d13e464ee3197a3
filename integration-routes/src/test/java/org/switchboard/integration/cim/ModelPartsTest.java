package org.switchboard.integration.cim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.integration.cim.ModelFiles.ModelFile;
import org.switchboard.integration.testing.PublicData;

/** Files of IEC 61970-552 with a header: which are kept, and how they become one model. */
class ModelPartsTest {

    @TempDir
    Path folder;

    private ModelParts parts;

    @BeforeEach
    void noParts() {
        parts = new ModelParts(folder.resolve("model"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eq tp ssh", "eq ssh tp", "tp eq ssh", "tp ssh eq", "ssh eq tp", "ssh tp eq"})
    void profiles_become_one_model_in_any_order(String order) throws Exception {
        String[] names = order.split(" ");
        for (int i = 0; i < names.length; i++) {
            keep(names[i], profile(names[i]));
            assertThat(merged().isUsable()).isEqualTo(i == 2);
        }
        assertThat(merged().missing()).isEmpty();
        assertThat(pathFrom("House")).containsExactly("House", "Lane", "CB 1", "Grid", "Valley");
        assertThat(new NetworkTree(merged().model()).islands()).containsExactly(List.of("Barn"));
    }

    @Test
    void incomplete_set_says_what_is_missing() throws Exception {
        keep("ssh", Valley.positions());
        assertThat(merged().missing())
                .containsExactly(
                        "ssh depends on the model eq-1, which is missing.", "The equipment profile (EQ) is missing.");
        keep("eq", Valley.equipment());
        assertThat(merged().missing())
                .containsExactly("The topology profile (TP) of eq is missing: its terminals have no node.");
        Files.walk(folder).filter(file -> file.toString().contains("~ssh")).forEach(file -> file.toFile()
                .delete());
        keep("tp", Valley.topology());
        assertThat(merged().missing())
                .containsExactly("The steady state hypothesis (SSH) is missing; switches without a position: 2.");
    }

    @Test
    void nodes_of_the_boundary_alone_are_no_topology() throws Exception {
        keep("eq", Valley.equipment());
        keep("ssh", Valley.positions());
        String boundary = "http://entsoe.eu/CIM/TopologyBoundary/3/1";
        keep(
                "tpbd",
                Valley.file(Valley.header("tpbd", "2026-11-01T00:00:00Z", boundary, "")
                        + "<cim:TopologicalNode rdf:ID=\"_b1\"/>"));
        assertThat(merged().isUsable()).isFalse();
    }

    @Test
    void switch_that_no_profile_knows_the_position_of_is_told() throws Exception {
        keep("eq", Valley.equipment());
        keep("tp", Valley.topology());
        keep("ssh", Valley.positions().replaceAll("<cim:Disconnector.*?</cim:Disconnector>", ""));
        assertThat(merged().isUsable()).isTrue();
        assertThat(merged().missing()).containsExactly("Switches without a position, which count as closed: 1.");
    }

    @Test
    void later_profile_replaces_the_earlier_one_whichever_comes_first() throws Exception {
        keepAll();
        keep("ssh-2", Valley.positions("ssh-2", "2026-11-08T00:00:00Z", false));
        assertThat(pathFrom("Barn")).startsWith("Barn", "Tie", "Lane");
        assertThat(parts.all()).hasSize(3);

        assertThat(keep("ssh", Valley.positions()))
                .hasValueSatisfying(later -> assertThat(later.label()).isEqualTo("ssh-2"));
        assertThat(pathFrom("Barn")).startsWith("Barn", "Tie", "Lane");
    }

    @Test
    void superseded_model_is_replaced_although_its_time_is_later() throws Exception {
        keepAll();
        String corrected = Valley.equipment("eq-2", "2026-10-01T00:00:00Z", "")
                .replace("</md:FullModel>", "<md:Model.Supersedes rdf:resource=\"urn:uuid:eq-1\"/></md:FullModel>")
                .replace(">House<", ">New house<");
        keep("eq-2", corrected);
        assertThat(pathFrom("New house")).containsExactly("New house", "Lane", "CB 1", "Grid", "Valley");
        assertThat(merged().missing()).as("eq-1 is known to be superseded").isEmpty();
        assertThat(keep("eq", Valley.equipment())).isPresent();
    }

    @Test
    void models_of_one_authority_about_different_equipment_stand_beside_each_other() throws Exception {
        keepAll();
        keep(
                "other",
                Valley.file(Valley.header("eq-other", "2026-11-09T00:00:00Z", Valley.EQUIPMENT, "")
                        + "<cim:Substation rdf:ID=\"_sub\"/><cim:EnergyConsumer rdf:ID=\"_inn\">"
                        + "<cim:IdentifiedObject.name>Inn</cim:IdentifiedObject.name></cim:EnergyConsumer>"));
        assertThat(parts.all()).hasSize(4);
        assertThat(merged().model().all()).extracting(CimObject::name).contains("House", "Inn");
    }

    @Test
    void difference_changes_adds_and_removes_objects() throws Exception {
        keepAll();
        keep(
                "diff",
                Valley.difference(
                        "d-1",
                        "eq-1",
                        Valley.name("line", "Lane"),
                        Valley.name("house", "House") + "<cim:ConformLoad rdf:about=\"#_barn\">"
                                + "<cim:IdentifiedObject.name>Barn</cim:IdentifiedObject.name></cim:ConformLoad>",
                        Valley.name("house", "Inn") + "<cim:EnergyConsumer rdf:about=\"#_mill\">"
                                + "<cim:IdentifiedObject.name>Mill</cim:IdentifiedObject.name></cim:EnergyConsumer>"));
        assertThat(merged().missing()).isEmpty();
        assertThat(merged().removed()).extracting(CimObject::name).containsExactly("Barn");
        assertThat(pathFrom("Inn")).containsExactly("Inn", "Lane", "CB 1", "Grid", "Valley");
        assertThat(merged().model().all())
                .extracting(CimObject::name)
                .contains("Mill")
                .doesNotContain("House", "Barn");
    }

    @Test
    void chain_of_differences_is_applied_in_its_order_and_waits_for_its_base() throws Exception {
        keep("d-2", Valley.difference("d-2", "d-1", "", Valley.name("house", "Inn"), Valley.name("house", "Hotel")));
        keepAll();
        assertThat(merged().missing())
                .containsExactly("d-2 is not applied: it changes the model d-1, which is missing.");
        assertThat(pathFrom("House")).contains("Lane");

        keep("d-1", Valley.difference("d-1", "eq-1", "", Valley.name("house", "House"), Valley.name("house", "Inn")));
        assertThat(merged().missing()).isEmpty();
        assertThat(pathFrom("Hotel")).contains("Lane");
    }

    @Test
    void difference_to_another_state_is_not_applied_and_says_which_statement_does_not_hold() throws Exception {
        keepAll();
        keep("d-1", Valley.difference("d-1", "eq-1", Valley.name("cb", "CB 9"), "", Valley.name("house", "Inn")));
        assertThat(merged().missing())
                .containsExactly("d-1 is not applied: IdentifiedObject.name of CB 1 is CB 1, not CB 9.");
        keep("d-1", Valley.difference("d-1", "eq-1", "", Valley.name("house", "Hut"), Valley.name("house", "Inn")));
        assertThat(merged().missing())
                .containsExactly("d-1 is not applied: IdentifiedObject.name of House is House, not Hut.");
        assertThat(pathFrom("House")).contains("Lane");
    }

    @Test
    void later_full_model_ends_earlier_differences() throws Exception {
        keepAll();
        String difference =
                Valley.difference("d-1", "eq-1", "", Valley.name("house", "House"), Valley.name("house", "Inn"));
        keep("d-1", difference);
        keep("eq-2", Valley.equipment("eq-2", "2026-11-15T00:00:00Z", ""));
        assertThat(parts.all()).extracting(ModelPart::id).containsExactlyInAnyOrder("eq-2", "tp-1", "ssh-1");
        assertThat(keep("d-1", difference)).isPresent();
        assertThat(merged().missing())
                .containsExactlyInAnyOrder(
                        "tp depends on the model eq-1, which is missing.",
                        "ssh depends on the model eq-1, which is missing.");
        assertThat(pathFrom("House")).contains("Lane");
    }

    @Test
    void machine_is_a_source_only_where_nothing_else_feeds() throws Exception {
        keepAll();
        NetworkTree tree = new NetworkTree(merged().model());
        CimObject machine = merged().model().find("gen").orElseThrow();
        assertThat(tree.isElement(machine)).isFalse();
        assertThat(new NetworkFindings(merged().model(), tree).ignored()).contains("Not used: 1 SynchronousMachine.");

        NetworkTree alone = new NetworkTree(model(merged().model(), "grid"));
        assertThat(alone.isElement(machine)).isTrue();
        assertThat(alone.upstreamOf(merged().model().find("house").orElseThrow()))
                .hasValueSatisfying(above -> assertThat(above.name()).isEqualTo("Mill wheel"));

        CimModel withSource = model(merged().model(), "none");
        withSource
                .objects()
                .computeIfPresent("house", (id, house) -> new CimObject(id, "EnergySource", house.properties()));
        assertThat(new NetworkTree(withSource).isElement(machine)).isFalse();
        assertThat(new NetworkTree(withSource).isElement(withSource.find("grid").orElseThrow()))
                .isFalse();
    }

    @Test
    void ieee_123_feeder_is_the_same_network_as_a_part_with_a_header() throws Exception {
        String whole;
        try (InputStream file = new GZIPInputStream(
                Files.newInputStream(PublicData.folder("cim").resolve("IEEE123_PV.cim.xml.gz")))) {
            whole = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        String header = Valley.header("ieee", "2026-11-01T00:00:00Z", Valley.EQUIPMENT, "")
                .replace(
                        "<md:FullModel ",
                        "<md:FullModel xmlns:md=\"http://iec.ch/TC57/61970-552/ModelDescription/1#\" ");
        int begin = whole.indexOf("<cim:");
        keep("ieee", whole.substring(0, begin) + header + whole.substring(begin));

        CimModel classic = CimReader.read(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)))
                .model();
        assertThat(merged().missing()).isEmpty();
        assertThat(records(merged().model())).isEqualTo(records(classic)).hasSizeGreaterThan(300);
    }

    private static List<String> records(CimModel model) {
        return new NetworkRecords(model, new NetworkTree(model), false)
                .records()
                .map(Object::toString)
                .toList();
    }

    private static CimModel model(CimModel model, String without) {
        CimModel copy = new CimModel(new LinkedHashMap<>(model.objects()), model.ignored());
        copy.objects().remove(without);
        return copy;
    }

    private void keepAll() throws IOException {
        keep("eq", Valley.equipment());
        keep("tp", Valley.topology());
        keep("ssh", Valley.positions());
    }

    private static String profile(String name) {
        return switch (name) {
            case "eq" -> Valley.equipment();
            case "tp" -> Valley.topology();
            default -> Valley.positions();
        };
    }

    private Optional<ModelPart> keep(String name, String xml) throws IOException {
        try (ModelFiles files = ModelFiles.of(name, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))) {
            ModelFile file = files.files().get(0);
            try (InputStream bytes = file.open()) {
                return parts.keep(CimReader.read(bytes).header().orElseThrow(), name, file.packed());
            } catch (XMLStreamException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private MergedModel merged() {
        return ModelMerge.of(parts.all());
    }

    private List<String> pathFrom(String name) {
        CimModel model = merged().model();
        NetworkTree tree = new NetworkTree(model);
        Optional<CimObject> at = model.all().stream()
                .filter(object -> object.name().equals(name))
                .findFirst();
        assertThat(at).as(name).isPresent();
        List<String> path = new ArrayList<>();
        for (; at.isPresent(); at = tree.upstreamOf(at.get())) {
            path.add(at.get().name());
        }
        return path;
    }
}
