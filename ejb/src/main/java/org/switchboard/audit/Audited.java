package org.switchboard.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.switchboard.audit.model.AuditKind;

/**
 * A method of a service that changes something or reads personal data. A change is recorded in its transaction; a reading is
 * recorded and committed before anything is read. What an audited method calls is part of it and recorded no second time.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Audited {

    /** In the place of a parameter's number: there is none. */
    int NO_PARAMETER = -1;

    /** A short code such as {@code ticket-closed}. */
    @Nonbinding
    String value() default "";

    @Nonbinding
    AuditKind kind() default AuditKind.CHANGE;

    /** What sort of thing it is done to, such as {@code ticket}. */
    @Nonbinding
    String subject() default "";

    /** The number of the parameter with the thing's key, from 0 on. */
    @Nonbinding
    int key() default NO_PARAMETER;

    /** The number of the parameter with what a person typed: the question of a look-up, a reason. */
    @Nonbinding
    int text() default NO_PARAMETER;
}
