package org.switchboard.web.api.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleContent;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.Readership;
import org.switchboard.shared.BusinessException;

/** Makes an article of one line of an import: {@code id, lang, title, text, kind, causes, tags, reviewOn, audience, areas}. */
final class ArticleLine {

    private ArticleLine() {}

    /** @throws BusinessException naming the field that is not allowed */
    static Article article(String base, JsonNode line) {
        return new Article(
                new ArticleKey(base, text(line, "id"), text(line, "lang")),
                new ArticleContent(
                        text(line, "title"),
                        text(line, "kind"),
                        texts(line, "causes"),
                        texts(line, "tags"),
                        text(line, "text"),
                        day(line, "reviewOn"),
                        Readership.of(text(line, "audience"), texts(line, "areas"))));
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).isTextual() ? line.get(field).textValue() : null;
    }

    private static List<String> texts(JsonNode line, String field) {
        List<String> texts = new ArrayList<>();
        line.path(field).forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static Optional<LocalDate> day(JsonNode line, String field) {
        return Optional.ofNullable(text(line, field)).map(day -> ArticleLine.parsed(field, day));
    }

    static LocalDate parsed(String field, String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException notADay) {
            throw new BusinessException("bad-article-field", field, day, field, day);
        }
    }
}
