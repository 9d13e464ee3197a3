package org.switchboard.workorder.model;

import java.util.Optional;
import org.switchboard.audit.HasAuditSubject;

/**
 * The order that a user decides about, in the version that they saw.
 *
 * @param version of the view on which the decision rests; empty when it holds for the order whatever its present version is
 */
public record SeenOrder(long id, Optional<Long> version) implements HasAuditSubject {

    public static SeenOrder withoutVersionCheck(long id) {
        return new SeenOrder(id, Optional.empty());
    }

    public static SeenOrder as(OrderView view) {
        return new SeenOrder(view.id(), Optional.of(view.version()));
    }

    @Override
    public String auditSubject() {
        return "order/" + id;
    }
}
