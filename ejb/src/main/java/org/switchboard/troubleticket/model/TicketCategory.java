package org.switchboard.troubleticket.model;

import java.util.Arrays;
import java.util.Locale;
import org.switchboard.shared.BusinessException;

/** What kind of matter it is, as the 95598 service sorts them. */
public enum TicketCategory {
    ENQUIRY,
    FAULT_REPORT,
    COMPLAINT,
    MISCONDUCT_REPORT,
    OPINION,
    SUGGESTION,
    PRAISE,
    SERVICE_REQUEST;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }

    /** @throws BusinessException when there is no such category */
    public static TicketCategory named(String wireName) {
        return Arrays.stream(values())
                .filter(category -> category.wireName.equalsIgnoreCase(wireName))
                .findFirst()
                .orElseThrow(() -> new BusinessException("unknown-category", "category", wireName, wireName));
    }
}
