package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleSummary;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.knowledge.model.Reader;
import org.switchboard.knowledge.persistence.ArticleTable;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;

/** Reads articles: the text for an agent, drafts and editions for an editor. What is not for the actor does not exist. */
@ApplicationScoped
public class KnowledgeArticles {

    public static final int LARGEST_PAGE = 200;

    /** The last article's id and language. */
    private static final Pattern CURSOR =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,199} [a-z]{2}(?:-[A-Za-z]{2,4})?");

    private ArticleTable table;
    private ArticlePlaceholders placeholders;

    protected KnowledgeArticles() {
        // for the container's proxy
    }

    @Inject
    public KnowledgeArticles(ArticleTable table, ArticlePlaceholders placeholders) {
        this.table = table;
        this.placeholders = placeholders;
    }

    /**
     * The published text in the language asked for, else in one that a reader of it reads too (zh for zh-CN), else in
     * whatever language there is; with the words of the policies in force.
     *
     * @throws NotFoundException when nothing of that id is published for the actor
     */
    @Transactional
    public ArticleView article(@NotBlank String base, @NotBlank String id, @NotBlank String language, Actor actor) {
        actor.require(Permission.USE);
        return placeholders.filled(published(base, id, language, actor));
    }

    /** The same for an editor: the text with its placeholders as it was written, the HTML with the words. */
    @Transactional
    public ArticleView written(@NotBlank String base, @NotBlank String id, @NotBlank String language, Actor actor) {
        actor.require(Permission.EDIT_ARTICLES);
        return placeholders.rendered(published(base, id, language, actor));
    }

    private ArticleView published(String base, String id, String language, Actor actor) {
        List<ArticleView> texts = table.published(base, id, Reader.of(actor));
        return texts.stream()
                .filter(text -> text.key().language().equals(language))
                .findFirst()
                .or(() -> texts.stream()
                        .filter(text ->
                                ArticleKey.primary(text.key().language()).equals(ArticleKey.primary(language)))
                        .findFirst())
                .or(() -> texts.stream().findFirst())
                .orElseThrow(() -> new NotFoundException("article", id));
    }

    /** The edition of an article in that state, its text with placeholders as it was written; of retired ones the latest. */
    @Transactional
    public Optional<ArticleView> find(@NotNull ArticleKey key, @NotNull ArticleState state, Actor actor) {
        actor.require(state == ArticleState.PUBLISHED ? Permission.USE : Permission.EDIT_ARTICLES);
        return table.find(key, state, Reader.of(actor)).map(placeholders::rendered);
    }

    /** The latest editions of an article, 100 at most. */
    @Transactional
    public List<ArticleSummary> editions(@NotNull ArticleKey key, Actor actor) {
        actor.require(Permission.LIST_DRAFTS);
        return table.editions(key, 100, Reader.of(actor));
    }

    /**
     * Articles of a base in a state, by id and language.
     *
     * @param reviewBefore only those to be reviewed before that day; all when empty
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    public Page<ArticleSummary> page(
            @NotBlank String base,
            @NotNull ArticleState state,
            @NotNull Optional<String> language,
            @NotNull Optional<LocalDate> reviewBefore,
            int limit,
            @NotNull Optional<String> cursor,
            Actor actor) {
        actor.require(state == ArticleState.PUBLISHED ? Permission.USE : Permission.LIST_DRAFTS);
        int size = Page.size(limit, LARGEST_PAGE);
        String after = Page.position(cursor, " ", CURSOR);
        int split = after.indexOf(' ');
        List<ArticleSummary> found = table.list(
                base,
                state,
                language,
                reviewBefore,
                split < 0 ? after : after.substring(0, split),
                split < 0 ? "" : after.substring(split + 1),
                size + 1,
                Reader.of(actor));
        return Page.cut(found, size, last -> last.key().id() + " " + last.key().language());
    }
}
