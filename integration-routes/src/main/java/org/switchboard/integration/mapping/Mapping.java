package org.switchboard.integration.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.switchboard.integration.mapping.function.MappingFunctions;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.intake.SourceRecord;

/** One version of a mapping file, compiled. Safe for use by several threads. */
public final class Mapping {

    private final String path;
    private final Expression expression;
    private final Set<String> otherFiles;

    private Mapping(String path, Expression expression, Set<String> otherFiles) {
        this.path = path;
        this.expression = expression;
        this.otherFiles = otherFiles;
    }

    /**
     * @param files what the mapping imports, and its code tables
     * @throws BrokenMapping when it does not compile
     */
    static Mapping compile(String path, String content, MappingFiles files) {
        Set<String> otherFiles = ConcurrentHashMap.newKeySet();
        try {
            Expression expression = new Parser(new StringReader(content))
                    .withSource(path)
                    .withResourceResolver(imported -> {
                        otherFiles.add(imported);
                        return new StringReader(files.imported(imported));
                    })
                    .withFunctions(MappingFunctions.with(table -> {
                        otherFiles.add(table);
                        return files.table(table);
                    }))
                    .compile();
            return new Mapping(path, expression, otherFiles);
        } catch (JsltException broken) {
            throw new BrokenMapping(sentence(path, broken), broken);
        }
    }

    /** Whether it imports that file, or has looked into that code table. */
    boolean uses(String file) {
        return otherFiles.contains(file);
    }

    /** Canonical or failed records: none when the mapping gives null, several when it gives an array. */
    public List<SourceRecord> apply(JsonNode original, RecordOrigin origin) {
        JsonNode answer;
        try {
            answer = expression.apply(origin.variables(), original);
        } catch (JsltException failure) {
            return failed(original, sentence(path, failure));
        } catch (RuntimeException | StackOverflowError failure) {
            // a function that takes this one value badly, or calls itself without end: the records beside it go on
            return failed(original, path + ": " + failure);
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

    private static List<SourceRecord> failed(JsonNode original, String reason) {
        return List.of(SourceRecord.failed(original, new FieldProblem("", original.toString(), reason)));
    }

    private static String sentence(String path, JsltException failure) {
        String file = failure.getSource() == null ? path : failure.getSource();
        String where =
                failure.getLine() > 0 ? file + ", line " + failure.getLine() + ", column " + failure.getColumn() : file;
        String reason = failure.getMessageWithoutLocation();
        return where + ": " + reason.lines().findFirst().orElse(reason);
    }
}
