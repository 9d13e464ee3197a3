package org.switchboard.web.api.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.knowledge.KnowledgeSearch;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleQuestion;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code GET /api/v1/knowledge/search}. */
@ApplicationScoped
@Path("v1/knowledge/search")
@Produces(MediaType.APPLICATION_JSON)
public class KnowledgeSearchResource {

    private static final int USUAL_SIZE = 10;
    private static final List<String> MODES = List.of("text");

    @Inject
    Caller caller;

    @Inject
    KnowledgeSearch knowledge;

    @GET
    @RolesAllowed({Roles.AGENT, Roles.DISPATCHER, Roles.EDITOR, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Find articles",
            description =
                    "The best first, at most size of them (up to 100). Without lang each article comes once, in the "
                            + "language that fits best. kind and cause narrow the hits.")
    public SearchAnswer search(
            @QueryParam("q") String question,
            @QueryParam("lang") String language,
            @QueryParam("base") @DefaultValue(ArticleKey.MAIN) String base,
            @QueryParam("kind") String kind,
            @QueryParam("cause") String cause,
            @QueryParam("size") String size,
            @QueryParam("mode") @DefaultValue("text") String mode) {
        QueryValue.oneOf("mode", mode, MODES, Function.identity());
        return SearchAnswer.of(knowledge.search(
                new ArticleQuestion(
                        QueryValue.required("q", question),
                        base,
                        QueryValue.given(language),
                        QueryValue.given(kind),
                        QueryValue.given(cause),
                        QueryValue.size(size, USUAL_SIZE, ArticleQuestion.LARGEST_LIMIT),
                        false),
                caller.actor()));
    }
}
