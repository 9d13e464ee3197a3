package org.switchboard.audit;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.switchboard.shared.BusinessException;

/** Records every call of an {@link Audited} method by a user, within the method's own transaction and once its parameters are valid. */
@Audited
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 900)
public class AuditInterceptor {

    private static final String ACCESS_DENIED = "access-denied";
    private static final ThreadLocal<Boolean> WITHIN_AUDITED = new ThreadLocal<>();

    @Inject
    AuditTrail trail;

    @Inject
    ReadingAudit readings;

    @AroundInvoke
    Object audit(InvocationContext call) throws Exception {
        if (WITHIN_AUDITED.get() != null) {
            return call.proceed();
        }
        AuditedCall audited = AuditedCall.of(call.getMethod(), call.getParameters());
        if (!audited.actor().isUser()) {
            return call.proceed();
        }
        WITHIN_AUDITED.set(true);
        try {
            return audited.kind().isReading() ? read(call, audited) : change(call, audited);
        } catch (BusinessException refusal) {
            if (refusal.key().equals(ACCESS_DENIED)) {
                trail.denied(audited);
            }
            throw refusal;
        } finally {
            WITHIN_AUDITED.remove();
        }
    }

    private Object read(InvocationContext call, AuditedCall audited) throws Exception {
        readings.record(audited).ifPresent(refusal -> {
            throw refusal;
        });
        return call.proceed();
    }

    private Object change(InvocationContext call, AuditedCall audited) throws Exception {
        Object result = call.proceed();
        trail.changed(audited);
        return result;
    }
}
