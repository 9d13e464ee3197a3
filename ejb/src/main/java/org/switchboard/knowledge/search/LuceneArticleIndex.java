package org.switchboard.knowledge.search;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleHits;
import org.switchboard.knowledge.model.ArticleHits.Hit;
import org.switchboard.knowledge.model.ArticleIndex;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleQuestion;
import org.switchboard.knowledge.model.Audience;
import org.switchboard.knowledge.model.Reader;

/** The index of published articles in a folder of this process, ranked by BM25. */
@ApplicationScoped
public class LuceneArticleIndex implements ArticleIndex {

    private static final Logger LOG = Logger.getLogger(LuceneArticleIndex.class.getName());

    private static final double WRITE_BUFFER_MEGABYTES = 32;
    /** Without a language asked for, an article is found in each of its languages; so more are read than shown. */
    private static final int LANGUAGES = 3;

    private static final int LONGEST_REASON = 200;

    private Path folder;
    private Directory directory;
    private IndexWriter writer;
    private SearcherManager searchers;

    protected LuceneArticleIndex() {
        // for the container's proxy
    }

    /** @param workFolder SWITCHBOARD_WORK_DIR: where the index lies; the system's folder for temporary files otherwise */
    @Inject
    public LuceneArticleIndex(@ConfigProperty(name = "switchboard.work.dir") Optional<String> workFolder) {
        try {
            folder = IndexFolder.fresh(Path.of(workFolder.orElseGet(() -> System.getProperty("java.io.tmpdir"))));
            directory = new MMapDirectory(folder);
            IndexWriterConfig config = new IndexWriterConfig(analyser());
            config.setRAMBufferSizeMB(WRITE_BUFFER_MEGABYTES);
            writer = new IndexWriter(directory, config);
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("no search index can be made", e);
        }
    }

    private static Analyzer analyser() {
        Map<String, Analyzer> byField = new HashMap<>();
        for (String part : List.of(IndexedArticle.TITLE, IndexedArticle.TAGS, IndexedArticle.BODY)) {
            for (Analysers way : Analysers.values()) {
                byField.put(way.field(part), way.analyser());
            }
        }
        return new PerFieldAnalyzerWrapper(Analysers.PAIRS.analyser(), byField);
    }

    @PreDestroy
    void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
            IndexFolder.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the search index was not put away", e);
        }
    }

    @Override
    public ArticleHits search(ArticleQuestion question, Reader reader) {
        BagOfTerms bag = new BagOfTerms(question.text());
        if (bag.isEmpty()) {
            return ArticleHits.NONE;
        }
        BooleanQuery.Builder query = filtered(question.base(), question.language(), question.cause(), reader);
        question.kind().ifPresent(kind -> query.add(filter(IndexedArticle.KIND, kind), Occur.FILTER));
        query.add(bag.query(question.typing()), Occur.MUST);
        return read(searcher -> {
            int toRead = question.language().isPresent() ? question.limit() : question.limit() * LANGUAGES;
            Query asked = query.build();
            TopDocs best = searcher.search(asked, toRead);
            List<Hit> hits = hits(searcher, best, bag.marks());
            return new ArticleHits(eachOnce(hits, question.limit()), KindCounts.of(searcher, asked));
        });
    }

    @Override
    public List<Hit> boundTo(String cause, String base, String language, int limit, Reader reader) {
        Query query = filtered(base, Optional.of(ArticleKey.primary(language)), Optional.of(cause), reader)
                .build();
        Sort byId = new Sort(new SortField(IndexedArticle.ID, SortField.Type.STRING));
        return read(searcher -> hits(searcher, searcher.search(query, limit, byId), Set.of()));
    }

    @Override
    public synchronized Map<ArticleKey, String> update(Collection<Article> articles, Collection<ArticleKey> forgotten) {
        Map<ArticleKey, String> failed = new HashMap<>();
        try {
            for (ArticleKey key : forgotten) {
                writer.deleteDocuments(IndexedArticle.term(key));
            }
            for (Article article : articles) {
                write(article).ifPresent(reason -> failed.put(article.key(), reason));
            }
            searchers.maybeRefreshBlocking();
            return failed;
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be written", e);
        }
    }

    /** @return why it could not be */
    private Optional<String> write(Article article) throws IOException {
        try {
            writer.updateDocument(IndexedArticle.term(article.key()), IndexedArticle.document(article));
            return Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | StackOverflowError unreadable) {
            if (!writer.isOpen()) {
                throw unreadable;
            }
            LOG.log(Level.SEVERE, "knowledge article-not-indexed article=" + article.key() + " cause=" + unreadable);
            writer.deleteDocuments(IndexedArticle.term(article.key()));
            return Optional.of(shortened(String.valueOf(unreadable)));
        }
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    @Override
    public synchronized void retainOnly(Collection<ArticleKey> known) {
        try {
            BooleanQuery.Builder others = new BooleanQuery.Builder();
            others.add(new MatchAllDocsQuery(), Occur.MUST);
            others.add(anyOf(IndexedArticle.KEY, known.stream().map(ArticleKey::toString)), Occur.MUST_NOT);
            writer.deleteDocuments(others.build());
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be written", e);
        }
    }

    private static BooleanQuery.Builder filtered(
            String base, Optional<String> language, Optional<String> cause, Reader reader) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(filter(IndexedArticle.BASE, base), Occur.FILTER);
        language.ifPresent(wanted -> query.add(filter(IndexedArticle.LANGUAGE, wanted), Occur.FILTER));
        cause.ifPresent(wanted -> query.add(filter(IndexedArticle.CAUSE, wanted), Occur.FILTER));
        query.add(anyOf(IndexedArticle.AUDIENCE, reader.audiences().stream().map(Audience::name)), Occur.FILTER);
        if (!reader.areas().isEmpty()) {
            Stream<String> areas = Stream.concat(Stream.of(IndexedArticle.EVERYWHERE), reader.areas().stream());
            query.add(anyOf(IndexedArticle.AREA, areas), Occur.FILTER);
        }
        return query;
    }

    private static Query anyOf(String field, Stream<String> values) {
        return new TermInSetQuery(field, values.map(BytesRef::new).toList());
    }

    private static Query filter(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private static List<Hit> hits(IndexSearcher searcher, TopDocs found, Set<String> marks) throws IOException {
        StoredFields stored = searcher.storedFields();
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc each : found.scoreDocs) {
            Document document = stored.document(each.doc);
            hits.add(new Hit(
                    IndexedArticle.key(document),
                    document.get(IndexedArticle.TITLE),
                    Snippet.of(document.get(IndexedArticle.BODY), marks),
                    Float.isNaN(each.score) ? 0 : each.score,
                    document.get(IndexedArticle.KIND),
                    IndexedArticle.causes(document)));
        }
        return hits;
    }

    /** The best language of each article. */
    private static List<Hit> eachOnce(List<Hit> hits, int limit) {
        Map<String, Hit> best = new LinkedHashMap<>();
        hits.forEach(hit -> best.putIfAbsent(hit.key().id(), hit));
        return best.values().stream().limit(limit).toList();
    }

    private interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.from(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be read", e);
        }
    }
}
