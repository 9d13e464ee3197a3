package org.switchboard.web.api.workorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;
import org.switchboard.workorder.model.StillDark;
import org.switchboard.workorder.model.StillDarkException;

/** The refusal to mark an order as restored, with the meters and switches that read without supply. */
final class StillDarkProblem {

    private StillDarkProblem() {}

    static ProblemException of(StillDarkException refusal) {
        Problem problem = Problem.of(ProblemKind.STILL_DARK, refusal);
        return new ProblemException(problem.with("stillDark", json(refusal.found())));
    }

    private static JsonNode json(StillDark found) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("meters", found.meters())
                .put("switches", found.switches())
                .put("customers", found.customers())
                .put("tickets", found.tickets());
        ArrayNode first = json.putArray("first");
        found.first().forEach(reading -> first.addObject()
                .put("kind", reading.kind().wireName())
                .put("networkElementKey", reading.element())
                .put("name", reading.name())
                .put("address", reading.address().orElse(null))
                .put("lifeSupport", reading.lifeSupport())
                .put("source", reading.source())
                .put("at", reading.at().toString()));
        return json;
    }
}
