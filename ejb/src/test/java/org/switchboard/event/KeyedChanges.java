package org.switchboard.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Changes with their events, each in a transaction. The changes of a key are numbered from 1. */
final class KeyedChanges {

    /** A transaction with a change waits for this advisory lock when it is committed, before the database notifies. */
    static final long COMMIT_GATE = 4711;

    private final Jdbi jdbi;
    private final EventLog log;

    KeyedChanges(Jdbi jdbi, EventLog log) {
        this.jdbi = jdbi;
        this.log = log;
    }

    static void createTables(Jdbi jdbi) {
        jdbi.useHandle(handle -> {
            handle.execute("create table counter (key text primary key, number int)");
            handle.execute("create table change (key text, number int, primary key (key, number))");
            handle.execute("create function wait_at_gate() returns trigger language plpgsql as"
                    + " 'begin perform pg_advisory_xact_lock_shared(" + COMMIT_GATE + "); return null; end'");
            handle.execute("create constraint trigger gate after insert on change"
                    + " deferrable initially deferred for each row execute function wait_at_gate()");
        });
    }

    /** What is done between the change and its commit. */
    @FunctionalInterface
    interface BeforeCommit {
        void run() throws Exception;
    }

    void write(String key) throws Exception {
        write(key, () -> {});
    }

    void write(String key, BeforeCommit then) throws Exception {
        jdbi.useTransaction(handle -> {
            int number = next(handle, key);
            handle.execute("insert into change values (?, ?)", key, number);
            log.publish(
                    TestConsumer.TYPE,
                    key,
                    JsonNodeFactory.instance.objectNode().put("number", number),
                    Optional.empty());
            then.run();
        });
    }

    private static int next(Handle handle, String key) {
        return handle.createQuery("insert into counter values (:key, 1)"
                        + " on conflict (key) do update set number = counter.number + 1 returning number")
                .bind("key", key)
                .mapTo(Integer.class)
                .one();
    }
}
