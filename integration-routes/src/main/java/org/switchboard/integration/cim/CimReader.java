package org.switchboard.integration.cim;

import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads RDF/XML as IEC 61970-552 writes it: below {@code rdf:RDF} one element an object, below that one an attribute or
 * a reference. The version of CIM does not matter; classes and properties are known by their local names. Document type
 * definitions and entities are refused.
 */
final class CimReader {

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final Set<String> WIRING = Set.of(
            "Terminal",
            "ConnectivityNode",
            "SwitchPhase",
            "Location",
            "PositionPoint",
            "CoordinateSystem",
            "VoltageLevel",
            "Bay");
    private static final String TOPOLOGICAL_NODE = "TopologicalNode";
    private static final String FULL = "FullModel";
    private static final String DIFFERENCE = "DifferenceModel";
    private static final int MOST_OBJECTS = 3_000_000;
    private static final int LONGEST_TEXT = 10_000;
    private static final Set<String> PROPERTIES = Set.of(
            "IdentifiedObject.mRID",
            "IdentifiedObject.name",
            "Equipment.EquipmentContainer",
            "Feeder.NormalEnergizingSubstation",
            "VoltageLevel.Substation",
            "Bay.Substation",
            "Bay.VoltageLevel",
            "SynchronousMachine.type",
            "Switch.normalOpen",
            "Switch.open",
            "SwitchPhase.Switch",
            "SwitchPhase.normalOpen",
            "Conductor.length",
            "PowerSystemResource.Location",
            "Terminal.ConductingEquipment",
            "Terminal.ConnectivityNode",
            "Terminal.TopologicalNode",
            "ACDCTerminal.connected",
            "PositionPoint.Location",
            "PositionPoint.sequenceNumber",
            "PositionPoint.xPosition",
            "PositionPoint.yPosition",
            "Location.CoordinateSystem",
            "Location.PowerSystemResources",
            "CoordinateSystem.crsUrn");

    private final Map<String, CimObject> objects = new LinkedHashMap<>();
    private final Map<String, Integer> ignored = new TreeMap<>();
    private final CimPart.Difference difference =
            new CimPart.Difference(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    private Optional<CimHeader> header = Optional.empty();

    private CimReader() {}

    /** @throws XMLStreamException when it is no RDF/XML, with the place */
    static CimPart read(InputStream text) throws XMLStreamException {
        CimReader reader = new CimReader();
        XMLStreamReader xml = open(text);
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            reader.element(xml);
        }
        return new CimPart(reader.header, new CimModel(reader.objects, reader.ignored), reader.difference);
    }

