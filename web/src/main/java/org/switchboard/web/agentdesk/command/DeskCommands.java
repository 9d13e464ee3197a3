package org.switchboard.web.agentdesk.command;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.web.agentdesk.NextStep;

/** All commands of the desk, in the order of the help. */
final class DeskCommands {

    /** A payment is asked about with the bill. */
    private static final List<Symptom> REASONS = Stream.of(Symptom.values())
            .filter(symptom -> symptom != Symptom.PAYMENT)
            .toList();

    static final List<DeskCommand> ALL = Stream.of(
                    Stream.of(
                            DeskCommand.of("help", "command.help").on("F1").opens("shortcuts"),
                            DeskCommand.of("look-up", "command.lookUp").on("F2").focuses("[data-look-up]")),
                    reasons(),
                    Stream.of(
                            DeskCommand.of("act", "command.primary")
                                    .on("Control+Enter")
                                    .when(DeskState::isOngoing)
                                    .sends("deskAct"),
                            DeskCommand.of("leave-notes", "command.leaveNotes")
                                    .on("Escape")
                                    .when(DeskState::inCall)
                                    .focuses("#primary")
                                    .within(".notes")),
                    actions(),
                    Stream.of(
                            DeskCommand.of("again", "call.again")
                                    .when(DeskState::ended)
                                    .sends("deskAgain"),
                            DeskCommand.of("premises", "supplies.choose")
                                    .when(DeskState::hasSeveralPremises)
                                    .sends("deskPremises")
                                    .keptAs("premises"),
                            DeskCommand.of("details", "strip.details")
                                    .when(DeskState::inCall)
                                    .sends("deskDetails")
                                    .opens("details"),
                            DeskCommand.of("wording", "verdict.language")
                                    .when(DeskState::inCall)
                                    .sends("deskWording"),
                            DeskCommand.of("ping", "meter.ask")
                                    .when(DeskState::hasMeter)
                                    .sends("deskPing"),
                            DeskCommand.of("article", "knowledge.open")
                                    .when(DeskState::inCall)
                                    .sends("deskArticle"),
                            DeskCommand.of("close-article", "layout.close")
                                    .when(DeskState::articleOpen)
                                    .sends("deskCloseArticle")))
            .flatMap(commands -> commands)
            .toList();

    private DeskCommands() {}

    /** The command with this id; of several that differ by value the first. */
    static DeskCommand named(String id) {
        return ALL.stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }

    private static Stream<DeskCommand> reasons() {
        return IntStream.range(0, REASONS.size()).mapToObj(index -> DeskCommand.of(
                        "reason", "symptom." + REASONS.get(index).wireName())
                .with(REASONS.get(index).wireName())
                .on(String.valueOf(index + 1))
                .when(DeskState::inCall)
                .sends("deskReason")
                .keptAs("reason"));
    }

    /** The ways to end a call; the recommended one of them has the shortcut. */
    private static Stream<DeskCommand> actions() {
        return Stream.concat(
                Stream.of(NextStep.Kind.values()).map(DeskCommands::ending),
                Stream.of(DeskCommand.of("act", "place.ticket")
                        .with("PLACE")
                        .when(DeskState::isOngoing)
                        .sends("deskAct")));
    }

    private static DeskCommand ending(NextStep.Kind kind) {
        return DeskCommand.of("act", kind.label())
                .with(kind.name())
                .when(
                        kind == NextStep.Kind.RESOLVE
                                ? state -> state.isOngoing() && state.articleOpen()
                                : DeskState::isOngoing)
                .sends("deskAct");
    }
}
