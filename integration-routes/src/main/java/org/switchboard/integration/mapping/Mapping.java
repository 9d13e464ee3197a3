package org.switchboard.integration.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.switchboard.integration.failure.NearestName;
import org.switchboard.integration.mapping.function.MappingFunctions;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.intake.SourceRecord;

/** One version of a mapping file, compiled. Safe for use by several threads. */
public final class Mapping {

    private static final Pattern SYNTAX =
            Pattern.compile("Encountered \"?\\s*(\"[^\"]*\"|<EOF>).* at line (\\d+), column (\\d+)");
    private static final Pattern NO_FUNCTION = Pattern.compile("No such function: '?([^'\\s]+)'?");

    /** Texts are passed over. */
    private static final Pattern SOURCE_FIELD =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|(?<![\\w\"])((?:\\.[A-Za-z_][\\w-]*)+)");

    private final String path;
    private final String content;
    private final Expression expression;
    private final Set<String> otherFiles;

    private Mapping(String path, String content, Expression expression, Set<String> otherFiles) {
        this.path = path;
        this.content = content;
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
            return new Mapping(path, content, expression, otherFiles);
        } catch (JsltException broken) {
            throw new BrokenMapping(sentence(path, content, broken), broken);
        }
    }

    /** What its text writes into the records. */
    public OutputFields outputFields() {
        return OutputFields.of(expression);
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
            return failed(original, sentence(path, content, failure));
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

    /**
     * File, line and column, the reason, and the fields of the source that the line reads.
     *
     * @param content the text of the mapping
     */
    private static String sentence(String path, String content, JsltException failure) {
        String file = failure.getSource() == null ? path : failure.getSource();
        int line = failure.getLine();
        int column = failure.getColumn();
        String reason = failure.getMessageWithoutLocation().lines().findFirst().orElse("");
        Matcher syntax = SYNTAX.matcher(reason);
        if (syntax.find()) {
            reason = "this is no JSLT: unexpected " + syntax.group(1).strip();
            line = Integer.parseInt(syntax.group(2));
            column = Integer.parseInt(syntax.group(3));
        }
        Matcher function = NO_FUNCTION.matcher(reason);
        if (function.find()) {
            reason += NearestName.hint(function.group(1), functions());
        }
        String where = line > 0 ? file + ", line " + line + ", column " + column : file;
        String fields = file.equals(path) && line > 0 ? fields(content, line, column) : "";
        return where + ": " + reason + fields;
    }

    private static Set<String> functions() {
        Set<String> names = new TreeSet<>(BuiltinFunctions.functions.keySet());
        MappingFunctions.with(table -> null).forEach(function -> names.add(function.getName()));
        return names;
    }

    private static String fields(String content, int line, int column) {
        String text = content.lines().skip(line - 1L).findFirst().orElse("");
        Set<String> fields = new LinkedHashSet<>();
        for (Matcher field = SOURCE_FIELD.matcher(text.substring(Math.min(text.length(), Math.max(0, column - 1))));
                field.find(); ) {
            Optional.ofNullable(field.group(1)).ifPresent(fields::add);
        }
        return fields.isEmpty() ? "" : " (source field " + String.join(", ", fields) + ")";
    }
}
