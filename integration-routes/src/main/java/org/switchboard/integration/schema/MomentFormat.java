package org.switchboard.integration.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import java.time.format.DateTimeParseException;
import org.switchboard.shared.Iso8601;

/**
 * {@code date-time} as the intake reads it: ISO 8601 with an offset, in a year that every database can hold. Stricter
 * than RFC 3339 about leap seconds, more tolerant about missing seconds.
 */
final class MomentFormat implements Format {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    @Override
    public String getName() {
        return "date-time";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        try {
            int year = Iso8601.parse(value).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR;
        } catch (DateTimeParseException notAMoment) {
            return false;
        }
    }
}
