package org.switchboard.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that break readers, formatters and statements, beside ordinary ones. */
final class HostileValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG_TEXT = 10_000;

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "true",
            "0",
            "-1",
            "NaN",
            "Infinity",
            "1e999999",
            "99999999999999999999999",
            "0x10",
            "1.5.2",
            "\u0000",
            "a\u0000b",
            "\u0007\u001b[31m",
            "\r\nX-Injected: 1",
            "\u202egnp.exe",
            "\u2066\u2069\u200f",
            "\ud800",
            "\udfff\ud83d",
            "e\u0301".repeat(200),
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "ﷺ".repeat(50),
            "王芳",
            "黎".repeat(300),
            "'; drop table customer; --",
            "' or 1=1 --",
            "%",
            "_",
            "%%%%%_____",
            "\\",
            "\"",
            "`",
            "<script>alert(1)</script>",
            "${jndi:ldap://x/a}",
            "#{7*7}",
            "{{PATH}}",
            "{{service-level:x}}",
            "{{{{",
            "}}",
            "../../../../etc/passwd",
            "/",
            "//",
            ".",
            "..",
            "cis",
            "no-such-source",
            "XXX",
            "ZZZ",
            "CNYY",
            "€€€",
            "AAA/BBB",
            "Mars/Phobos",
            "zh-",
            "x-x-x-x-x-x-x-x",
            "0000-00-00",
            "2026-02-30",
            "2026-13-01T25:61:61Z",
            "9999-12-31T23:59:59Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "0001-01-01T00:00:00+18:00",
            "294277-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "2026-11-22T09:15:33+08:00",
            "2026-11-22",
            "[[[[[[",
            "> ".repeat(200),
            "(".repeat(500),
            "*".repeat(1000),
            "a".repeat(2001),
            "=cmd|' /C calc'!A0",
            "-1e400",
            "１２３４５６",
            "٣٤٥",
            "1,000",
            "+8613800000000",
            "13800000000",
            "MTIzNA==",
            "AAAA",
            "eyJhIjoxfQ==");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0.0",
            "-1",
            "1",
            "2147483648",
            "-9223372036854775809",
            "1e308",
            "1e-400",
            "1E999",
            "123456789012345678901234567890",
            "0.1000000000000000000000000000001",
            "-1234567.895",
            "180.0000001",
            "1e-30");

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    String text() {
        if (random.nextInt(40) == 0) {
            return "長".repeat(LONG_TEXT);
        }
        return pick(TEXTS);
    }

    JsonNode node() {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> JSON.numberNode(new BigDecimal(pick(NUMBERS)));
            case 4 -> list();
            case 5 -> object();
            case 6 -> nested(2 + random.nextInt(80));
            default -> JSON.textNode(text());
        };
    }

    /**
     * An object as a schema describes it, with about a fifth of its members hostile, missing or strange.
     *
     * @param definitions the schemas that references name, by their last part
     */
    JsonNode like(JsonNode schema, Map<String, JsonNode> definitions, int depth) {
        if (random.nextInt(6) == 0 || depth > 6) {
            return node();
        }
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText();
            return like(
                    definitions.getOrDefault(name.substring(name.lastIndexOf('/') + 1), JSON.objectNode()),
                    definitions,
                    depth + 1);
        }
        if (schema.has("enum") && !schema.get("enum").isEmpty()) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> members(schema, definitions, depth);
            case "array" -> {
                ArrayNode list = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(like(schema.path("items"), definitions, depth + 1));
                }
                yield list;
            }
            case "integer" -> JSON.numberNode(random.nextInt(200));
            case "number" -> JSON.numberNode(BigDecimal.valueOf(random.nextInt(18_000), 2));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(ordinary(schema.path("format").asText()));
        };
    }

    private ObjectNode members(JsonNode schema, Map<String, JsonNode> definitions, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").fields().forEachRemaining(member -> {
            if (random.nextInt(8) != 0) {
                object.set(member.getKey(), like(member.getValue(), definitions, depth + 1));
            }
        });
        if (random.nextInt(12) == 0) {
            object.set(text(), node());
        }
        return object;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
    }

    private String ordinary(String format) {
        return switch (format) {
            case "date-time" -> "2026-11-%02dT09:15:33+08:00".formatted(1 + random.nextInt(28));
            case "date" -> "2026-11-%02d".formatted(1 + random.nextInt(28));
            default -> random.nextInt(3) == 0 ? text() : "value " + random.nextInt(100);
        };
    }

    private ArrayNode list() {
        ArrayNode list = JSON.arrayNode();
        for (int i = random.nextInt(300); i > 0; i--) {
            list.add(text());
        }
        return list;
    }

    private ObjectNode object() {
        return JSON.objectNode().put(text(), text()).put("key", random.nextInt());
    }

    private JsonNode nested(int levels) {
        JsonNode inner = JSON.numberNode(1);
        for (int i = 0; i < levels; i++) {
            inner = i % 2 == 0 ? JSON.arrayNode().add(inner) : JSON.objectNode().set("x", inner);
        }
        return inner;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
