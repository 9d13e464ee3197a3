package org.switchboard.integration.camel.runtime;

/** Routes of one file would take what routes of another file have; the message says what, without a full stop. */
public class RouteConflict extends Exception {

    RouteConflict(String reason) {
        super(reason);
    }
}
