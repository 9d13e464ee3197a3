package org.switchboard.source.intake;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Outside of the transaction, so that whoever waits holds no connection. */
@IntakeBulkheaded
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class IntakeBulkheadInterceptor {

    @Inject
    IntakeBulkhead bulkhead;

    @AroundInvoke
    Object withPermit(InvocationContext call) throws Exception {
        IntakeBatch batch = (IntakeBatch) call.getParameters()[0];
        try (IntakeBulkhead.Permit permit = bulkhead.acquire(batch.feed().source())) {
            return call.proceed();
        }
    }
}
