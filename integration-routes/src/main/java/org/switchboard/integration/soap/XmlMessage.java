package org.switchboard.integration.soap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.switchboard.integration.outbox.DeliveryRefused;

/**
 * JSON as an XML element, of the form in which {@link XmlRecord} reads one: {@code @name} is an attribute, {@code #text}
 * text beside other things, a list an element that repeats, and what is null is left out. Children come in the order of
 * the JSON's fields, which is that of the mapping; prefixes and {@code @xmlns} are written as they are.
 */
final class XmlMessage {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}._-]*(:[\\p{L}_][\\p{L}\\p{Nd}._-]*)?");
    private static final Pattern NO_XML =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private XmlMessage() {}

    /** @throws DeliveryRefused when it is no object with one field, the element */
    static String of(JsonNode message) {
        if (!message.isObject() || message.size() != 1) {
            throw new DeliveryRefused(
                    "For SOAP the mapping must make an object with one field, the request's element.");
        }
        Map.Entry<String, JsonNode> root = message.fields().next();
        if (root.getValue().isArray()) {
            throw new DeliveryRefused(
                    "The request can be one element only, and the mapping makes a list of " + root.getKey() + ".");
        }
        StringBuilder xml = new StringBuilder();
        write(root.getKey(), root.getValue(), xml);
        return xml.toString();
    }

    private static void write(String name, JsonNode value, StringBuilder xml) {
        if (value.isNull()) {
            return;
        }
        if (value.isArray()) {
            value.forEach(each -> write(name, each, xml));
            return;
        }
        requireName(name);
        xml.append('<').append(name);
        value.fields().forEachRemaining(field -> {
            if (field.getKey().startsWith("@") && !field.getValue().isNull()) {
                String attribute = field.getKey().substring(1);
                requireName(attribute);
                xml.append(' ')
                        .append(attribute)
                        .append("=\"")
                        .append(escaped(field.getValue()))
                        .append('"');
            }
        });
        xml.append('>');
        if (value.isValueNode()) {
            xml.append(escaped(value));
        }
        value.fields().forEachRemaining(field -> {
            if (field.getKey().equals("#text")) {
                xml.append(escaped(field.getValue()));
            } else if (!field.getKey().startsWith("@")) {
                write(field.getKey(), field.getValue(), xml);
            }
        });
        xml.append("</").append(name).append('>');
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new DeliveryRefused("\"" + name + "\" cannot be the name of an element or attribute.");
        }
    }

    /** Control characters, which XML cannot hold in any way, mean nothing to anybody. */
    private static String escaped(JsonNode value) {
        return NO_XML.matcher(value.asText())
                .replaceAll("")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
