package org.switchboard.knowledge.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.switchboard.shared.BusinessException;

/**
 * One edition of an article. A draft is written and rewritten, then published, and retired when the next one takes its
 * place; what was published once is never rewritten, because closed matters refer to it.
 */
@Entity
@Table(name = "knowledge_article")
public class KnowledgeArticle {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    private String base;

    @Column(name = "article_id")
    private String articleId;

    private String language;

    private int edition;

    @Enumerated(EnumType.STRING)
    private ArticleState state;

    private String title;

    private String kind;

    /** One a line. */
    private String causes;

    /** One a line. */
    private String tags;

    private String body;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    /** One a line. */
    private String areas;

    @Column(name = "review_on")
    private LocalDate reviewOn;

    @Column(name = "content_hash")
    private String contentHash;

    private String author;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected KnowledgeArticle() {
        // for Jakarta Persistence
    }

    /** A draft of the edition that follows {@code lastEdition}; 0 when there is none yet. */
    public KnowledgeArticle(ArticleKey key, int lastEdition, ArticleContent content, String author, Instant at) {
        this.base = key.base();
        this.articleId = key.id();
        this.language = key.language();
        this.edition = lastEdition + 1;
        this.state = ArticleState.DRAFT;
        write(content, author, at);
    }

    public void rewrite(ArticleContent content, String editor, Instant at) {
        requireState(ArticleState.DRAFT);
        write(content, editor, at);
    }

    public void publish(String editor, Instant at) {
        requireState(ArticleState.DRAFT);
        become(ArticleState.PUBLISHED, editor, at);
    }

    public void retire(String editor, Instant at) {
        requireState(ArticleState.PUBLISHED);
        become(ArticleState.RETIRED, editor, at);
    }

    public ArticleKey key() {
        return new ArticleKey(base, articleId, language);
    }

    public long version() {
        return version;
    }

    private void write(ArticleContent content, String by, Instant at) {
        this.title = content.title();
        this.kind = content.kind();
        this.causes = lines(content.causes());
        this.tags = lines(content.tags());
        this.body = content.body();
        this.reviewOn = content.reviewOn().orElse(null);
        this.audience = content.readers().audience();
        this.areas = lines(content.readers().areas());
        this.contentHash = content.hash();
        this.author = by;
        this.updatedAt = at;
    }

    private void become(ArticleState next, String editor, Instant at) {
        this.state = next;
        this.author = editor;
        this.updatedAt = at;
    }

    private void requireState(ArticleState needed) {
        if (state != needed) {
            throw new BusinessException("article-state", "state", state.wireName(), key(), state, needed);
        }
    }

    private static String lines(List<String> values) {
        return String.join("\n", values);
    }
}
