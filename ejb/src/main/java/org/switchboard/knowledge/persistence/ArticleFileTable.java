package org.switchboard.knowledge.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The table {@code knowledge_file}: which article files were loaded, and what was in them. */
@ApplicationScoped
public class ArticleFileTable {

    @Inject
    Jdbi jdbi;

    protected ArticleFileTable() {
        // for the container's proxy
    }

    public ArticleFileTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The hash of each file by its path, as it was loaded last. */
    public Map<String, String> hashes() {
        return jdbi.withHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtextextended('knowledge_file', 0))");
            return handle.createQuery("select path, content_hash from knowledge_file")
                    .setMapKeyColumn("path")
                    .setMapValueColumn("content_hash")
                    .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {});
        });
    }

    public void loaded(Map<String, String> hashes, Instant at) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    insert into knowledge_file (path, content_hash, loaded_at) values (:path, :hash, :at)
                    on conflict (path) do update
                    set content_hash = excluded.content_hash, loaded_at = excluded.loaded_at""");
            hashes.forEach((path, hash) ->
                    batch.bind("path", path).bind("hash", hash).bind("at", at).add());
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }
}
