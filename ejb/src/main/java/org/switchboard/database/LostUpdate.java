package org.switchboard.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.Thing;

/** Turns the moment in which two people changed the same thing into a refusal that names the thing. */
public final class LostUpdate {

    private LostUpdate() {}

    /** Writes what changed now, while the caller can still get a refusal. */
    public static void refuse(EntityManager entities, String kind, Object key) {
        try {
            entities.flush();
        } catch (OptimisticLockException lost) {
            throw changedMeanwhile(kind, key);
        }
    }

    /** For a caller who names the version that they saw. */
    public static void refuse(long seen, long held, String kind, Object key) {
        if (seen != held) {
            throw changedMeanwhile(kind, key);
        }
    }

    private static BusinessException changedMeanwhile(String kind, Object key) {
        return new BusinessException(
                "changed-meanwhile", kind, String.valueOf(key), new Thing(kind), String.valueOf(key));
    }
}
