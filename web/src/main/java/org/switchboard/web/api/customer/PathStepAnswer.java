package org.switchboard.web.api.customer;

import java.util.List;
import java.util.Optional;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.web.api.answer.SourcedAnswer;

/**
 * One element of the supply path, with its position where telemetry reports it.
 *
 * @param position of a switch as last read; its state shows whether telemetry is current
 * @param readings currents, voltages and alarms
 */
public record PathStepAnswer(
        NetworkElementAnswer element,
        Optional<SourcedAnswer<CustomerView.SwitchPosition>> position,
        List<SourcedAnswer<ReadingAnswer>> readings) {

    public static PathStepAnswer of(CustomerView.PathStep step) {
        return new PathStepAnswer(
                NetworkElementAnswer.of(step.element()),
                step.position().map(SourcedAnswer::of),
                step.readings().stream()
                        .map(v0 -> SourcedAnswer.of(v0, ReadingAnswer::of))
                        .toList());
    }
}
