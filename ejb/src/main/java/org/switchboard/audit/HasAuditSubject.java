package org.switchboard.audit;

/** A parameter of an audited method that knows what it is about. */
public interface HasAuditSubject {

    /** Such as {@code customer/12}. */
    String auditSubject();
}
