package org.switchboard.integration.cim;

import java.nio.file.Path;
import java.util.List;

/**
 * A model of our own in the form of CGMES: an external network feeds a house through a breaker, and a barn behind a
 * disconnector. The equipment says neither nodes (TP does) nor how the switches stand (SSH does).
 */
final class Valley {

    static final String EQUIPMENT = "http://entsoe.eu/CIM/EquipmentCore/3/1";
    static final String TOPOLOGY = "http://entsoe.eu/CIM/Topology/4/1";
    static final String POSITIONS = "http://entsoe.eu/CIM/SteadyStateHypothesis/1/1";

    private Valley() {}

    static String equipment() {
        return equipment("eq-1", "2026-11-01T00:00:00Z", "");
    }

    static String equipment(String id, String created, String more) {
        return file(header(id, created, EQUIPMENT, "")
                + """
                <cim:Substation rdf:ID="_sub"><cim:IdentifiedObject.name>Valley</cim:IdentifiedObject.name></cim:Substation>
                <cim:VoltageLevel rdf:ID="_vl"><cim:VoltageLevel.Substation rdf:resource="#_sub"/></cim:VoltageLevel>
                <cim:ExternalNetworkInjection rdf:ID="_grid"><cim:IdentifiedObject.name>Grid</cim:IdentifiedObject.name>
                  <cim:Equipment.EquipmentContainer rdf:resource="#_vl"/></cim:ExternalNetworkInjection>
                <cim:Breaker rdf:ID="_cb"><cim:IdentifiedObject.name>CB 1</cim:IdentifiedObject.name></cim:Breaker>
                <cim:ACLineSegment rdf:ID="_line"><cim:IdentifiedObject.name>Lane</cim:IdentifiedObject.name></cim:ACLineSegment>
                <cim:EnergyConsumer rdf:ID="_house"><cim:IdentifiedObject.name>House</cim:IdentifiedObject.name></cim:EnergyConsumer>
                <cim:Disconnector rdf:ID="_tie"><cim:IdentifiedObject.name>Tie</cim:IdentifiedObject.name></cim:Disconnector>
                <cim:ConformLoad rdf:ID="_barn"><cim:IdentifiedObject.name>Barn</cim:IdentifiedObject.name></cim:ConformLoad>
                <cim:SynchronousMachine rdf:ID="_gen"><cim:IdentifiedObject.name>Mill wheel</cim:IdentifiedObject.name></cim:SynchronousMachine>
                """
                + terminal("t1", "grid") + terminal("t2", "cb") + terminal("t3", "cb")
                + terminal("t4", "line") + terminal("t5", "line") + terminal("t6", "house")
                + terminal("t7", "tie") + terminal("t8", "tie") + terminal("t9", "barn")
                + terminal("t10", "gen")
                + more);
    }

    static String topology() {
        StringBuilder nodes = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            nodes.append("<cim:TopologicalNode rdf:ID=\"_n%d\"/>\n".formatted(i));
        }
        List<String> at = List.of("n1", "n1", "n2", "n2", "n3", "n3", "n3", "n4", "n4", "n3");
        for (int i = 1; i <= at.size(); i++) {
            nodes.append("""
                    <cim:Terminal rdf:about="#_t%d"><cim:Terminal.TopologicalNode rdf:resource="#_%s"/></cim:Terminal>
                    """.formatted(i, at.get(i - 1)));
        }
        return file(header("tp-1", "2026-11-01T00:00:00Z", TOPOLOGY, dependsOn("eq-1")) + nodes);
    }

    static String positions() {
        return positions("ssh-1", "2026-11-01T00:00:00Z", true);
    }

    static String positions(String id, String created, boolean tieIsOpen) {
        return file(header(id, created, POSITIONS, dependsOn("eq-1")) + """
                <cim:Breaker rdf:about="#_cb"><cim:Switch.open>false</cim:Switch.open></cim:Breaker>
                <cim:Disconnector rdf:about="#_tie"><cim:Switch.open>%s</cim:Switch.open></cim:Disconnector>
                """.formatted(tieIsOpen));
    }

    /** Changes to the equipment eq-1, or to another model. */
    static String difference(String id, String base, String preconditions, String reverse, String forward) {
        return file("""
                <dm:DifferenceModel rdf:about="urn:uuid:%s">
                  <md:Model.created>2026-11-08T00:00:00Z</md:Model.created>
                  <md:Model.profile>%s</md:Model.profile>
                  <md:Model.modelingAuthoritySet>http://valley.example</md:Model.modelingAuthoritySet>
                  <md:Model.Supersedes rdf:resource="urn:uuid:%s"/>
                  <dm:preconditions rdf:parseType="Statements">%s</dm:preconditions>
                  <dm:reverseDifferences rdf:parseType="Statements">%s</dm:reverseDifferences>
                  <dm:forwardDifferences rdf:parseType="Statements">%s</dm:forwardDifferences>
                </dm:DifferenceModel>
                """.formatted(id, EQUIPMENT, base, preconditions, reverse, forward));
    }

    static String name(String id, String name) {
        return """
                <rdf:Description rdf:about="#_%s"><cim:IdentifiedObject.name>%s</cim:IdentifiedObject.name></rdf:Description>
                """.formatted(id, name);
    }

    static String terminal(String id, String equipment) {
        return """
                <cim:Terminal rdf:ID="_%s"><cim:Terminal.ConductingEquipment rdf:resource="#_%s"/></cim:Terminal>
                """.formatted(id, equipment);
    }

    static String header(String id, String created, String profile, String more) {
        return """
                <md:FullModel rdf:about="urn:uuid:%s">
                  <md:Model.created>%s</md:Model.created>
                  <md:Model.profile>%s</md:Model.profile>
                  <md:Model.modelingAuthoritySet>http://valley.example</md:Model.modelingAuthoritySet>
                  %s
                </md:FullModel>
                """.formatted(id, created, profile, more);
    }

    static String dependsOn(String id) {
        return "<md:Model.DependentOn rdf:resource=\"urn:uuid:%s\"/>".formatted(id);
    }

    static String file(String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                    xmlns:md="http://iec.ch/TC57/61970-552/ModelDescription/1#"
                    xmlns:dm="http://iec.ch/TC57/61970-552/DifferenceModel/1#"
                    xmlns:cim="http://iec.ch/TC57/2013/CIM-schema-cim16#">
                %s
                </rdf:RDF>
                """.formatted(content);
    }

    static String route(Path folder, String more) {
        return """
                - route:
                    id: cim-network
                    from:
                      uri: kamelet:cim-network-source
                      parameters:
                        folder: %s
                        keys: name
                        settle: 1
                        period: 50%s
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: cim
                              recordType: network-element
                """.formatted(folder, more);
    }
}
