package org.switchboard.benchmarks;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of the architecture that concern benchmarks. */
@AnalyzeClasses(packages = "org.switchboard.benchmarks", importOptions = ImportOption.DoNotIncludeTests.class)
class BenchmarksArchitectureTest {

    private static final String ROOT = "org.switchboard.benchmarks";
    private static final int MOST_FILES = 30;

    /** In the script {@code run}: {@code program=verdict.VerdictAccuracy}, or the whole name. */
    private static final Pattern PROGRAM =
            Pattern.compile("\\bprogram=([\\w.]+)|\\borg\\.switchboard\\.benchmarks\\.([\\w.]+)");

    @ArchTest
    static void no_package_has_more_than_thirty_files(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(javaClass -> javaClass.getEnclosingClass().isEmpty())
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .allSatisfy((name, number) -> assertThat(number).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    @ArchTest
    static final ArchRule packages_are_free_of_cycles = slices().assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                    return SliceIdentifier.of(javaClass.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "packages";
                }
            })
            .should()
            .beFreeOfCycles();

    @ArchTest
    static void the_script_finds_every_program(JavaClasses classes) throws IOException {
        List<String> programs = PROGRAM.matcher(Files.readString(Path.of("run")))
                .results()
                .flatMap(BenchmarksArchitectureTest::names)
                .toList();
        assertThat(programs).contains("Benchmarks", "BulkLoad").allSatisfy(program -> assertThat(
                        classes.get(ROOT + "." + program).tryGetMethod("main", String[].class))
                .as(program)
                .isPresent());
    }

    private static Stream<String> names(MatchResult found) {
        return Stream.ofNullable(found.group(1) != null ? found.group(1) : found.group(2));
    }
}
