package org.switchboard.access.model;

import org.switchboard.shared.BusinessException;

/** The actor has none of the roles that are needed. Nothing is changed. */
public class AccessDenied extends BusinessException {

    public AccessDenied(Permission permission) {
        super("access-denied", null, null, permission.roles());
    }
}
