package org.switchboard.knowledge.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchboard.shared.BusinessException;

/**
 * The content of an edition of an article.
 *
 * @param kind what it is about, such as {@code power}; small letters, digits, hyphens
 * @param causes the verdict causes to which it is an answer
 * @param tags words that callers and agents use
 * @param body Markdown
 * @param reviewOn when it is to be reviewed
 * @param readers who may read it
 * @throws BusinessException naming the field that is not allowed
 */
public record ArticleContent(
        String title,
        String kind,
        List<String> causes,
        List<String> tags,
        String body,
        Optional<LocalDate> reviewOn,
        Readership readers) {

    public static final int LONGEST_TITLE = 500;
    public static final int LONGEST_BODY = 1_000_000;
    private static final int MOST_TAGS = 100;

    private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern CAUSE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    public ArticleContent {
        require(title != null && !title.isBlank() && title.length() <= LONGEST_TITLE, "title", title);
        require(title.indexOf('\u0000') < 0, "title", title);
        require(kind != null && KIND.matcher(kind).matches(), "kind", kind);
        causes = List.copyOf(causes);
        causes.forEach(cause -> require(CAUSE.matcher(cause).matches(), "causes", cause));
        tags = tags.stream().map(String::strip).toList();
        require(tags.size() <= MOST_TAGS, "tags", String.valueOf(tags.size()));
        tags.forEach(tag ->
                require(!tag.isEmpty() && tag.length() <= 200 && tag.chars().allMatch(c -> c >= ' '), "tags", tag));
        require(body != null && !body.isBlank() && body.length() <= LONGEST_BODY, "text", "");
        require(body.indexOf('\u0000') < 0, "text", "");
        title = title.strip();
    }

    public ArticleContent withBody(String text) {
        return new ArticleContent(title, kind, causes, tags, text, reviewOn, readers);
    }

    /** Alike for the same content, whenever and by whomever it was written. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String whole = String.join(
                    "\u0000",
                    title,
                    kind,
                    String.join("\n", causes),
                    String.join("\n", tags),
                    reviewOn.map(LocalDate::toString).orElse(""),
                    body);
            String readable = readers.lines().map(line -> "\u0000" + line).collect(Collectors.joining());
            return HexFormat.of().formatHex(digest.digest((whole + readable).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static void require(boolean allowed, String field, String value) {
        if (!allowed) {
            throw new BusinessException("bad-article-field", field, value, field, value);
        }
    }
}
