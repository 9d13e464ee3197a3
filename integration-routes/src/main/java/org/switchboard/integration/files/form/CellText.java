package org.switchboard.integration.files.form;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;

/**
 * A cell of a workbook as a text that does not depend on how it is shown: numbers in full with a decimal point (1.14 where
 * the file has the nearest binary fraction 1.1399999999999999), dates in ISO 8601 without a zone, true or false.
 */
final class CellText {

    /** Of ECMA-376 part 1, 18.8.30, with those of East Asian languages; in the file they have a number only. */
    private static final Set<Integer> DATES_BY_NUMBER = Set.of(
            14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53, 54, 55,
            56, 57, 58);

    private static final Pattern LITERAL =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]");
    private static final Pattern ELAPSED = Pattern.compile("\\[[hms]+\\]");
    private static final Pattern DATE_SIGN = Pattern.compile("[ymdhsYMDHS]");

    private CellText() {}

    static String of(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> "";
            case NUMBER -> number(cell, cell.asNumber());
            case BOOLEAN -> cell.asBoolean().toString();
            case STRING -> cell.asString();
            case FORMULA ->
                cell.getValue() instanceof BigDecimal number
                        ? number(cell, number)
                        : Optional.ofNullable(cell.getValue())
                                .or(() -> Optional.ofNullable(cell.getRawValue()))
                                .map(Object::toString)
                                .orElse("");
            case ERROR -> Optional.ofNullable(cell.getRawValue()).orElse("#ERROR");
        };
    }

    private static String number(Cell cell, BigDecimal number) {
        if (isDate(cell)) {
            return date(number, cell.asDate());
        }
        return BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null || format.isEmpty()) {
            return cell.getDataFormatId() != null && DATES_BY_NUMBER.contains(cell.getDataFormatId());
        }
        String signs = LITERAL.matcher(format).replaceAll("");
        return !signs.equalsIgnoreCase("General")
                && !ELAPSED.matcher(signs).find()
                && DATE_SIGN.matcher(signs.split(";", 2)[0]).find();
    }

    private static String date(BigDecimal number, LocalDateTime moment) {
        if (number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(moment);
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
    }
}
