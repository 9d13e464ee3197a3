package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.switchboard.source.model.FileVersion;
import org.switchboard.source.model.SourceFile;

/** The table {@code source_file}. */
@ApplicationScoped
public class SourceFileTable {

    @Inject
    Jdbi jdbi;

    public Optional<String> lastGood(String path) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select content from source_file where path = :path and content is not null")
                .bind("path", path)
                .mapTo(String.class)
                .findFirst());
    }

    private static final String KEEP_VERSION = """
            insert into source_file_version (path, content, loaded_at)
            select :path, :content, :at
            where :content is distinct from
              (select content from source_file_version where path = :path order by id desc limit 1)""";

    private static final String DELETE_OLD_VERSIONS = """
            delete from source_file_version where id in
              (select id from source_file_version where path = :path order by id desc offset :kept)""";

    public List<FileVersion> versions(String path) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id as number, loaded_at, content from source_file_version where path = :path order by id desc")
                .bind("path", path)
                .map(ConstructorMapper.of(FileVersion.class))
                .list());
    }

    public void loaded(String path, String content, Instant at) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(KEEP_VERSION)
                    .bind("path", path)
                    .bind("content", content)
                    .bind("at", at)
                    .execute();
            handle.createUpdate(DELETE_OLD_VERSIONS)
                    .bind("path", path)
                    .bind("kept", FileVersion.KEPT)
                    .execute();
        });
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into source_file (path, content, loaded_at) values (:path, :content, :at)
                        on conflict (path) do update set content = excluded.content, loaded_at = excluded.loaded_at,
                          fault = null, fault_at = null""")
                .bind("path", path)
                .bind("content", content)
                .bind("at", at)
                .execute());
    }

    public void broken(String path, String reason, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into source_file (path, fault, fault_at) values (:path, :reason, :at)
                        on conflict (path) do update set fault = excluded.fault, fault_at = excluded.fault_at""")
                .bind("path", path)
                .bind("reason", reason)
                .bind("at", at)
                .execute());
    }

    public void removed(String path) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from source_file where path = :path")
                .bind("path", path)
                .execute());
    }

    public List<SourceFile> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select path, loaded_at, fault, fault_at from source_file order by path")
                        .map(ConstructorMapper.of(SourceFile.class))
                        .list());
    }
}
