package org.switchboard.integration.files.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One element as JSON. Attributes become {@code @name}, children their names, repeated ones lists. An element of text
 * only becomes that text; other text becomes {@code #text}. Namespaces are left out. An element that is too long or too
 * deep is passed over to its end, and says so.
 */
final class XmlElement {

    private static final int DEEPEST = 50;
    private static final int SHOWN = 1000;

    /** What an element or a value costs in memory even when it is empty, in characters. */
    private static final int OVERHEAD = 16;

    private final XMLStreamReader document;
    private final RecordGuard guard;
    private final int longest;
    private final StringBuilder beginning = new StringBuilder();
    private long size;
    private boolean tooDeep;
    private Optional<String> entity = Optional.empty();

    /** @param document at the element's beginning, and afterwards at its end */
    XmlElement(XMLStreamReader document, RecordGuard guard, int longest) {
        this.document = document;
        this.guard = guard;
        this.longest = longest;
    }

    ObjectNode read() throws XMLStreamException {
        JsonNode content = content(1);
        return content instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode().put("#text", content.asText());
    }

    /** What is wrong with the element; empty when nothing is. */
    Optional<String> problem() {
        if (tooDeep) {
            return Optional.of("is nested deeper than " + DEEPEST + " elements");
        }
        if (entity.isPresent()) {
            return Optional.of("refers to the entity " + entity.get() + ", which is not defined");
        }
        return size > longest
                ? Optional.of("is longer than the " + longest + " characters that a record may have")
                : Optional.empty();
    }

    /** The first texts of the element, for people to look at. */
    String beginning() {
        return beginning + "…";
    }

    private JsonNode content(int depth) throws XMLStreamException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < document.getAttributeCount(); i++) {
            String value = document.getAttributeValue(i);
            if (count(value)) {
                node.put("@" + document.getAttributeLocalName(i), value);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = document.getLocalName();
                tooDeep |= depth == DEEPEST;
                if (tooDeep || !count(name)) {
                    skip();
                } else {
                    add(node, name, content(depth + 1));
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                String part = document.getText();
                if (count(part)) {
                    text.append(part);
                }
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                entity = Optional.of(document.getLocalName());
            }
        }
        String value = text.toString().strip();
        if (node.isEmpty()) {
            return TextNode.valueOf(value);
        }
        return value.isEmpty() ? node : node.put("#text", value);
    }

    private int next() throws XMLStreamException {
        guard.recordBegins();
        return document.next();
    }

    private void skip() throws XMLStreamException {
        for (int open = 1; open > 0; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {
                    // of no interest
                }
            }
        }
    }

    /** Whether there is still room for it. */
    private boolean count(String part) {
        size += part.length() + OVERHEAD;
        if (beginning.length() < SHOWN && !part.isBlank()) {
            beginning
                    .append(part.strip(), 0, Math.min(part.strip().length(), SHOWN))
                    .append(' ');
        }
        return size <= longest;
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
