package org.switchboard.web.api.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.switchboard.shared.NotFoundException;
import org.switchboard.source.feed.FeedHistory;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.feed.LookupBreaker;
import org.switchboard.source.feed.LookupBreakerStates;
import org.switchboard.source.feed.SourcePauses;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.source.intake.RecordSamples;
import org.switchboard.source.model.FeedState;
import org.switchboard.source.model.SourceFile;
import org.switchboard.source.model.SourcePause;
import org.switchboard.web.api.list.Listing;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.security.Caller;
import org.switchboard.web.security.Roles;

/** {@code /api/v1/sources}: every system that has a feed or a route file. */
@ApplicationScoped
@Path("v1/sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {

    @Inject
    Feeds feeds;

    @Inject
    SourceFiles files;

    @Inject
    SourcePauses pauses;

    @Inject
    LookupBreakerStates breakers;

    @Inject
    FeedHistory history;

    @Inject
    RecordSamples samples;

    @Inject
    Clock clock;

    @Inject
    Caller caller;

    @GET
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "Source systems", description = "State, last success, lag, records, rejected, route file.")
    public Listing<SourceAnswer> list() {
        return Listing.whole(sources());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "One source system")
    public SourceAnswer one(@PathParam("id") String id) {
        return sources().stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("source", id));
    }

    @GET
    @Path("{id}/feeds")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "The feeds of a source system")
    public Listing<FeedAnswer> feeds(@PathParam("id") String id) {
        one(id);
        Instant now = clock.instant();
        return Listing.whole(feeds.all().stream()
                .filter(feed -> feed.id().source().equals(id))
                .map(feed -> FeedAnswer.of(feed, now))
                .toList());
    }

    @POST
    @Path("{id}/feeds/{feed}/backfill")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    @Operation(
            summary = "Read a source again from a moment on",
            description =
                    "Begins with the next poll; what is not newer than the record held changes nothing. 422 for a "
                            + "feed that keeps no watermark.")
    public FeedAnswer backfill(
            @PathParam("id") String id, @PathParam("feed") String name, @NotNull BackfillRequest request) {
        FeedState feed = feed(id, name);
        Instant now = clock.instant();
        Instant since = QueryValue.instant("since", QueryValue.required("since", request.since()))
                .orElseThrow();
        if (since.isAfter(now)) {
            throw new ProblemException(Problem.badValue("since", request.since(), "past"));
        }
        feeds.backfill(feed.id(), since, caller.actor());
        return FeedAnswer.of(feed(id, name), now);
    }

    @GET
    @Path("{id}/promises")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(summary = "When its feeds became overdue and met their freshness objective again, newest first")
    public Listing<FreshnessAnswer> freshnessChanges(@PathParam("id") String id, @QueryParam("limit") String limit) {
        one(id);
        return Listing.whole(
                history
                        .changes(id, QueryValue.limit(limit, FeedHistory.CHANGES_KEPT, FeedHistory.CHANGES_KEPT))
                        .stream()
                        .map(FreshnessAnswer::of)
                        .toList());
    }

    @GET
    @Path("{id}/samples")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "The latest records of its feeds, as the source gave them and as they became",
            description = "Three a feed, of those that changed something and that the answering node stored.")
    public Listing<SampleAnswer> samples(@PathParam("id") String id) {
        one(id);
        return Listing.whole(
                samples.of(id, caller.actor()).stream().map(SampleAnswer::of).toList());
    }

    @GET
    @Path("{id}/minutes")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "How much its feeds brought in each minute of the last hour",
            description = "Minutes in which nothing came are left out.")
    public Listing<FeedMinuteAnswer> minutes(@PathParam("id") String id) {
        one(id);
        return Listing.whole(history.minutes(id, clock.instant().minus(Duration.ofHours(1))).stream()
                .map(FeedMinuteAnswer::of)
                .toList());
    }

    @POST
    @Path("{id}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Stop a source for a while",
            description = "All its routes, on every node and over a restart; what is in hand is stored first. What is "
                    + "pushed for it is answered by 503. A second pause changes nothing.")
    public SourceAnswer pause(@PathParam("id") String id, @NotNull PauseRequest request) {
        one(id);
        pauses.pause(id, QueryValue.given(request.why()), caller.actor());
        return one(id);
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            summary = "Let a paused source go on",
            description = "Where it was; one that is not paused stays as it is.")
    public SourceAnswer resume(@PathParam("id") String id) {
        one(id);
        pauses.resume(id, caller.actor());
        return one(id);
    }

    private FeedState feed(String source, String name) {
        return feeds.all().stream()
                .filter(feed ->
                        feed.id().source().equals(source) && feed.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("feed", source + "/" + name));
    }

    private List<SourceAnswer> sources() {
        Instant now = clock.instant();
        Map<String, List<FeedState>> bySource = feeds.all().stream()
                .collect(Collectors.groupingBy(feed -> feed.id().source()));
        List<SourceFile> known = files.all();
        Map<String, SourceFile> byFile = known.stream()
                .filter(file -> file.system().isPresent())
                .collect(Collectors.toMap(
                        file -> file.system().orElseThrow(), Function.identity(), (first, second) -> first));
        Map<String, SourcePause> paused =
                pauses.all().stream().collect(Collectors.toMap(SourcePause::source, Function.identity()));
        Map<String, LookupBreaker> lookups = breakers.all().stream()
                .collect(Collectors.toMap(
                        LookupBreaker::source,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(LookupBreaker::state))));
        Map<String, Double> rates = history.rates().entrySet().stream()
                .collect(Collectors.groupingBy(
                        rate -> rate.getKey().source(), Collectors.summingDouble(Map.Entry::getValue)));
        Set<String> ids = new TreeSet<>(bySource.keySet());
        ids.addAll(byFile.keySet());
        ids.addAll(paused.keySet());
        return ids.stream()
                .map(id -> SourceAnswer.of(
                        id,
                        bySource.getOrDefault(id, List.of()),
                        Optional.ofNullable(byFile.get(id)),
                        brokenMapping(id, known),
                        Optional.ofNullable(paused.get(id)),
                        Optional.ofNullable(lookups.get(id)),
                        rates.getOrDefault(id, 0.0),
                        now))
                .toList();
    }

    /** A system's mappings are in the folder of its name. */
    private static Optional<SourceFile> brokenMapping(String id, List<SourceFile> known) {
        return known.stream()
                .filter(file -> file.path().startsWith(id + "/") && file.fault().isPresent())
                .findFirst();
    }
}
