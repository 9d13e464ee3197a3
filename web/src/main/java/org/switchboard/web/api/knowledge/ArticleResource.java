package org.switchboard.web.api.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.knowledge.KnowledgeArticles;
import org.switchboard.knowledge.KnowledgeEditing;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.model.ArticleView;
import org.switchboard.shared.NotFoundException;
import org.switchboard.web.api.answer.Answers;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.list.Version;
import org.switchboard.web.api.ndjson.LinesAnswer;
import org.switchboard.web.api.ndjson.NdjsonBodies;
import org.switchboard.web.api.problem.CallerLanguage;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/knowledge/articles}. */
@ApplicationScoped
@Path("v1/knowledge/articles")
@Produces(MediaType.APPLICATION_JSON)
public class ArticleResource {

    private static final int USUAL_LIMIT = 50;

    @Inject
    KnowledgeArticles articles;

    @Inject
    KnowledgeEditing editing;

    @Inject
    NdjsonBodies bodies;

    @Inject
    ArticleImportBody imports;

    @Context
    HttpHeaders headers;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.EDITOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Articles of a base in a state", description = "By id and language.")
    public Listing<ArticleItem> list(
            @QueryParam("base") @DefaultValue(ArticleKey.MAIN) String base,
            @QueryParam("state") @DefaultValue("published") String state,
            @QueryParam("lang") String language,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return Listing.of(
                articles.page(
                        base,
                        ArticleState.named(state),
                        QueryValue.given(language),
                        Optional.empty(),
                        QueryValue.limit(limit, USUAL_LIMIT, KnowledgeArticles.LARGEST_PAGE),
                        QueryValue.given(cursor),
                        caller.actor()),
                ArticleItem::of);
    }

    @POST
    @Consumes({"application/x-ndjson", "application/ndjson", "application/jsonl", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            summary = "Import articles",
            description = "One JSON object a line: id, lang, title, text (Markdown), kind, causes, tags, reviewOn, "
                    + "audience (public, agent, expert; agent when missing), areas. What says "
                    + "the same as before changes nothing.")
    public LinesAnswer take(
            @QueryParam("base") @DefaultValue(ArticleKey.MAIN) String base,
            @QueryParam("state") @DefaultValue("published") String state,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType contentType,
            InputStream body)
            throws IOException {
        ArticleImportBody.Target target =
                new ArticleImportBody.Target(base, ArticleState.named(state), actor(), language());
        LinesAnswer.Tally tally = new LinesAnswer.Tally();
        bodies.read(contentType, body, lines -> imports.accept(target, lines, tally));
        return tally.answer();
    }

    @GET
    @Path("{id: .+}")
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.EDITOR, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "The text of an article",
            description =
                    "In lang, or else in the caller's language. state=draft and retired are for editors. text has words in "
                            + "place of its placeholders for a reader, and the placeholders for an editor, who may send it back; "
                            + "html has the words for both.")
    public Response one(
            @PathParam("id") String id,
            @QueryParam("base") @DefaultValue(ArticleKey.MAIN) String base,
            @QueryParam("lang") String language,
            @QueryParam("state") @DefaultValue("published") String state) {
        ArticleState edition = ArticleState.named(state);
        if (edition == ArticleState.PUBLISHED) {
            return answer(
                    mayEdit()
                            ? articles.written(base, id, wanted(language), caller.actor())
                            : articles.article(base, id, wanted(language), caller.actor()));
        }
        ArticleKey key = new ArticleKey(base, id, wanted(language));
        return answer(
                articles.find(key, edition, caller.actor()).orElseThrow(() -> new NotFoundException("article", key)));
    }

    @PATCH
    @Path("{id: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(
            summary = "Change an article",
            description =
                    "Content makes a draft or changes the one that is there; state=published puts the draft in place of "
                            + "the edition before, state=retired takes the article away from agents. If-Match names the draft, or "
                            + "where there is none the published edition.")
    public Response change(
            @PathParam("id") String id,
            @QueryParam("base") @DefaultValue(ArticleKey.MAIN) String base,
            @QueryParam("lang") String language,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull ArticleChange change) {
        ArticleKey key = new ArticleKey(base, id, wanted(language));
        Optional<ArticleView> draft = articles.find(key, ArticleState.DRAFT, caller.actor());
        ArticleView before = draft.or(() -> articles.find(key, ArticleState.PUBLISHED, caller.actor()))
                .orElseThrow(() -> new NotFoundException("article", key));
        Version.require(ifMatch, before.version());
        Optional<Long> seen = draft.map(ArticleView::version);
        return answer(change.newState()
                .map(state -> state == ArticleState.PUBLISHED
                        ? editing.publish(key, seen, actor())
                        : editing.retire(key, actor()))
                .orElseGet(() -> editing.saveDraft(change.over(before), seen, actor())));
    }

    private boolean mayEdit() {
        return actor().may(Permission.EDIT_ARTICLES);
    }

    private static Response answer(ArticleView article) {
        return Answers.ok(ArticleAnswer.of(article))
                .tag(Version.tag(article.version()))
                .build();
    }

    private String wanted(String language) {
        return QueryValue.given(language).orElseGet(() -> language().getLanguage());
    }

    private Locale language() {
        return CallerLanguage.among(headers.getAcceptableLanguages());
    }

    private Actor actor() {
        return caller.actor();
    }
}
