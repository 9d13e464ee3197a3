package org.switchboard.source.intake;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Outside of the transaction, so that each try has one of its own. Within a transaction of the caller there is only one
 * try, since that transaction is lost.
 */
@TriedAgain
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 150)
public class TriedAgainInterceptor {

    @Resource
    TransactionSynchronizationRegistry transactions;

    @AroundInvoke
    Object untilItSucceeds(InvocationContext call) throws Exception {
        boolean own = transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION;
        return own ? PassingFailures.tryAgain(call::proceed) : call.proceed();
    }
}
