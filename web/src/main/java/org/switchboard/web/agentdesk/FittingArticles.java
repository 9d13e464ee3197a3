package org.switchboard.web.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.knowledge.KnowledgeSearch;
import org.switchboard.knowledge.model.ArticleHits.Hit;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleQuestion;
import org.switchboard.web.security.Caller;
import org.switchboard.web.wording.Wording;

/** The articles beside a call: those that fit the reason for it, then those that fit the verdict. */
@ApplicationScoped
public class FittingArticles {

    private static final int SHOWN = 6;

    @Inject
    Caller caller;

    @Inject
    KnowledgeSearch search;

    @Inject
    Wording wording;

    /** What answers the words that the agent types. */
    List<Hit> to(String question, String language) {
        return search.search(
                        ArticleQuestion.of(question).in(language).atMost(SHOWN).asYouType(), caller.actor())
                .hits();
    }

    List<Hit> of(Optional<Cause> cause, Optional<Symptom> reason, String language) {
        List<Hit> ofCause = cause.map(known -> search.articlesFor(known.name(), language, SHOWN, caller.actor()))
                .orElse(List.of());
        List<Hit> ofReason = reason.filter(symptom -> symptom != Symptom.NO_SUPPLY && symptom != Symptom.OTHER)
                .map(symptom -> searched(symptom, language))
                .orElse(List.of());
        List<ArticleKey> before = ofReason.stream().map(Hit::key).toList();
        return Stream.concat(ofReason.stream(), ofCause.stream().filter(hit -> !before.contains(hit.key())))
                .limit(SHOWN)
                .toList();
    }

    private List<Hit> searched(Symptom symptom, String language) {
        return search.search(
                        ArticleQuestion.of(wording.words("symptom.question." + symptom.wireName()))
                                .in(language)
                                .atMost(SHOWN / 2),
                        caller.actor())
                .hits();
    }
}
