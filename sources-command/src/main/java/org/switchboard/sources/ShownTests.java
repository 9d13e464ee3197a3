package org.switchboard.sources;

import java.io.PrintWriter;
import java.util.List;
import org.switchboard.integration.trial.MappingTest;

/** The tests of a file's mappings as a person reads them. */
final class ShownTests {

    private ShownTests() {}

    /** @return whether all passed */
    static boolean show(List<MappingTest> tests, PrintWriter out) {
        List<MappingTest> failed =
                tests.stream().filter(test -> test.failure().isPresent()).toList();
        failed.forEach(out::println);
        if (!tests.isEmpty()) {
            out.println("Mapping tests: " + (tests.size() - failed.size()) + " passed, " + failed.size() + " failed.");
        }
        return failed.isEmpty();
    }
}
