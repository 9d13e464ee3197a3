package org.switchboard.integration.cim;

import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final Set<String> WIRING =
            Set.of("Terminal", "ConnectivityNode", "SwitchPhase", "Location", "PositionPoint", "CoordinateSystem");
    private static final Set<String> PROPERTIES = Set.of(
            "IdentifiedObject.mRID",
            "IdentifiedObject.name",
            "Equipment.EquipmentContainer",
            "Feeder.NormalEnergizingSubstation",
            "Switch.normalOpen",
            "SwitchPhase.Switch",
            "SwitchPhase.normalOpen",
            "Conductor.length",
            "PowerSystemResource.Location",
            "Terminal.ConductingEquipment",
            "Terminal.ConnectivityNode",
            "ACDCTerminal.connected",
            "PositionPoint.Location",
            "PositionPoint.sequenceNumber",
            "PositionPoint.xPosition",
            "PositionPoint.yPosition",
            "Location.CoordinateSystem",
            "CoordinateSystem.crsUrn");

    private final Map<String, CimObject> objects = new LinkedHashMap<>();
    private final Map<String, Integer> ignored = new TreeMap<>();

    private CimReader() {}

    /** @throws XMLStreamException when it is no RDF/XML, with the place */
    static CimModel read(InputStream text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        CimReader reader = new CimReader();
        reader.document(factory.createXMLStreamReader(text));
        return new CimModel(reader.objects, reader.ignored);
    }

    private void document(XMLStreamReader xml) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new XMLStreamException("it has a document type definition", xml.getLocation());
            }
        }
        if (!xml.getLocalName().equals("RDF") || !RDF.equals(xml.getNamespaceURI())) {
            throw new XMLStreamException("it begins with " + xml.getLocalName() + ", not rdf:RDF", xml.getLocation());
        }
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            object(xml);
        }
    }

    private void object(XMLStreamReader xml) throws XMLStreamException {
        String type = xml.getLocalName();
        if (!WIRING.contains(type) && EquipmentClass.kindOf(type).isEmpty()) {
            ignored.merge(type, 1, Integer::sum);
            skip(xml);
            return;
        }
        String id = idOf(xml);
        Map<String, String> properties = new HashMap<>(8);
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            property(xml, properties);
        }
        // a difference of the same object further down adds to it
        objects.merge(id, new CimObject(id, type, properties), CimReader::together);
    }

    private static CimObject together(CimObject first, CimObject later) {
        Map<String, String> properties = new HashMap<>(first.properties());
        properties.putAll(later.properties());
        return new CimObject(first.id(), first.type(), properties);
    }

    private static void property(XMLStreamReader xml, Map<String, String> properties) throws XMLStreamException {
        String name = xml.getLocalName();
        if (!PROPERTIES.contains(name)) {
            skip(xml);
            return;
        }
        String reference = xml.getAttributeValue(RDF, "resource");
        if (reference == null) {
            properties.put(name, xml.getElementText().strip());
        } else {
            properties.put(name, plain(reference));
            skip(xml);
        }
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
