package org.switchboard.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of figures, printed line by line and written as Markdown at the end. */
public final class Report {

    private final PrintStream out;
    private final String name;
    private final List<String> head;
    private final List<Figure> figures = new ArrayList<>();
    private final StringBuilder details = new StringBuilder();

    /** @param name of the file after the date; may be empty */
    public Report(PrintStream out, String name, List<String> head) {
        this.out = out;
        this.name = name;
        this.head = head;
        head.forEach(out::println);
    }

    public void add(Figure figure) {
        figures.add(figure);
        out.printf("  %s%n      %s%n", figure.name(), figure.value());
        if (!figure.beside().isEmpty()) {
            out.println("      beside: " + figure.beside());
        }
        out.println("      limit: " + figure.limit() + "; load average " + figure.load());
    }

    /** Each kind of question with and without us. */
    public void kinds(String title, Map<String, String> ours, Map<String, String> theirs) {
        details.append("\n## ").append(title).append(", p50 / p95 / p99 in ms by kind\n\n");
        details.append("| kind | Switchboard | plain JDBC |\n|---|---|---|\n");
        new TreeMap<>(ours)
                .forEach((kind, latencies) ->
                        details.append("| %s | %s | %s |%n".formatted(kind, latencies, theirs.getOrDefault(kind, ""))));
    }

    public void errors(String title, Map<String, Integer> errors) {
        if (!errors.isEmpty()) {
            details.append("\n## Errors: ").append(title).append("\n\n");
            errors.forEach((why, times) ->
                    details.append("- ").append(times).append(" × ").append(why).append('\n'));
        }
    }

    public void plan(String title, String text) {
        details.append("\n## Plan: ")
                .append(title)
                .append("\n\n```\n")
                .append(text)
                .append("\n```\n");
    }

    public Path write(Path folder) throws IOException {
        StringBuilder text =
                new StringBuilder("# Benchmarks, ").append(LocalDate.now()).append("\n\n");
        head.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append("\n| figure | Switchboard | beside | limit | load average |\n|---|---|---|---|---|\n");
        figures.forEach(each -> text.append("| %s | %s | %s | %s | %s |%n"
                .formatted(each.name(), each.value(), each.beside(), each.limit(), each.load())));
        out.print(details);
        Files.createDirectories(folder);
        return Files.writeString(
                folder.resolve(LocalDate.now() + (name.isEmpty() ? "" : "-" + name) + ".md"), text.append(details));
    }
}
