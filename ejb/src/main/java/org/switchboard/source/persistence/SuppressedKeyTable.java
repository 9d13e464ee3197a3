package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The table {@code suppressed_key}: hashes of the keys of erased persons, and of what is theirs. */
@ApplicationScoped
public class SuppressedKeyTable {

    /** Any number that nothing else in this database locks. */
    private static final long ERASURE = 0x5e1f_e7a5eL;

    private Jdbi jdbi;

    protected SuppressedKeyTable() {
        // for the container's proxy
    }

    @Inject
    public SuppressedKeyTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Waits for an erasure that is under way, and keeps the next one waiting until the transaction ends: a record that is
     * being stored is either erased with the others or left out.
     */
    public void holdErasures() {
        lock("select pg_advisory_xact_lock_shared(:number)");
    }

    /** Waits for records that are being stored, and keeps others waiting until the transaction ends. */
    public void holdIntake() {
        lock("select pg_advisory_xact_lock(:number)");
    }

    private void lock(String statement) {
        jdbi.useHandle(handle -> handle.createQuery(statement)
                .bind("number", ERASURE)
                .map((row, context) -> true)
                .one());
    }

    /** The salt of the hashes when any key of the source is suppressed. */
    public Optional<String> saltOf(String source) {
        return jdbi.withHandle(handle -> handle.createQuery("select salt from suppression_salt"
                        + " where exists (select from suppressed_key where source = :source)")
                .bind("source", source)
                .mapTo(String.class)
                .findFirst());
    }

    /** Those of the hashes that are suppressed. */
    public Set<String> suppressed(String source, Collection<String> hashes) {
        return jdbi.withHandle(handle -> new HashSet<>(handle.createQuery(
                        "select key_hash from suppressed_key where source = :source and key_hash = any(:hashes)")
                .bind("source", source)
                .bindArray("hashes", String.class, hashes)
                .mapTo(String.class)
                .list()));
    }

    /** @return how many keys a source may send again */
    public int lift(long erasure) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from suppressed_key where erasure_id = :erasure")
                .bind("erasure", erasure)
                .execute());
    }
}
