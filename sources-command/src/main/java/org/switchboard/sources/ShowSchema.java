package org.switchboard.sources;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.switchboard.integration.schema.RecordFields;
import org.switchboard.source.RecordType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "schema",
        description = "Prints the fields of a record type: name, form, whether it is needed, and meaning.",
        mixinStandardHelpOptions = true)
final class ShowSchema implements Callable<Integer> {

    @Parameters(paramLabel = "TYPE", description = "Such as customer or usage-point.")
    String type;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        RecordType asked = RecordType.named(type)
                .orElseThrow(() -> new Refusal("There is no record type " + type + ". There are "
                        + Arrays.stream(RecordType.values())
                                .map(RecordType::wireName)
                                .collect(Collectors.joining(", "))
                        + "."));
        PrintWriter out = spec.commandLine().getOut();
        out.println(asked.wireName() + ": " + RecordFields.description(asked));
        RecordFields.of(asked)
                .forEach(field -> out.printf(
                        "  %-26s %-22s %s%s%n",
                        field.name(), field.form(), field.required() ? "needed. " : "", field.description()));
        return 0;
    }
}
