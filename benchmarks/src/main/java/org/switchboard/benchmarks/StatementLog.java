package org.switchboard.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchboard.launcher.Workbench;

/**
 * The database's own log of what the server asks it: it has exactly the same statements with their parameters.
 * Background statements (polls, clocks) are recorded first and left out.
 */
final class StatementLog {

    private static final String MARK = "switchboard benchmark question";
    private static final Pattern ENTRY = Pattern.compile("^.*? (LOG|DETAIL):  (.*)$", Pattern.DOTALL);
    private static final Pattern EXECUTED = Pattern.compile("^execute [^:]*: (.*)$", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\$\\d+ = (NULL|'([^']*+(?:''[^']*+)*+)')");
    private static final Pattern PLACE = Pattern.compile("\\$\\d+");
    private static final Pattern QUERY = Pattern.compile("^\\s*(select|with)\\b.*", Pattern.DOTALL);

    private final Workbench workbench;
    private final Path log;

    StatementLog(Workbench workbench) {
        this.workbench = workbench;
        this.log = workbench.work().file("logs").resolve("database.log");
    }

    /** What each question makes the server ask, in order. Each is asked once before, so that caches are warm. */
    Map<Question, List<SameStatement>> of(List<Question> questions, Consumer<Question> ask) {
        questions.forEach(ask);
        try (Connection superuser = connect()) {
            long from = Files.size(log);
            run(superuser, "alter system set log_statement = 'all'", "select pg_reload_conf()");
            try {
                run(superuser, "select pg_sleep(12)");
                Set<String> background = new HashSet<>();
                read(from).values().forEach(all -> all.forEach(each -> background.add(each.sql())));
                from = Files.size(log);
                for (int i = 0; i < questions.size(); i++) {
                    run(superuser, mark(i));
                    ask.accept(questions.get(i));
                }
                run(superuser, mark(questions.size()));
                run(superuser, "select pg_sleep(0.2)");
                Map<Question, List<SameStatement>> statementsOf = new LinkedHashMap<>();
                read(from).forEach((index, statements) -> {
                    if (index >= 0 && index < questions.size()) {
                        statementsOf.put(
                                questions.get(index),
                                statements.stream()
                                        .filter(each -> !background.contains(each.sql()))
                                        .toList());
                    }
                });
                return statementsOf;
            } finally {
                run(superuser, "alter system reset log_statement", "select pg_reload_conf()");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the statement log: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mark(int question) {
        return "select '" + MARK + " " + question + "'";
    }

    private Connection connect() throws SQLException, IOException {
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(workbench.work().file("passwords.properties"))) {
            passwords.load(reader);
        }
        return DriverManager.getConnection(
                workbench.database().jdbcUrl(), "postgres", passwords.getProperty("postgres"));
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** By the question's index, -1 before the first mark; after the last question, the number of questions. */
    private Map<Integer, List<SameStatement>> read(long from) throws IOException {
        Map<Integer, List<SameStatement>> byQuestion = new LinkedHashMap<>();
        int question = -1;
        Optional<String> sql = Optional.empty();
        for (String entry : entries(from)) {
            Matcher parts = ENTRY.matcher(entry);
            if (!parts.matches()) {
                continue;
            }
            String text = parts.group(2);
            if (parts.group(1).equals("DETAIL")) {
                if (sql.isPresent() && text.toLowerCase(Locale.ROOT).startsWith("parameters: ")) {
                    keep(byQuestion, question, sql.get(), values(text));
                    sql = Optional.empty();
                }
                continue;
            }
            if (sql.isPresent()) {
                keep(byQuestion, question, sql.get(), List.of());
                sql = Optional.empty();
            }
            int mark = text.indexOf(MARK);
            Matcher executed = EXECUTED.matcher(text);
            if (mark >= 0) {
                question = Integer.parseInt(text.substring(mark + MARK.length()).replaceAll("\\D", ""));
            } else if (executed.matches() && QUERY.matcher(executed.group(1)).matches()) {
                sql = Optional.of(executed.group(1));
            }
        }
        if (sql.isPresent()) {
            keep(byQuestion, question, sql.get(), List.of());
        }
        return byQuestion;
    }

    private static void keep(
            Map<Integer, List<SameStatement>> all, int question, String sql, List<Optional<String>> values) {
        String places = PLACE.matcher(sql).replaceAll("?");
        all.computeIfAbsent(question, each -> new ArrayList<>()).add(new SameStatement(places, values));
    }

    /** Lines that begin with a tab go on with the line before. */
    private List<String> entries(long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        String text = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (String line : text.split("\n")) {
            if (line.startsWith("\t")) {
                entry.append('\n').append(line.substring(1));
            } else {
                entries.add(entry.toString());
                entry = new StringBuilder(line);
            }
        }
        entries.add(entry.toString());
        return entries;
    }

    private static List<Optional<String>> values(String detail) {
        List<Optional<String>> values = new ArrayList<>();
        Matcher value = VALUE.matcher(detail);
        while (value.find()) {
            values.add(Optional.ofNullable(value.group(2)).map(quoted -> quoted.replace("''", "'")));
        }
        return values;
    }
}
