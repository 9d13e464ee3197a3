package org.switchboard.knowledge.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.switchboard.audit.HasAuditSubject;
import org.switchboard.shared.BusinessException;

/** An article as it is submitted: its name and content. */
public record Article(ArticleKey key, ArticleContent content) implements HasAuditSubject {

    /** The kind of an article that names none. */
    public static final String GENERAL = "general";

    private static final int LONGEST_FIRST_LINE = 200;

    /**
     * An article from elsewhere, which may lack what ours have: a title (then its first line serves) and a kind.
     *
     * @throws BusinessException naming the field that is not allowed
     */
    public static Article imported(
            ArticleKey key,
            Optional<String> title,
            Optional<String> kind,
            List<String> causes,
            List<String> tags,
            String text,
            Optional<LocalDate> reviewOn,
            Readership readers) {
        return new Article(
                key,
                new ArticleContent(
                        title.filter(given -> !given.isBlank()).orElseGet(() -> firstLine(text)),
                        kind.orElse(GENERAL),
                        causes,
                        tags,
                        text,
                        reviewOn,
                        readers));
    }

    private static String firstLine(String text) {
        String line = text == null
                ? ""
                : text.lines()
                        .map(each -> each.replaceFirst("^#+", "").strip())
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse("");
        return line.length() <= LONGEST_FIRST_LINE ? line : line.substring(0, LONGEST_FIRST_LINE) + "…";
    }

    @Override
    public String auditSubject() {
        return "article/" + key;
    }
}
