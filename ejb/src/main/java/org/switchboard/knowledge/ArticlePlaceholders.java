package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleContent;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.knowledge.model.MarkdownText;
import org.switchboard.servicelevel.ServiceLevelPolicies;
import org.switchboard.servicelevel.ServiceLevelPolicy;
import org.switchboard.servicelevel.ServiceLevelWording;
import org.switchboard.shared.BusinessException;

/**
 * Placeholders of limits in the text of an article, <code>{{service-level:fault-arrival.urban}}</code>: the database
 * keeps them, a reader gets the words of the policy that is in force. They are for the desk's own base; in other bases
 * the same characters are text.
 */
@ApplicationScoped
public class ArticlePlaceholders {

    private static final Logger LOG = Logger.getLogger(ArticlePlaceholders.class.getName());

    private static final String BEGIN = "{{";
    private static final String SERVICE_LEVEL = "service-level:";

    /** One without end is found, too, so that it can be refused. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}\\n]*)(}})?");

    private ServiceLevelPolicies policies;

    protected ArticlePlaceholders() {
        // for the container's proxy
    }

    @Inject
    public ArticlePlaceholders(ServiceLevelPolicies policies) {
        this.policies = policies;
    }

    /** The values of placeholders today, by key. */
    public Map<String, ServiceLevelPolicy> policies() {
        return policies.inForceToday();
    }

    /**
     * The article itself.
     *
     * @throws BusinessException when the text is nested too deep, or naming a placeholder that names no policy in force, is outside the text, or is written
     *     so that Markdown would show it to readers
     */
    public Article checked(Article article) {
        MarkdownText.requireReadable(article.content().body());
        if (hasPlaceholders(article.key())) {
            ArticleContent content = article.content();
            refuseAny("title", content.title());
            content.tags().forEach(tag -> refuseAny("tags", tag));
            Map<String, ServiceLevelPolicy> inForce = content.body().contains(BEGIN) ? policies() : Map.of();
            refuseUnknown(content.body(), inForce);
            refuseEscaped(filled(article.key(), content, inForce).body());
        }
        return article;
    }

    /** With words in place of placeholders: what an agent reads. */
    public ArticleView filled(ArticleView view) {
        return view.content().body().contains(BEGIN)
                ? with(view, filled(view.key(), view.content(), policies()))
                : view;
    }

    /** With words in what is shown, and with placeholders in the text that an editor changes. */
    public ArticleView rendered(ArticleView view) {
        ArticleView filled = filled(view);
        return new ArticleView(
                view.key(),
                view.edition(),
                view.state(),
                view.content(),
                filled.shown(),
                view.author(),
                view.updatedAt(),
                view.used(),
                view.version());
    }

    /** With words in place of placeholders: what is searched. */
    public Article filled(Article article, Map<String, ServiceLevelPolicy> inForce) {
        return new Article(article.key(), filled(article.key(), article.content(), inForce));
    }

    private static ArticleView with(ArticleView view, ArticleContent content) {
        return new ArticleView(
                view.key(),
                view.edition(),
                view.state(),
                content,
                content.body(),
                view.author(),
                view.updatedAt(),
                view.used(),
                view.version());
    }

    private static ArticleContent filled(
            ArticleKey key, ArticleContent content, Map<String, ServiceLevelPolicy> inForce) {
        if (!hasPlaceholders(key) || !content.body().contains(BEGIN)) {
            return content;
        }
        String body = PLACEHOLDER.matcher(content.body()).replaceAll(found -> {
            Optional<ServiceLevelPolicy> policy = policy(found.group(1), found.group(2), inForce);
            if (policy.isEmpty()) {
                LOG.log(Level.SEVERE, "knowledge placeholder-unknown article={0} placeholder={1}", new Object[] {
                    key, found.group()
                });
            }
            return Matcher.quoteReplacement(policy.map(held -> ServiceLevelWording.of(held, key.language()))
                    .orElse(found.group()));
        });
        return content.withBody(body);
    }

    private static void refuseAny(String field, String text) {
        PLACEHOLDER.matcher(text).results().findFirst().ifPresent(found -> {
            throw new BusinessException("article-placeholder-place", field, found.group(), found.group());
        });
    }

    private static void refuseUnknown(String text, Map<String, ServiceLevelPolicy> inForce) {
        PLACEHOLDER
                .matcher(text)
                .results()
                .filter(found -> policy(found.group(1), found.group(2), inForce).isEmpty())
                .findFirst()
                .ifPresent(found -> {
                    throw new BusinessException("article-placeholder-unknown", "text", found.group(), found.group());
                });
    }

    /** Braces written as {@code \\{} or as an entity are none to us, and would be a placeholder to a reader. */
    private static void refuseEscaped(String filled) {
        PLACEHOLDER.matcher(MarkdownText.plain(filled)).results().findFirst().ifPresent(found -> {
            throw new BusinessException("article-placeholder-escaped", "text", found.group(), found.group());
        });
    }

    private static Optional<ServiceLevelPolicy> policy(
            String name, String end, Map<String, ServiceLevelPolicy> inForce) {
        return end != null && name.startsWith(SERVICE_LEVEL)
                ? Optional.ofNullable(inForce.get(name.substring(SERVICE_LEVEL.length())))
                : Optional.empty();
    }

    private static boolean hasPlaceholders(ArticleKey key) {
        return key.base().equals(ArticleKey.MAIN);
    }
}
