package org.switchboard.knowledge.search;

import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.MarkdownText;
import org.switchboard.knowledge.model.Readership;

/** How an article lies in the index: what it is sought by, and what a hit shows of it. */
final class IndexedArticle {

    static final String KEY = "key";
    static final String BASE = "base";
    static final String LANGUAGE = "language";
    static final String KIND = "kind";
    static final String CAUSE = "cause";
    static final String AUDIENCE = "audience";
    static final String AREA = "area";
    static final String ID = "id";
    static final String TITLE = "title";
    static final String TAGS = "tags";
    static final String BODY = "body";

    /** The area of an article that applies everywhere; no area has an empty name. */
    static final String EVERYWHERE = "";

    private static final String FULL_LANGUAGE = "fullLanguage";

    private IndexedArticle() {}

    static Term term(ArticleKey key) {
        return new Term(KEY, key.toString());
    }

    static Document document(Article article) {
        ArticleKey key = article.key();
        Document document = new Document();
        document.add(new StringField(KEY, key.toString(), Field.Store.NO));
        document.add(new StringField(BASE, key.base(), Field.Store.YES));
        document.add(new StringField(LANGUAGE, ArticleKey.primary(key.language()), Field.Store.NO));
        document.add(new StoredField(FULL_LANGUAGE, key.language()));
        document.add(new StringField(ID, key.id(), Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(key.id())));
        document.add(new StringField(KIND, article.content().kind(), Field.Store.YES));
        document.add(
                new SortedDocValuesField(KIND, new BytesRef(article.content().kind())));
        article.content().causes().forEach(cause -> document.add(new StringField(CAUSE, cause, Field.Store.YES)));
        Readership readers = article.content().readers();
        document.add(new StringField(AUDIENCE, readers.audience().name(), Field.Store.NO));
        (readers.areas().isEmpty() ? List.of(EVERYWHERE) : readers.areas())
                .forEach(area -> document.add(new StringField(AREA, area, Field.Store.NO)));
        String body = MarkdownText.plain(article.content().body());
        document.add(new StoredField(TITLE, article.content().title()));
        document.add(new StoredField(BODY, body));
        if (!isFirstLine(article.content().title(), body)) {
            addCut(document, TITLE, article.content().title());
        }
        addCut(document, TAGS, String.join("\n", article.content().tags()));
        addCut(document, BODY, body);
        return document;
    }

    private static void addCut(Document document, String part, String text) {
        String folded = FoldedText.of(text);
        for (Analysers way : Analysers.values()) {
            document.add(new TextField(way.field(part), folded, Field.Store.NO));
        }
    }

    /** A title that is only the beginning of the text adds nothing to the text. */
    private static boolean isFirstLine(String title, String body) {
        String beginning = title.endsWith("…") ? title.substring(0, title.length() - 1) : title;
        return body.startsWith(beginning);
    }

    static ArticleKey key(Document document) {
        return new ArticleKey(document.get(BASE), document.get(ID), document.get(FULL_LANGUAGE));
    }

    static List<String> causes(Document document) {
        return List.of(document.getValues(CAUSE));
    }
}
