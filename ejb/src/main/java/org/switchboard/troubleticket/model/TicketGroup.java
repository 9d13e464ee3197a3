package org.switchboard.troubleticket.model;

import java.util.Arrays;
import java.util.Locale;
import org.switchboard.shared.BusinessException;

/** Whose queue a ticket is in: users have no groups of their own, each role works off one queue. */
public enum TicketGroup {
    /** First-contact agents. */
    SERVICE,
    DISPATCH,
    /** Supervisors: what was escalated. */
    SUPERVISION;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    /** @throws BusinessException when there is no such group */
    public static TicketGroup named(String wireName) {
        return Arrays.stream(values())
                .filter(group -> group.wireName.equalsIgnoreCase(wireName))
                .findFirst()
                .orElseThrow(() -> new BusinessException("unknown-group", "group", wireName, wireName));
    }
}
