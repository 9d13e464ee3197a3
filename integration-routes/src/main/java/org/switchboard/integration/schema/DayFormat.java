package org.switchboard.integration.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import java.time.DateTimeException;
import org.switchboard.shared.Iso8601;

/** {@code date} as RFC 3339 has it, {@code yyyy-MM-dd}; the library's own takes many times as long to read it. */
final class DayFormat implements Format {

    @Override
    public String getName() {
        return "date";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        try {
            Iso8601.parseDay(value);
            return true;
        } catch (DateTimeException notADay) {
            return false;
        }
    }
}
