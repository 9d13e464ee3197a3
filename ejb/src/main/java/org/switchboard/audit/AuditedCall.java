package org.switchboard.audit;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.NewEntry;

/** A call of an audited method: who calls, and what the entry says. */
record AuditedCall(Audited audited, Accountable actor, String subject, Optional<String> text) {

    /** A text is cut there; services refuse longer ones where it matters. */
    private static final int LONGEST_TEXT = 500;

    static AuditedCall of(Method method, Object[] parameters) {
        Audited audited = method.getAnnotation(Audited.class);
        Accountable actor = Arrays.stream(parameters)
                .filter(Accountable.class::isInstance)
                .map(Accountable.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("audited without an actor: " + method));
        return new AuditedCall(audited, actor, subject(audited, parameters), text(audited, parameters));
    }

    private static String subject(Audited audited, Object[] parameters) {
        if (audited.key() == Audited.NO_PARAMETER) {
            return audited.subject();
        }
        Object key = parameters[audited.key()];
        if (key instanceof HasAuditSubject known) {
            return known.auditSubject();
        }
        return audited.subject() + "/" + key;
    }

    private static Optional<String> text(Audited audited, Object[] parameters) {
        return Optional.of(audited.text())
                .filter(number -> number != Audited.NO_PARAMETER)
                .flatMap(number -> Optional.ofNullable(parameters[number]))
                .map(Object::toString)
                .map(typed -> typed.length() > LONGEST_TEXT ? typed.substring(0, LONGEST_TEXT) : typed)
                // the database refuses it in any text
                .map(typed -> typed.replace('\0', ' '));
    }

    AuditKind kind() {
        return audited.kind();
    }

    NewEntry entry(AuditKind as, Instant at) {
        return new NewEntry(
                at,
                actor.name(),
                Optional.of(actor.originName()),
                as,
                audited.value(),
                subject,
                Optional.empty(),
                text);
    }
}
