package org.switchboard.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Three ways to cut a text into terms. Pairs of Chinese characters find short questions, Chinese words find passages in
 * long documents (each measured better than the other on its ground), English stems find English. Words in other scripts
 * stand among the pairs as they are.
 */
enum Analysers {
    PAIRS("pairs", new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream pairs = new CJKBigramFilter(new LowerCaseFilter(words));
            return new TokenStreamComponents(words, new StopFilter(pairs, CJKAnalyzer.getDefaultStopSet()));
        }
    }),
    CHINESE_WORDS("words", new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new HMMChineseTokenizer();
            TokenStream meaningful = new StopFilter(words, SmartChineseAnalyzer.getDefaultStopSet());
            return new TokenStreamComponents(words, new OfScript(meaningful, true));
        }
    }),
    ENGLISH_STEMS("stems", new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream lower = new LowerCaseFilter(new EnglishPossessiveFilter(words));
            TokenStream meaningful = new StopFilter(lower, EnglishAnalyzer.getDefaultStopSet());
            return new TokenStreamComponents(words, new PorterStemFilter(new OfScript(meaningful, false)));
        }
    });

    private final String suffix;
    private final Analyzer analyser;

    Analysers(String suffix, Analyzer analyser) {
        this.suffix = suffix;
        this.analyser = analyser;
    }

    /** The field that holds this part of an article cut this way. */
    String field(String part) {
        return part + "_" + suffix;
    }

    Analyzer analyser() {
        return analyser;
    }

    /** The distinct terms of a folded text, in their order, so many at most. */
    Set<String> terms(String folded, int most) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = analyser.tokenStream("", folded)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (terms.size() < most && stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return terms;
    }

    /** Keeps the tokens that are Chinese, or those that are not. */
    private static final class OfScript extends FilteringTokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final boolean han;

        OfScript(TokenStream input, boolean han) {
            super(input);
            this.han = han;
        }

        @Override
        protected boolean accept() {
            return FoldedText.hasHan(term) == han;
        }
    }
}
