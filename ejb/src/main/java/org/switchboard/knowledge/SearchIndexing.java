package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleIndex;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.persistence.ArticleTable;
import org.switchboard.knowledge.persistence.ArticleTable.Edition;
import org.switchboard.servicelevel.ServiceLevelPolicy;

/**
 * Keeps this node's index like the database: made anew at start, then brought up to date with what changed since, here
 * or on another node. When other policies come into force, it is made anew with their words.
 */
@ApplicationScoped
public class SearchIndexing {

    private static final Logger LOG = Logger.getLogger(SearchIndexing.class.getName());

    private static final int BATCH = 500;
    /** A change is dated before its transaction ends, so an earlier date may come to light later. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private ArticleTable table;
    private ArticleIndex index;
    private ArticlePlaceholders placeholders;
    private Map<String, ServiceLevelPolicy> policies = Map.of();
    private Instant readUpTo = Instant.EPOCH;
    private Set<Long> readLately = Set.of();
    private volatile boolean ready;
    private volatile boolean begun;

    protected SearchIndexing() {
        // for the container's proxy
    }

    @Inject
    public SearchIndexing(ArticleTable table, ArticleIndex index, ArticlePlaceholders placeholders) {
        this.table = table;
        this.index = index;
        this.placeholders = placeholders;
    }

    /** Whether the index has been made since the start. */
    public boolean isReady() {
        return ready;
    }

    /** Brings the index up to date; makes it again when its first making failed. */
    void keepUp() {
        if (ready) {
            catchUp();
        } else if (begun) {
            rebuild();
        }
    }

    /** Indexes every published article, and then removes the others: what searches found before is found meanwhile. */
    public synchronized void rebuild() {
        begun = true;
        Map<String, ServiceLevelPolicy> inForce = placeholders.policies();
        Set<ArticleKey> known = new HashSet<>();
        Instant newest = indexAll(inForce, known);
        index.retainOnly(known);
        readUpTo = newest;
        readLately = Set.of();
        policies = inForce;
        ready = true;
    }

    /** @return when the newest of the editions was changed */
    private Instant indexAll(Map<String, ServiceLevelPolicy> inForce, Set<ArticleKey> known) {
        Instant newest = Instant.EPOCH;
        long after = 0;
        int articles = 0;
        List<Edition> batch;
        do {
            batch = table.publishedAfter(after, BATCH);
            for (Edition edition : batch) {
                after = edition.id();
                known.add(edition.article().key());
                newest = edition.updatedAt().isAfter(newest) ? edition.updatedAt() : newest;
            }
            articles += batch.size();
            update(batch.stream().map(Edition::article).toList(), List.of(), inForce);
        } while (batch.size() == BATCH);
        LOG.info("knowledge articles-indexed articles=" + articles);
        return newest;
    }

    /** Takes in what was published or retired since the last look. */
    public synchronized void catchUp() {
        Map<String, ServiceLevelPolicy> inForce = placeholders.policies();
        if (!policies.equals(inForce)) {
            indexAll(inForce, new HashSet<>());
            policies = inForce;
        }
        Instant from = readUpTo.minus(OVERLAP);
        Set<Long> seen = new HashSet<>();
        long after = 0;
        List<Edition> batch;
        do {
            batch = table.changedSince(from, after, BATCH);
            List<Edition> fresh = new ArrayList<>(batch);
            fresh.removeIf(edition -> readLately.contains(stamp(edition)));
            apply(fresh);
            for (Edition edition : batch) {
                seen.add(stamp(edition));
                from = edition.updatedAt();
                after = edition.id();
                readUpTo = from.isAfter(readUpTo) ? from : readUpTo;
            }
        } while (batch.size() == BATCH);
        readLately = seen;
    }

    private void apply(List<Edition> changed) {
        if (changed.isEmpty()) {
            return;
        }
        List<Article> published = new ArrayList<>();
        Set<ArticleKey> retired = new HashSet<>();
        for (Edition edition : changed) {
            if (edition.state() == ArticleState.PUBLISHED) {
                published.add(edition.article());
            } else {
                retired.add(edition.article().key());
            }
        }
        retired.removeAll(table.publishedAmong(retired));
        update(published, retired, policies);
    }

    /** An editor sees at the article why nobody finds it. */
    private void update(
            List<Article> published, Collection<ArticleKey> retired, Map<String, ServiceLevelPolicy> inForce) {
        Map<ArticleKey, String> failed = index.update(filled(published, inForce), retired);
        table.indexed(published.stream().map(Article::key).toList(), failed);
    }

    private List<Article> filled(List<Article> articles, Map<String, ServiceLevelPolicy> inForce) {
        return articles.stream()
                .map(article -> placeholders.filled(article, inForce))
                .toList();
    }

    /** Distinguishes one change of an edition from the next. */
    private static long stamp(Edition edition) {
        return edition.id() * 31 + edition.updatedAt().hashCode();
    }
}
