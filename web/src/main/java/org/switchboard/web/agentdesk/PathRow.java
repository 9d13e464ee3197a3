package org.switchboard.web.agentdesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.agentdesk.CustomerView.PathStep;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.verdict.MetersBelow;
import org.switchboard.agentdesk.verdict.SupplyState;

/**
 * One element of the supply path as it is drawn.
 *
 * @param line energised, dark, cut here, or not known
 * @param position of a switch: OPEN, CLOSED, UNCERTAIN, OLD when telemetry has stopped, NONE without telemetry
 * @param state of the supply at the element at fault, where no switch shows it
 * @param below the states of the meters below this element
 * @param squares one for each smart meter, or one for each kind where they are many
 */
public record PathRow(
        PathStep step,
        String line,
        String position,
        boolean atFault,
        Optional<SupplyState> state,
        Optional<MetersBelow> below,
        List<Squares> squares) {

    private static final int MOST_SQUARES = 40;

    /** Meters that are drawn alike. */
    public record Squares(String kind, int count) {}

    static List<PathRow> of(SupplyCard supply) {
        List<PathRow> rows = new ArrayList<>();
        boolean dark = false;
        for (PathStep step : supply.path().value().orElse(List.of())) {
            boolean atFault = supply.verdict()
                    .device()
                    .filter(step.element().elementKey()::equals)
                    .isPresent();
            String line = line(supply, atFault, dark);
            dark = dark || atFault;
            Optional<MetersBelow> below = supply.metersBelow()
                    .filter(meters -> meters.device().equals(step.element().elementKey()));
            rows.add(new PathRow(
                    step,
                    line,
                    position(step),
                    atFault,
                    atFault ? stateToShow(supply) : Optional.empty(),
                    below,
                    below.map(PathRow::squaresOf).orElse(List.of())));
        }
        return rows;
    }

    /** The line down to the customer's own meter. */
    static String lineBelow(SupplyCard supply) {
        return line(supply, false, supply.verdict().deviceKey().isPresent());
    }

    private static String line(SupplyCard supply, boolean atFault, boolean belowFault) {
        boolean lost = supply.verdict().supply() == SupplyState.DARK
                || supply.verdict().supply() == SupplyState.PROBABLY_DARK;
        if (supply.verdict().isOld() && (atFault || belowFault)) {
            return "unsure";
        }
        if (!lost) {
            return "on";
        }
        return belowFault ? "off" : atFault ? "cut" : "on";
    }

    private static String position(PathStep step) {
        return step.position()
                .map(position ->
                        position.isCurrent() ? position.value().map(Enum::name).orElse("OLD") : "OLD")
                .orElse("NONE");
    }

    private static Optional<SupplyState> stateToShow(SupplyCard supply) {
        SupplyState state = supply.verdict().supply();
        return state == SupplyState.DARK || state == SupplyState.PROBABLY_DARK ? Optional.of(state) : Optional.empty();
    }

    private static List<Squares> squaresOf(MetersBelow below) {
        Stream<Squares> kinds =
                counts(below).stream().filter(kind -> !kind.kind().equals("mechanical"));
        return below.smart() > MOST_SQUARES
                ? kinds.toList()
                : kinds.flatMap(kind -> Stream.generate(() -> new Squares(kind.kind(), 1))
                                .limit(kind.count()))
                        .toList();
    }

    /** The kinds of meters below a device of which there are any. */
    static List<Squares> counts(MetersBelow below) {
        return Stream.of(
                        new Squares("dark", below.dark()),
                        new Squares("energised", below.energised()),
                        new Squares("noAnswer", below.noAnswer()),
                        new Squares("quiet", below.withoutReport()),
                        new Squares("mechanical", below.mechanical()))
                .filter(kind -> kind.count() > 0)
                .toList();
    }

    /** The legend beside the squares. */
    public List<Squares> legend() {
        return below.map(PathRow::counts).orElse(List.of());
    }

    public boolean isCounted() {
        return below.filter(meters -> meters.smart() > MOST_SQUARES).isPresent();
    }

    /** The line between this element and the next. */
    public String lineToNext() {
        return line.equals("cut") ? "off" : line;
    }

    public String icon() {
        return switch (step.element().kind()) {
            case "substation" -> "node-substation";
            case "breaker", "switch" -> position.equals("OPEN") ? "node-open" : "node-closed";
            case "fuse" -> "node-fuse";
            case "transformer" -> "node-transformer";
            default -> "node-dot";
        };
    }
}
