package org.switchboard.knowledge.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.switchboard.shared.BusinessException;

/** An article as a Markdown file with front matter: {@code id lang title kind causes tags reviewOn audience areas}. */
public final class ArticleFile {

    private static final String FENCE = "---";
    private static final Parser FRONT_MATTER = Parser.builder()
            .extensions(List.of(YamlFrontMatterExtension.create()))
            .build();

    private final Map<String, List<String>> fields;
    private final String body;

    private ArticleFile(Map<String, List<String>> fields, String body) {
        this.fields = fields;
        this.body = body;
    }

    /** @throws BusinessException naming the field that is missing or not allowed */
    public static Article parse(String text) {
        String normal = text.replace("\r\n", "\n").replace("\uFEFF", "");
        int end = normal.indexOf("\n" + FENCE + "\n", FENCE.length());
        if (!normal.startsWith(FENCE + "\n") || end < 0) {
            throw new BusinessException("article-front-matter", "front matter", null);
        }
        int bodyBegin = end + FENCE.length() + 2;
        Node document = FRONT_MATTER.parse(normal.substring(0, bodyBegin));
        YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
        document.accept(visitor);
        return new ArticleFile(visitor.getData(), normal.substring(bodyBegin).strip()).article();
    }

    private Article article() {
        return new Article(
                ArticleKey.main(needed("id"), needed("lang")),
                new ArticleContent(
                        needed("title"),
                        needed("kind"),
                        list("causes"),
                        list("tags"),
                        body,
                        reviewOn(),
                        Readership.of(optional("audience"), list("areas"))));
    }

    private Optional<LocalDate> reviewOn() {
        String date = text("reviewOn");
        try {
            return date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date));
        } catch (DateTimeParseException e) {
            throw new BusinessException("bad-article-field", "reviewOn", date, "reviewOn", date);
        }
    }

    private String needed(String field) {
        String value = text(field);
        if (value.isEmpty()) {
            throw new BusinessException("article-field-missing", field, null, field);
        }
        return value;
    }

    private String optional(String field) {
        String value = text(field);
        return value.isEmpty() ? null : value;
    }

    private String text(String field) {
        return String.join(" ", fields.getOrDefault(field, List.of())).strip();
    }

    /** As {@code [a, b]} on one line, or as a line with a hyphen each. */
    private List<String> list(String field) {
        List<String> values = fields.getOrDefault(field, List.of());
        if (values.size() == 1 && values.get(0).startsWith("[") && values.get(0).endsWith("]")) {
            String inside = values.get(0).substring(1, values.get(0).length() - 1);
            return split(inside);
        }
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static List<String> split(String inside) {
        return Arrays.stream(inside.split(","))
                .map(String::strip)
                .map(value -> value.replaceAll("^([\"'])(.*)\\1$", "$2"))
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
