package org.switchboard.knowledge.model;

import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown as what a screen shows and as what a search reads. */
public final class MarkdownText {

    private static final Parser PARSER = Parser.builder().build();

    /** HTML that an author writes is shown as text; what is linked is on the web, in our own pages, or a person. */
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(Set.of("http", "https", "mailto", "tel")) {
                @Override
                public String sanitizeImageUrl(String url) {
                    return sanitizeLinkUrl(url);
                }
            })
            .build();

    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    private MarkdownText() {}

    public static String html(String markdown) {
        return HTML.render(parse(markdown));
    }

    /** The words alone, a block a line. */
    public static String plain(String markdown) {
        return PLAIN.render(parse(markdown));
    }

    private static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }
}
