package org.legacy.systems.contacts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.legacy.systems.LocalTime;

/**
 * One line of the log.
 *
 * @param channel 01 telephone, 02 IVR, 03 WeChat, 04 counter
 * @param inbound whether the customer began
 */
public record Contact(
        String number,
        String customer,
        String telephone,
        String channel,
        boolean inbound,
        Instant at,
        int seconds,
        String reason,
        String operator,
        String text) {

    static final Charset CHARSET = Charset.forName("GB18030");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /** 152 bytes with the field widths of the README. */
    byte[] line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        put(line, number, 12);
        put(line, customer, 10);
        put(line, telephone, 16);
        put(line, channel, 2);
        put(line, inbound ? "I" : "O", 1);
        put(line, MOMENT.format(LocalTime.of(at)), 14);
        put(line, "%05d".formatted(seconds), 5);
        put(line, reason, 4);
        put(line, operator, 8);
        put(line, text, 80);
        return line.toByteArray();
    }

    /** Filled up with blanks, or cut where a character ends. */
    private static void put(ByteArrayOutputStream line, String value, int width) {
        int[] letters = value.codePoints().toArray();
        int written = 0;
        for (int letter : letters) {
            byte[] bytes = Character.toString(letter).getBytes(CHARSET);
            if (written + bytes.length > width) {
                break;
            }
            line.writeBytes(bytes);
            written += bytes.length;
        }
        line.writeBytes(" ".repeat(width - written).getBytes(CHARSET));
    }
}
