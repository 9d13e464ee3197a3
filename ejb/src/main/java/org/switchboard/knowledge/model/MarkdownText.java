package org.switchboard.knowledge.model;

import java.util.Set;
import org.commonmark.node.Document;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.switchboard.shared.BusinessException;

/**
 * Markdown as what a screen shows and as what a search reads. Renderers call themselves once for each level of nesting, so
 * that the depth is limited; a deeper text is shown and searched as it was written.
 */
public final class MarkdownText {

    /** Lists, quotations and emphasis within each other. */
    static final int DEEPEST = 50;

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

    /** @throws BusinessException when the text is nested too deep to be shown */
    public static void requireReadable(String markdown) {
        if (isTooDeep(markdown)) {
            throw new BusinessException("article-too-nested", "text", "", DEEPEST);
        }
    }

    private static boolean isTooDeep(String markdown) {
        try {
            return depth(PARSER.parse(markdown)) > DEEPEST;
        } catch (StackOverflowError deeperThanTheParserReads) {
            return true;
        }
    }

    private static Node parse(String markdown) {
        if (isTooDeep(markdown)) {
            IndentedCodeBlock written = new IndentedCodeBlock();
            written.setLiteral(markdown);
            Document whole = new Document();
            whole.appendChild(written);
            return whole;
        }
        return PARSER.parse(markdown);
    }

    private static int depth(Node root) {
        int depth = 0;
        int deepest = 0;
        Node node = root;
        while (node != null) {
            deepest = Math.max(deepest, depth);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
            } else {
                while (node != null && node != root && node.getNext() == null) {
                    node = node.getParent();
                    depth--;
                }
                node = node == null || node == root ? null : node.getNext();
            }
        }
        return deepest;
    }
}
