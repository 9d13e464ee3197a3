package org.switchboard.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.switchboard.benchmarks.report.Report;

/** The execution plan of each statement's slowest run among all questions. */
final class SlowestPlans {

    private static final Pattern TIME = Pattern.compile("Execution Time: ([0-9.]+) ms");

    private record Plan(double milliseconds, String title, String text) {}

    private SlowestPlans() {}

    static void of(DataSource database, Map<Question, List<SameStatement>> statements, Report report) {
        Map<String, Plan> slowest = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<Question, List<SameStatement>> asked : statements.entrySet()) {
                for (SameStatement each : asked.getValue()) {
                    Plan plan = explained(connection, asked.getKey(), each);
                    slowest.merge(each.sql(), plan, (a, b) -> a.milliseconds >= b.milliseconds ? a : b);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("explaining: " + e.getMessage(), e);
        }
        slowest.values().stream()
                .sorted((a, b) -> Double.compare(b.milliseconds, a.milliseconds))
                .forEach(plan -> report.plan(plan.title, plan.text));
    }

    private static Plan explained(Connection connection, Question question, SameStatement each) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement("explain (analyze, buffers) " + each.sql())) {
            PlainJdbc.bind(statement, each, each.unnested(), PlainJdbc.listType(connection, each));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    text.append(row.getString(1)).append('\n');
                }
            }
        }
        Matcher time = TIME.matcher(text);
        double milliseconds = time.find() ? Double.parseDouble(time.group(1)) : 0;
        return new Plan(
                milliseconds,
                milliseconds + " ms, " + question.kind() + ", " + question.path(),
                each.sql() + "\n\n" + each.parameters() + "\n\n" + text);
    }
}
