package org.switchboard.benchmarks.report;

/**
 * One line of the report.
 *
 * @param beside the same by the database alone; empty when there is nothing to compare with
 * @param limit the project's limit
 * @param load the machine's load average while it was measured
 */
public record Figure(String name, String value, String beside, String limit, String load) {

    public static final String NO_LIMIT = "no limit stated";

    public static Figure of(String name, String value) {
        return new Figure(name, value, "", NO_LIMIT, Machine.load());
    }

    public Figure beside(String other) {
        return new Figure(name, value, other, limit, load);
    }

    public Figure limit(String promised) {
        return new Figure(name, value, beside, promised, load);
    }
}
