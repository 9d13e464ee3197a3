package org.switchboard.knowledge.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** How many matching articles there are of each kind. */
final class KindCounts extends SimpleCollector {

    private final Map<String, Long> counts = new TreeMap<>();
    private SortedDocValues kinds;

    static Map<String, Long> of(IndexSearcher searcher, Query query) throws IOException {
        return searcher.search(query, new CollectorManager<KindCounts, Map<String, Long>>() {
            @Override
            public KindCounts newCollector() {
                return new KindCounts();
            }

            @Override
            public Map<String, Long> reduce(Collection<KindCounts> parts) {
                Map<String, Long> all = new TreeMap<>();
                parts.forEach(part -> part.counts.forEach((kind, count) -> all.merge(kind, count, Long::sum)));
                return all;
            }
        });
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        kinds = DocValues.getSorted(context.reader(), IndexedArticle.KIND);
    }

    @Override
    public void collect(int document) throws IOException {
        if (kinds.advanceExact(document)) {
            counts.merge(kinds.lookupOrd(kinds.ordValue()).utf8ToString(), 1L, Long::sum);
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
