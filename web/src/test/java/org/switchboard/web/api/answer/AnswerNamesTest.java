package org.switchboard.web.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The names in answers, which programs rely on. A new name is added to {@code answer-names.txt}; a name that is removed or
 * different breaks programs.
 */
class AnswerNamesTest {

    private static final String API = "org.switchboard.web.api.";
    private static final Path NAMES = Path.of("src/test/resources/api/answer-names.txt");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.switchboard.web.api");

    @Test
    void names_in_answers_are_those_that_programs_know() throws IOException {
        assertThat(names()).containsExactlyElementsOf(Files.readAllLines(NAMES));
    }

    private Stream<String> namesOf(JavaClass answer) {
        return Arrays.stream(answer.reflect().getRecordComponents())
                .map(component -> answer.getName().substring(API.length()) + "." + component.getName());
    }

    private Stream<String> names() {
        return answers().values().stream().flatMap(this::namesOf).sorted();
    }

    /** Records in bodies of answers, at any depth. */
    private Map<String, JavaClass> answers() {
        Deque<JavaClass> open = classes.stream()
                .flatMap(type -> Stream.concat(
                        type.getMethods().stream()
                                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                                .flatMap(method -> method.getReturnType().getAllInvolvedRawTypes().stream()),
                        type.isAssignableTo(Answer.class) ? Stream.of(type) : Stream.empty()))
                .collect(Collectors.toCollection(ArrayDeque::new));
        Map<String, JavaClass> found = new TreeMap<>();
        while (!open.isEmpty()) {
            JavaClass next = open.pop();
            if (next.isRecord() && next.getName().startsWith(API) && found.put(next.getName(), next) == null) {
                next.getFields().forEach(field -> open.addAll(field.getType().getAllInvolvedRawTypes()));
            }
        }
        return found;
    }
}
