package org.switchboard.knowledge.search;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A question as a bag of terms: any of them may match, each in title, tags and body, cut in every way that fits its
 * script. No query syntax is read, so nothing that is typed can go wrong.
 */
final class BagOfTerms {

    private static final int MOST_TERMS = 100;
    private static final int SHORTEST_PREFIX = 2;

    private static final float TITLE_BOOST = 2.0f;
    private static final float TAGS_BOOST = 1.5f;
    private static final float PREFIX_BOOST = 0.5f;
    /** Words in other than Chinese script are sought by their stems; a code (691, B2) gains a little besides. */
    private static final float CODE_BOOST = 0.3f;

    private static final float ELSEWHERE = 0.3f;

    private final Set<String> pairs;
    private final Set<String> words;
    private final Set<String> stems;

    BagOfTerms(String question) {
        String folded = FoldedText.of(question);
        this.pairs = Analysers.PAIRS.terms(folded, MOST_TERMS);
        this.words = FoldedText.hasHan(folded) ? Analysers.CHINESE_WORDS.terms(folded, MOST_TERMS) : Set.of();
        this.stems = Analysers.ENGLISH_STEMS.terms(folded, MOST_TERMS);
    }

    boolean isEmpty() {
        return pairs.isEmpty() && words.isEmpty() && stems.isEmpty();
    }

    /** @param typing the last word may be unfinished, and matches what begins with it */
    Query query(boolean typing) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        pairs.forEach(term -> {
            if (FoldedText.hasHan(term)) {
                add(query, Analysers.PAIRS, term, 1);
            } else if (isCode(term)) {
                add(query, Analysers.PAIRS, term, CODE_BOOST);
            }
        });
        words.forEach(term -> add(query, Analysers.CHINESE_WORDS, term, 1));
        stems.forEach(term -> add(query, Analysers.ENGLISH_STEMS, term, 1));
        last(pairs).filter(term -> typing || isSingleCharacter(term)).ifPresent(term -> addPrefix(query, term));
        return query.build();
    }

    /** What a snippet should show: folded, in lower case, words by their stems. */
    Set<String> marks() {
        Set<String> marks = new LinkedHashSet<>(pairs);
        marks.removeIf(term -> !FoldedText.hasHan(term));
        marks.addAll(stems);
        return marks;
    }

    /** A term counts where it stands best, and a little where it stands besides: not once for every part it is in. */
    private static void add(BooleanQuery.Builder query, Analysers way, String term, float boost) {
        Query best = new DisjunctionMaxQuery(
                List.of(
                        boosted(new TermQuery(new Term(way.field(IndexedArticle.TITLE), term)), TITLE_BOOST),
                        boosted(new TermQuery(new Term(way.field(IndexedArticle.TAGS), term)), TAGS_BOOST),
                        new TermQuery(new Term(way.field(IndexedArticle.BODY), term))),
                ELSEWHERE);
        query.add(boosted(best, boost), Occur.SHOULD);
    }

    private static void addPrefix(BooleanQuery.Builder query, String term) {
        if (term.codePointCount(0, term.length()) < SHORTEST_PREFIX && !FoldedText.hasHan(term)) {
            return;
        }
        for (String part : List.of(IndexedArticle.TITLE, IndexedArticle.TAGS, IndexedArticle.BODY)) {
            Query begun = new PrefixQuery(new Term(Analysers.PAIRS.field(part), term));
            query.add(boosted(begun, PREFIX_BOOST), Occur.SHOULD);
        }
    }

    /** A lone Chinese character is a term only where it stands alone; as the beginning of a pair it is everywhere. */
    private static boolean isSingleCharacter(String term) {
        return term.codePointCount(0, term.length()) == 1 && FoldedText.hasHan(term);
    }

    private static boolean isCode(String term) {
        return term.codePoints().anyMatch(Character::isDigit);
    }

    private static Query boosted(Query query, float boost) {
        return boost == 1 ? query : new BoostQuery(query, boost);
    }

    private static Optional<String> last(Set<String> terms) {
        String last = null;
        for (Iterator<String> each = terms.iterator(); each.hasNext(); ) {
            last = each.next();
        }
        return Optional.ofNullable(last);
    }
}
