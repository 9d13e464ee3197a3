package org.switchboard.idempotency;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Forgets answers that were kept for their day, some thousand a transaction. */
@Singleton
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdempotencyCleanup {

    private static final Logger LOG = Logger.getLogger(IdempotencyCleanup.class.getName());
    private static final int BATCH_SIZE = 5_000;

    @Inject
    IdempotentRequests requests;

    @Schedule(hour = "*", minute = "37", persistent = false)
    void forget() {
        int forgotten = 0;
        int batch;
        do {
            batch = requests.forgetOld(BATCH_SIZE);
            forgotten += batch;
        } while (batch == BATCH_SIZE);
        if (forgotten > 0) {
            LOG.info("idempotency forgotten keys=" + forgotten);
        }
    }
}
