package org.switchboard.billing.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.billing.model.KnownBalance;
import org.switchboard.database.Part;
import org.switchboard.database.Row;

/** The table {@code account_balance}: billing's last answer about each account, for when it does not answer. */
@ApplicationScoped
public class LastKnownBalances {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .build();

    private Jdbi jdbi;

    protected LastKnownBalances() {
        // for the container's proxy
    }

    @Inject
    public LastKnownBalances(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

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
        return byAccount(part(accountIds).list(jdbi));
    }

    public Part<KnownBalance> part(Collection<Long> accountIds) {
        return Part.of("select * from account_balance where account_id = any (:ids)", LastKnownBalances::known)
                .bindNumbers("ids", accountIds);
    }

    public static Map<Long, KnownBalance> byAccount(List<KnownBalance> known) {
        return known.stream().collect(Collectors.toMap(KnownBalance::accountId, Function.identity()));
    }

    private static KnownBalance known(Row row) throws SQLException {
        try {
            return new KnownBalance(
                    row.getLong("account_id"),
                    JSON.treeToValue(row.json("answer"), AccountBalance.class),
                    row.instant("as_of").orElseThrow());
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