    /** The header alone; nothing behind it is read. */
    static Optional<CimHeader> header(InputStream text) throws XMLStreamException {
        XMLStreamReader xml = open(text);
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            if (name.equals(FULL) || name.equals(DIFFERENCE)) {
                return Optional.of(new CimReader().header(xml, CimReader::skip));
            }
            skip(xml);
        }
        return Optional.empty();
    }

    private static XMLStreamReader open(InputStream text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(text);
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new XMLStreamException("it has a document type definition", xml.getLocation());
            }
        }
        if (!xml.getLocalName().equals("RDF") || !RDF.equals(xml.getNamespaceURI())) {
            throw new XMLStreamException("it begins with " + xml.getLocalName() + ", not rdf:RDF", xml.getLocation());
        }
        return xml;
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        String type = xml.getLocalName();
        if (type.equals(FULL) || type.equals(DIFFERENCE)) {
            if (header.isPresent()) {
                throw new XMLStreamException("it has more than one header", xml.getLocation());
            }
            header = Optional.of(header(xml, this::statements));
        } else if (isUsed(type)) {
            add(xml, objects);
        } else {
            ignored.merge(type, 1, Integer::sum);
            skip(xml);
        }
    }

    /** Nodes of the topology are used in models of several profiles; other models have them beside their own nodes. */
    private boolean isUsed(String type) {
        return WIRING.contains(type)
                || EquipmentClass.kindOf(type).isPresent()
                || header.isPresent() && type.equals(TOPOLOGICAL_NODE);
    }

    private static void add(XMLStreamReader xml, Map<String, CimObject> to) throws XMLStreamException {
        String type = xml.getLocalName();
        String id = idOf(xml);
        Map<String, String> properties = new HashMap<>(8);
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            property(xml, properties);
        }
        // the same object further down adds to it
        to.merge(id, new CimObject(id, type, properties), CimObject::with);
        if (to.size() > MOST_OBJECTS) {
            throw new XMLStreamException(
                    "it has more than " + MOST_OBJECTS + " objects that are used", xml.getLocation());
        }
    }

    /** What comes inside a header and is no text. */
    private interface Inside {
        void read(XMLStreamReader xml) throws XMLStreamException;
    }

    private CimHeader header(XMLStreamReader xml, Inside statements) throws XMLStreamException {
        boolean isDifference = xml.getLocalName().equals(DIFFERENCE);
        String id = idOf(xml);
        Set<String> profiles = new TreeSet<>();
        Set<String> dependsOn = new LinkedHashSet<>();
        Set<String> supersedes = new LinkedHashSet<>();
        Map<String, String> texts = new HashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            switch (name) {
                case "Model.profile" -> profiles.add(CimHeader.profileName(value(xml)));
                case "Model.DependentOn" -> dependsOn.add(plain(value(xml)));
                case "Model.Supersedes" -> supersedes.add(plain(value(xml)));
                case "Model.modelingAuthoritySet", "Model.created", "Model.scenarioTime", "Model.version" ->
                    texts.put(name, value(xml).strip());
                case "preconditions", "reverseDifferences", "forwardDifferences" -> statements.read(xml);
                default -> skip(xml);
            }
        }
        String version = texts.getOrDefault("Model.version", "");
        return new CimHeader(
                id,
                isDifference,
                profiles,
                texts.getOrDefault("Model.modelingAuthoritySet", ""),
                CimHeader.time(texts.getOrDefault("Model.created", "")),
                CimHeader.time(texts.getOrDefault("Model.scenarioTime", "")),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                dependsOn,
                supersedes);
    }

    private void statements(XMLStreamReader xml) throws XMLStreamException {
        Map<String, CimObject> section =
                switch (xml.getLocalName()) {
                    case "preconditions" -> difference.preconditions();
                    case "reverseDifferences" -> difference.reverse();
                    default -> difference.forward();
                };
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String type = xml.getLocalName();
            if (WIRING.contains(type)
                    || type.equals(CimObject.DESCRIPTION)
                    || type.equals(TOPOLOGICAL_NODE)
                    || EquipmentClass.kindOf(type).isPresent()) {
                add(xml, section);
            } else {
                skip(xml);
            }
        }
    }

    private static void property(XMLStreamReader xml, Map<String, String> properties) throws XMLStreamException {
        String name = xml.getLocalName();
        if (!PROPERTIES.contains(name)) {
            skip(xml);
            return;
        }
        boolean isReference = xml.getAttributeValue(RDF, "resource") != null;
        String value = value(xml);
        properties.put(name, isReference ? plain(value) : value.strip());
    }

    /** The address of a reference, else the text. */
    private static String value(XMLStreamReader xml) throws XMLStreamException {
        String reference = xml.getAttributeValue(RDF, "resource");
        if (reference != null) {
            skip(xml);
            return reference;
        }
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                throw new XMLStreamException(xml.getLocalName() + " stands where text should", xml.getLocation());
            }
            if (xml.isCharacters()) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
            if (text.length() > LONGEST_TEXT) {
                throw new XMLStreamException("a text has more than " + LONGEST_TEXT + " characters", xml.getLocation());
            }
        }
        return text.toString();
    }

    private static String idOf(XMLStreamReader xml) throws XMLStreamException {
        String about = xml.getAttributeValue(RDF, "about");
        String id = about == null ? xml.getAttributeValue(RDF, "ID") : about;
        if (id == null) {
            throw new XMLStreamException(xml.getLocalName() + " has neither rdf:ID nor rdf:about", xml.getLocation());
        }
        return plain(id);
    }

    /** The same object is {@code _x}, {@code #_x} or {@code urn:uuid:x}, by the version of the standard. */
    private static String plain(String reference) {
        String id = reference.substring(reference.indexOf('#') + 1);
        id = id.startsWith("urn:uuid:") ? id.substring("urn:uuid:".length()) : id;
        return id.startsWith("_") ? id.substring(1) : id;
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }
}
