package org.switchboard.web.api.privacy;

import java.time.Instant;
import org.switchboard.privacy.model.RetentionDeletion;

/**
 * What one run of the retention job deleted.
 *
 * @param period such as {@code contacts}
 * @param before only what was older than this
 */
public record DeletionAnswer(long id, Instant at, String period, long rows, Instant before) {

    public static DeletionAnswer of(RetentionDeletion deletion) {
        return new DeletionAnswer(
                deletion.id(), deletion.at(), deletion.period().wireName(), deletion.rows(), deletion.before());
    }
}
