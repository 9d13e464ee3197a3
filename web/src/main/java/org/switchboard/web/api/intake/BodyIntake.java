package org.switchboard.web.api.intake;

import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.switchboard.identity.LikelyMatch;
import org.switchboard.identity.LikelyMatches;
import org.switchboard.shared.BusinessException;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.RecordType;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.feed.SourcePaused;
import org.switchboard.source.feed.SourcePauses;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.IntakePreview;
import org.switchboard.source.intake.IntakePreview.Previewed;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;
import org.switchboard.web.api.ndjson.JsonLine;
import org.switchboard.web.api.ndjson.LinesAnswer;
import org.switchboard.web.security.Caller;

/** Gives lines to the intake, a batch a transaction; a line that is no record is kept whole as a rejected one. */
@ApplicationScoped
public class BodyIntake {

    private Intake intake;
    private IntakePreview preview;
    private LikelyMatches matches;
    private Feeds feeds;
    private SourcePauses pauses;
    private Caller caller;

    protected BodyIntake() {
        // for the container's proxy
    }

    @Inject
    public BodyIntake(
            Intake intake,
            IntakePreview preview,
            LikelyMatches matches,
            Feeds feeds,
            SourcePauses pauses,
            Caller caller) {
        this.intake = intake;
        this.preview = preview;
        this.matches = matches;
        this.feeds = feeds;
        this.pauses = pauses;
        this.caller = caller;
    }

    /** @throws SourcePaused before anything of the body is read */
    void requireRunning(FeedId feed) {
        pauses.requireRunning(feed.source());
    }

    /** Who delivers by program needs no route file for the feed, so that it is wanted again where it was withdrawn. */
    void wanted(FeedId feed) {
        feeds.deliveredTo(feed, caller.actor());
    }

    /** @throws SourcePaused while the source is paused; what was stored before stays, and may be sent again */
    void accept(FeedId feed, List<JsonLine> lines, LinesAnswer.Tally tally) {
        pauses.requireRunning(feed.source());
        IntakeResult result = intake.accept(
                new IntakeBatch(
                        feed, lines.stream().map(BodyIntake::record).toList(), Optional.empty(), Optional.empty()),
                caller.actor());
        tally.stored(result.accepted(), result.unchanged());
        // the intake counts within the batch
        result.rejected()
                .forEach(one -> tally.reject(new LinesAnswer.Rejected(
                        lines.get(one.line() - 1).number(), one.field(), one.value(), one.reason())));
    }

    /** @param before how many lines were previewed before these */
    List<PreviewAnswer> preview(FeedId feed, List<JsonLine> lines, int before) {
        if (before + lines.size() > IntakePreview.MOST_RECORDS) {
            throw new BusinessException(
                    "too-many-to-preview", "body", null, String.valueOf(IntakePreview.MOST_RECORDS));
        }
        List<Previewed> previewed =
                preview.of(feed, lines.stream().map(BodyIntake::record).toList(), caller.actor());
        List<List<LikelyMatch>> likely = matches(feed, lines, previewed);
        return IntStream.range(0, lines.size())
                .mapToObj(at -> PreviewAnswer.of(lines.get(at).number(), previewed.get(at), likely.get(at)))
                .toList();
    }

    /** Of customers that would be stored; a line that would not has an empty place. */
    private List<List<LikelyMatch>> matches(FeedId feed, List<JsonLine> lines, List<Previewed> previewed) {
        List<List<LikelyMatch>> found = new ArrayList<>(Collections.nCopies(lines.size(), List.of()));
        if (feed.type() == RecordType.CUSTOMER) {
            int[] stored = IntStream.range(0, lines.size())
                    .filter(at -> previewed.get(at).problem().isEmpty())
                    .toArray();
            List<List<LikelyMatch>> likely = matches.of(
                    feed.source(),
                    IntStream.of(stored)
                            .mapToObj(at -> lines.get(at).json().orElseThrow())
                            .toList(),
                    caller.actor());
            IntStream.range(0, stored.length).forEach(at -> found.set(stored[at], likely.get(at)));
        }
        return found;
    }

    private static SourceRecord record(JsonLine line) {
        return line.json()
                .map(SourceRecord::canonical)
                .orElseGet(() -> SourceRecord.failed(
                        TextNode.valueOf(line.text()),
                        new FieldProblem("", line.text(), line.reason().orElseThrow())));
    }
}
