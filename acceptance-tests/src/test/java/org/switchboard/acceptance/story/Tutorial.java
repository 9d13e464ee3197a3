package org.switchboard.acceptance.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchboard.launcher.ProjectFolders;

/** A tutorial as its reader follows it: the files to write and the questions to ask, in the order of the text. */
record Tutorial(List<Step> steps) {

    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+)([^\\n]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CURL = Pattern.compile("curl -sk -u \"(\\w+):\\$\\w+\" \"\\$\\{URL}api/v1/([^\"]+)\"");

    sealed interface Step permits WrittenFile, Question {}

    /** @param path below the project, or below the source system */
    record WrittenFile(String path, String content) implements Step {}

    /** @param answer what is shown of it */
    record Question(String user, String path, String answer) implements Step {}

    static Tutorial read(String name) {
        Path file =
                ProjectFolders.find().config().resolveSibling("docs/tutorials").resolve(name);
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tutorial parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher curl = CURL.matcher("");
        for (Matcher block = BLOCK.matcher(text); block.find(); ) {
            String path = block.group(2).strip();
            if (!path.isEmpty()) {
                steps.add(new WrittenFile(path, block.group(3)));
            } else if (block.group(1).equals("sh")) {
                curl = CURL.matcher(block.group(3));
            } else if (block.group(1).equals("json") && curl.find()) {
                steps.add(new Question(curl.group(1), curl.group(2), block.group(3)));
            } else {
                throw new AssertionError(
                        "a block that is neither a file nor a question with its answer: " + block.group());
            }
        }
        return new Tutorial(List.copyOf(steps));
    }

    /** The same with other texts in its files, as a reader puts in their own addresses. */
    Tutorial with(String text, String own) {
        List<Step> changed = steps.stream()
                .map(step -> step instanceof WrittenFile file
                        ? new WrittenFile(file.path(), file.content().replace(text, own))
                        : step)
                .toList();
        if (changed.equals(steps)) {
            throw new AssertionError("the tutorial does not say " + text);
        }
        return new Tutorial(changed);
    }

    /** The value of a property in its files. */
    String property(String name) {
        return steps.stream()
                .filter(WrittenFile.class::isInstance)
                .map(WrittenFile.class::cast)
                .flatMap(file -> Arrays.stream(file.content().split("\n")))
                .filter(line -> line.startsWith(name + " = "))
                .map(line -> line.substring((name + " = ").length()))
                .findFirst()
                .orElseThrow();
    }
}
