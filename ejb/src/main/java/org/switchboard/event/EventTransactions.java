package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.Callable;

/** Runs each step of a reader in a transaction of its own. */
@ApplicationScoped
public class EventTransactions {

    /** Commits when the action returns, rolls back when it throws. */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public <T> T run(Callable<T> action) throws Exception {
        return action.call();
    }
}
