package org.switchboard.integration.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.ArrayExpression;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.IfExpression;
import com.schibsted.spt.data.jslt.impl.LetExpression;
import com.schibsted.spt.data.jslt.impl.ObjectExpression;
import com.schibsted.spt.data.jslt.impl.PairExpression;
import com.schibsted.spt.data.jslt.impl.PlusOperator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that the text of a mapping writes into its records, found without a record. Objects that functions and
 * variables make are not seen.
 */
public final class OutputFields {

    private final ObjectNode skeleton = JsonNodeFactory.instance.objectNode();
    private final Map<String, Integer> lines = new HashMap<>();

    private OutputFields() {}

    static OutputFields of(Expression expression) {
        OutputFields fields = new OutputFields();
        if (expression instanceof ExpressionImpl mapping) {
            List<ExpressionNode> parts = mapping.getChildren();
            if (mapping.hasBody() && !parts.isEmpty()) {
                fields.collect(parts.get(parts.size() - 1), fields.skeleton, "");
            }
        }
        return fields;
    }

    /** A record with all of the fields; the values mean nothing. */
    public ObjectNode skeleton() {
        return skeleton;
    }

    /** @param pointer of a field of the skeleton */
    public int line(String pointer) {
        return lines.getOrDefault(pointer, 0);
    }

    private void collect(ExpressionNode node, ObjectNode target, String pointer) {
        if (node instanceof ObjectExpression object) {
            object.getChildren().forEach(child -> add(child, target, pointer));
        } else if (node instanceof IfExpression || node instanceof ForExpression) {
            // the first is the condition, or what is gone through
            node.getChildren().stream()
                    .skip(1)
                    .filter(child -> child != null && !(child instanceof LetExpression))
                    .forEach(child -> collect(child, target, pointer));
        } else if (node instanceof ArrayExpression || node instanceof PlusOperator) {
            node.getChildren().forEach(child -> collect(child, target, pointer));
        }
    }

    private void add(ExpressionNode child, ObjectNode target, String pointer) {
        if (child instanceof PairExpression pair && pair.isKeyLiteral()) {
            String name = pair.getStaticKey();
            String place = pointer + "/" + name;
            lines.putIfAbsent(place, pair.getLocation().getLine());
            List<ExpressionNode> parts = pair.getChildren();
            ExpressionNode value = parts.get(parts.size() - 1);
            if (value instanceof ObjectExpression) {
                ObjectNode inside = target.get(name) instanceof ObjectNode known ? known : target.putObject(name);
                collect(value, inside, place);
            } else if (!target.has(name)) {
                target.put(name, "");
            }
        }
    }
}
