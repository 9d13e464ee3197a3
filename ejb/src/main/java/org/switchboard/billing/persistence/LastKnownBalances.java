package org.switchboard.billing.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.database.Columns;

/** The table {@code account_balance}: billing's last answer about each account, for when it does not answer. */
@ApplicationScoped
public class LastKnownBalances {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .build();

    @Inject
    Jdbi jdbi;

    /** An answer and the moment it was given. */
    public record KnownBalance(AccountBalance balance, Instant asOf) {}

    private record Row(long accountId, KnownBalance known) {}

    public void keep(Map<Long, AccountBalance> answers, Instant at) {
        if (answers.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into account_balance (account_id, as_of, answer) values (:account, :at, cast(:answer as jsonb))
                    on conflict (account_id) do update set as_of = excluded.as_of, answer = excluded.answer
                    where account_balance.as_of < excluded.as_of""");
            answers.forEach((account, answer) -> batch.bind("account", account)
                    .bind("at", at)
                    .bind("answer", text(answer))
                    .add());
            batch.execute();
        });
    }

    public Map<Long, KnownBalance> of(Collection<Long> accountIds) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from account_balance where account_id = any (:ids)")
                        .bindArray("ids", Long.class, accountIds)
                        .map((row, context) -> row(row))
                        .collect(Collectors.toMap(Row::accountId, Row::known)));
    }

    private static Row row(ResultSet row) throws SQLException {
        try {
            return new Row(
                    row.getLong("account_id"),
                    new KnownBalance(
                            JSON.readValue(row.getString("answer"), AccountBalance.class),
                            Columns.instant(row, "as_of").orElseThrow()));
        } catch (JsonProcessingException e) {
            throw new SQLException("account_balance holds an answer that is not a balance", e);
        }
    }

    private static String text(AccountBalance answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
