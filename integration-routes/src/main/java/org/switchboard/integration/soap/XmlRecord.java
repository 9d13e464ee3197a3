package org.switchboard.integration.soap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * An element of an answer as JSON, of the same form as elements of XML files: attributes as {@code @name}, children by
 * their names, those that repeat as lists, an element of nothing but text as that text, text beside other things as
 * {@code #text}; one that is said to be nil is null. Namespaces are left out.
 */
final class XmlRecord {

    private XmlRecord() {}

    /** All elements of that name, in the order of the document; those inside of one belong to it. */
    static List<ObjectNode> named(String name, Element answer) {
        List<ObjectNode> records = new ArrayList<>();
        collect(name, answer, records);
        return records;
    }

    private static void collect(String name, Element element, List<ObjectNode> records) {
        if (element.getLocalName().equals(name)) {
            JsonNode content = content(element);
            records.add(
                    content instanceof ObjectNode object
                            ? object
                            : JsonNodeFactory.instance.objectNode().put("#text", content.asText()));
            return;
        }
        children(element).forEach(child -> collect(name, child, records));
    }

    private static JsonNode content(Element element) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attribute.getNamespaceURI())) {
                if ("nil".equals(attribute.getLocalName()) && Boolean.parseBoolean(attribute.getValue())) {
                    return NullNode.instance;
                }
            } else if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                node.put("@" + attribute.getLocalName(), attribute.getValue());
            }
        }
        children(element).forEach(child -> add(node, child.getLocalName(), content(child)));
        String text = text(element);
        if (node.isEmpty()) {
            return TextNode.valueOf(text);
        }
        return text.isEmpty() ? node : node.put("#text", text);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        return children;
    }

    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    private static void add(ObjectNode node, String name, JsonNode value) {
        JsonNode earlier = node.get(name);
        if (earlier instanceof ArrayNode list) {
            list.add(value);
        } else if (earlier != null) {
            node.putArray(name).add(earlier).add(value);
        } else {
            node.set(name, value);
        }
    }
}
