package org.switchboard.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads parts of several features in one statement: a round trip to the database and a plan for all of them. The features
 * keep their queries and the reading of their rows; whoever shows them together decides what is read together.
 */
@ApplicationScoped
public class JointRead {

    private static final int STATEMENTS_KEPT = 100;

    /** A name after one colon; two of them are a cast. */
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-zA-Z])");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Cache<List<String>, String> statements =
            Caffeine.newBuilder().maximumSize(STATEMENTS_KEPT).build();

    private Jdbi jdbi;

    protected JointRead() {
        // for the container's proxy
    }

    @Inject
    public JointRead(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** As {@link KeptPlans#useInTransaction}. */
    public void keepPlansInTransaction() {
        jdbi.useHandle(KeptPlans::useInTransaction);
    }

    /** The rows of each part, in the order of its query. */
    public static final class Answers {

        private final Map<Part<?>, JsonNode> rows = new IdentityHashMap<>();

        /** @throws IllegalArgumentException when the part was not asked */
        public <T> List<T> of(Part<T> part) {
            JsonNode answered = rows.get(part);
            if (answered == null) {
                throw new IllegalArgumentException("part was not read: " + part.sql());
            }
            List<T> read = new ArrayList<>(answered.size());
            try {
                for (JsonNode row : answered) {
                    read.add(part.reader().read(new JsonRow(row)));
                }
            } catch (SQLException unreadable) {
                throw new IllegalStateException("row of " + part.sql(), unreadable);
            }
            return read;
        }
    }

    public Answers read(List<Part<?>> parts) {
        String statement = statements.get(parts.stream().map(Part::sql).toList(), JointRead::joined);
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(statement);
            for (int i = 0; i < parts.size(); i++) {
                String prefix = prefix(i);
                parts.get(i).parameters().forEach((name, value) -> query.bind(prefix + name, value));
            }
            return query.map((row, context) -> answers(parts, row)).one();
        });
    }

    private static String joined(List<String> parts) {
        StringBuilder statement = new StringBuilder("select ");
        for (int i = 0; i < parts.size(); i++) {
            statement
                    .append(i == 0 ? "" : ",\n")
                    .append("(select json_agg(row_to_json(part)) from (")
                    .append(PARAMETER.matcher(parts.get(i)).replaceAll(":" + prefix(i) + "$1"))
                    .append(") part)");
        }
        return statement.toString();
    }

    private static String prefix(int part) {
        return "part" + part + "_";
    }

    private static Answers answers(List<Part<?>> parts, ResultSet row) throws SQLException {
        Answers answers = new Answers();
        for (int i = 0; i < parts.size(); i++) {
            String rows = row.getString(i + 1);
            try {
                answers.rows.put(parts.get(i), rows == null ? JSON.createArrayNode() : JSON.readTree(rows));
            } catch (JsonProcessingException broken) {
                throw new SQLException("rows of part " + i + " are no JSON", broken);
            }
        }
        return answers;
    }
}
