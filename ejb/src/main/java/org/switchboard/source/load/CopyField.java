package org.switchboard.source.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.postgresql.util.ByteConverter;
import org.switchboard.shared.Iso8601;

/**
 * Writes a JSON value as a field of {@link CopyBytes}, if it is of the usual form. What PostgreSQL's own reading of text
 * might understand otherwise, or refuse, is left to it: the record then goes by the upsert.
 */
enum CopyField {
    TEXT {
        @Override
        boolean writeValue(JsonNode value, CopyBytes row) {
            row.field(textOf(value));
            return true;
        }
    },
    TEXTS {
        @Override
        boolean writeValue(JsonNode value, CopyBytes row) {
            if (!value.isArray()) {
                return false;
            }
            int beginning = row.beginField();
            row.int4(value.isEmpty() ? 0 : 1); // dimensions
            row.int4(1); // there may be nulls
            row.int4(TYPE_OF_TEXT);
            if (!value.isEmpty()) {
                row.int4(value.size());
                row.int4(1); // the number of the first
            }
            for (JsonNode element : value) {
                if (element.isNull()) {
                    row.nullField();
                } else {
                    row.field(textOf(element));
                }
            }
            row.endField(beginning);
            return true;
        }
    },
    JSON {
        @Override
        boolean writeValue(JsonNode value, CopyBytes row) {
            json(value.toString(), row);
            return true;
        }
    },
    BOOLEAN {
        @Override
        boolean writeValue(JsonNode value, CopyBytes row) {
            row.field(value.booleanValue());
            return value.isBoolean();
        }
    },
    INTEGER {
        @Override
        boolean writeValue(JsonNode value, CopyBytes row) {
            if (!value.isNumber()) {
                return false;
            }
            BigDecimal number = value.decimalValue();
            boolean whole = number.scale() == 0 && number.unscaledValue().bitLength() < Integer.SIZE;
            row.field(whole ? number.intValue() : 0);
            return whole;
        }
    },
    DOUBLE {
        @Override
        boolean writeValue(JsonNode value, CopyBytes row) {
            double number = value.doubleValue();
            row.field(Double.doubleToRawLongBits(number));
            return value.isNumber()
                    && Double.isFinite(number)
                    && (number != 0 || value.decimalValue().signum() == 0);
        }
    },
    NUMERIC {
        @Override
        boolean writeValue(JsonNode value, CopyBytes row) {
            if (!value.isNumber() || value.isDouble() && !Double.isFinite(value.doubleValue())) {
                return false;
            }
            BigDecimal number = value.decimalValue();
            // 1E+999999999 is ten signs of JSON and would be a gigabyte
            boolean usual = (long) number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
            row.field(usual ? ByteConverter.numeric(number) : NOTHING);
            return usual;
        }
    },
    DATE {
        @Override
        boolean writeValue(JsonNode value, CopyBytes row) {
            try {
                LocalDate day = Iso8601.parseDay(value.asText());
                row.field((int) (day.toEpochDay() - EPOCH_DAY));
                return value.isTextual() && day.getYear() > 0;
            } catch (DateTimeException unusual) {
                return false;
            }
        }
    },
    MOMENT {
        @Override
        boolean writeValue(JsonNode value, CopyBytes row) {
            Optional<Instant> at = value.isTextual() ? moment(value.textValue()) : Optional.empty();
            at.ifPresent(moment -> moment(moment, row));
            return at.isPresent();
        }
    };

    /** PostgreSQL counts from the beginning of 2000. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    /** Offsets beyond are none to PostgreSQL. */
    private static final int LARGEST_OFFSET = 15 * 3600;

    /** Before the point, and behind it. */
    private static final int MOST_DIGITS = 100;

    private static final byte[] NOTHING = {};
    private static final int TYPE_OF_TEXT = 25;
    private static final int VERSION_OF_JSONB = 1;
    private static final long MICROS_OF_SECOND = 1_000_000;
    private static final int NANOS_OF_MICRO = 1000;

    /** @throws IllegalArgumentException when no record table has had columns of that type */
    static CopyField of(String sqlType) {
        return switch (sqlType) {
            case "text" -> TEXT;
            case "text[]" -> TEXTS;
            case "jsonb" -> JSON;
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "double precision" -> DOUBLE;
            case "date" -> DATE;
            case "timestamptz" -> MOMENT;
            default -> {
                if (!sqlType.startsWith("numeric")) {
                    throw new IllegalArgumentException("COPY does not know yet how to write " + sqlType);
                }
                yield NUMERIC;
            }
        };
    }

    /** @return whether the row can be copied; if not, it is of no use any longer */
    boolean write(JsonNode value, CopyBytes row) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            row.nullField();
            return true;
        }
        return writeValue(value, row);
    }

    abstract boolean writeValue(JsonNode value, CopyBytes row);

    static void json(String json, CopyBytes row) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        row.int4(1 + text.length);
        row.int1(VERSION_OF_JSONB);
        row.append(text);
    }

    /** Empty for what is no moment, to PostgreSQL or to us, and for what it would round. */
    static Optional<Instant> moment(String text) {
        try {
            OffsetDateTime moment = Iso8601.parse(text);
            boolean usual = moment.getYear() > 0
                    && moment.getYear() < 10_000
                    && moment.getNano() % NANOS_OF_MICRO == 0
                    && Math.abs(moment.getOffset().getTotalSeconds()) <= LARGEST_OFFSET;
            return usual ? Optional.of(moment.toInstant()) : Optional.empty();
        } catch (DateTimeException unusual) {
            return Optional.empty();
        }
    }

    static void moment(Instant at, CopyBytes row) {
        row.field((at.getEpochSecond() - EPOCH.getEpochSecond()) * MICROS_OF_SECOND + at.getNano() / NANOS_OF_MICRO);
    }

    private static String textOf(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
