package org.switchboard.audit.model;

/**
 * How much a user reads in a minute before an alarm is raised, and before further reading is refused; 0 for no bound.
 */
public record Budget(int alarm, int limit) {

    public static final Budget NONE = new Budget(0, 0);

    public boolean isNone() {
        return alarm == 0 && limit == 0;
    }

    public boolean isAlarming(int read) {
        return alarm > 0 && read > alarm;
    }
}
