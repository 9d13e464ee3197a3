package org.switchboard.idempotency.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.idempotency.model.IdempotentRequest;
import org.switchboard.idempotency.model.KeptAnswer;

/** The table {@code idempotency_key}. */
@ApplicationScoped
public class IdempotencyTable {

    private static final String OF_REQUEST =
            " where user_name = :user and method = :method and path = :path and key = :key";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private Jdbi jdbi;

    protected IdempotencyTable() {
        // for the container's proxy
    }

    @Inject
    public IdempotencyTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param abandoned requests begun before this moment and not answered are taken over
     * @param old requests begun before this moment count no longer
     * @return true when the request is the caller's to carry out
     */
    public boolean claim(IdempotentRequest request, Instant now, Instant abandoned, Instant old) {
        return jdbi.withHandle(handle -> bound(request, handle.createUpdate("""
                                insert into idempotency_key as held (user_name, method, path, key, started_at)
                                values (:user, :method, :path, :key, :now)
                                on conflict (user_name, method, path, key) do update
                                set started_at = excluded.started_at, status = null, body_hash = null, headers = null,
                                  body = null
                                where held.started_at < :old
                                  or held.status is null and held.started_at < :abandoned"""))
                        .bind("now", now)
                        .bind("abandoned", abandoned)
                        .bind("old", old)
                        .execute())
                > 0;
    }

    public Optional<KeptAnswer> answer(IdempotentRequest request) {
        return jdbi.withHandle(handle -> bound(
                        request,
                        handle.createQuery("select * from idempotency_key" + OF_REQUEST + " and status is not null"))
                .map(IdempotencyTable::answer)
                .findFirst());
    }

    public void keep(IdempotentRequest request, KeptAnswer answer) {
        jdbi.useHandle(handle -> bound(
                        request,
                        handle.createUpdate("update idempotency_key set body_hash = :hash, status = :status,"
                                + " headers = cast(:headers as jsonb), body = :body" + OF_REQUEST))
                .bind("hash", answer.bodyHash())
                .bind("status", answer.status())
                .bind("headers", written(answer.headers()))
                .bind("body", answer.body())
                .execute());
    }

    public void release(IdempotentRequest request) {
        jdbi.useHandle(handle -> bound(
                        request,
                        handle.createUpdate("delete from idempotency_key" + OF_REQUEST + " and status is null"))
                .execute());
    }

    public int deleteStartedBefore(Instant moment, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from idempotency_key where ctid = any (array(
                          select ctid from idempotency_key where started_at < :moment limit :limit))""")
                .bind("moment", moment)
                .bind("limit", limit)
                .execute());
    }

    private static <S extends SqlStatement<S>> S bound(IdempotentRequest request, S statement) {
        return statement
                .bind("user", request.user())
                .bind("method", request.method())
                .bind("path", request.path())
                .bind("key", request.key());
    }

    private static KeptAnswer answer(ResultSet row, StatementContext context) throws SQLException {
        return new KeptAnswer(
                row.getString("body_hash"), row.getInt("status"), read(row.getString("headers")), row.getBytes("body"));
    }

    private static String written(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> read(String headers) {
        try {
            return JSON.readValue(headers, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
