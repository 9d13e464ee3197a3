package org.switchboard.integration.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.ResourceResolver;
import java.io.StringReader;
import java.util.List;
import java.util.stream.StreamSupport;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.SourceRecord;

/** One version of a mapping file, compiled. Safe for use by several threads. */
public final class Mapping {

    private final String path;
    private final String content;
    private final Expression expression;

    private Mapping(String path, String content, Expression expression) {
        this.path = path;
        this.content = content;
        this.expression = expression;
    }

    /**
     * @param imports finds what the mapping imports
     * @throws BrokenMapping when it does not compile
     */
    static Mapping compile(String path, String content, ResourceResolver imports) {
        try {
            Expression expression = new Parser(new StringReader(content))
                    .withSource(path)
                    .withResourceResolver(imports)
                    .compile();
            return new Mapping(path, content, expression);
        } catch (JsltException broken) {
            throw new BrokenMapping(sentence(path, broken), broken);
        }
    }

    String content() {
        return content;
    }

    /** Canonical or failed records: none when the mapping gives null, several when it gives an array. */
    public List<SourceRecord> apply(JsonNode original, RecordOrigin origin) {
        JsonNode answer;
        try {
            answer = expression.apply(origin.variables(), original);
        } catch (JsltException failure) {
            return List.of(
                    SourceRecord.failed(original, new FieldProblem("", original.toString(), sentence(path, failure))));
        }
        if (answer.isNull()) {
            return List.of();
        }
        if (answer.isArray()) {
            return StreamSupport.stream(answer.spliterator(), false)
                    .map(part -> SourceRecord.mapped(original, part))
                    .toList();
        }
        return List.of(SourceRecord.mapped(original, answer));
    }

    private static String sentence(String path, JsltException failure) {
        String where = failure.getLine() > 0 ? path + ", line " + failure.getLine() : path;
        String reason = failure.getMessageWithoutLocation();
        return where + ": " + reason.lines().findFirst().orElse(reason);
    }
}
