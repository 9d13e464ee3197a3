package org.switchboard.integration.iec104;

import io.netty.buffer.ByteBuf;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The time that a station gave an event, by its own clock (IEC 60870-5-4, 6.8).
 *
 * @param local empty when it is no time of a calendar
 * @param hourKnown false for CP24Time2a, which says the minute within the hour only
 * @param summer whether the clock shows summer time; not said by CP24Time2a
 * @param invalid the station does not know the time
 */
record TimeTag(Optional<LocalDateTime> local, boolean hourKnown, boolean summer, boolean invalid) {

    /** An hour that is not said is the one that brings the time nearest to now, and not more than this after it. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Duration SUMMER = Duration.ofHours(1);
    private static final int MILLIS = 1_000;
    private static final int CENTURY = 2000;
    private static final LocalDateTime ANY_HOUR = LocalDateTime.of(CENTURY, 1, 1, 0, 0);

    /** CP24Time2a, three octets. */
    static TimeTag ofMinutes(ByteBuf bytes) {
        int millis = bytes.readUnsignedShortLE();
        int minute = bytes.readUnsignedByte();
        return new TimeTag(local(ANY_HOUR, minute & 0x3f, millis), false, false, (minute & 0x80) != 0);
    }

    /** CP56Time2a, seven octets. */
    static TimeTag ofDate(ByteBuf bytes) {
        int millis = bytes.readUnsignedShortLE();
        int minute = bytes.readUnsignedByte();
        int hour = bytes.readUnsignedByte();
        int day = bytes.readUnsignedByte() & 0x1f;
        int month = bytes.readUnsignedByte() & 0x0f;
        int year = bytes.readUnsignedByte() & 0x7f;
        Optional<LocalDateTime> local =
                hour(CENTURY + year, month, day, hour & 0x1f).flatMap(begin -> local(begin, minute & 0x3f, millis));
        return new TimeTag(local, true, (hour & 0x80) != 0, (minute & 0x80) != 0);
    }

    /**
     * The moment; empty when the station does not know it. A clock that shows summer time is an hour ahead of the zone's
     * standard time. One that does not, and would thereby lie in the future, goes by the legal time without saying so.
     */
    Optional<Instant> moment(ZoneId zone, Instant now) {
        if (invalid || local.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(hourKnown ? dated(local.get(), zone, now) : withinHour(local.get(), zone, now));
    }

    private Instant dated(LocalDateTime time, ZoneId zone, Instant now) {
        Instant legal = time.atZone(zone).toInstant();
        ZoneOffset standard = zone.getRules().getStandardOffset(legal);
        Instant bySummerBit = time.toInstant(standard).minus(summer ? SUMMER : Duration.ZERO);
        return !summer && bySummerBit.isAfter(now.plus(AHEAD)) ? legal : bySummerBit;
    }

    private static Instant withinHour(LocalDateTime time, ZoneId zone, Instant now) {
        LocalDateTime here = LocalDateTime.ofInstant(now, zone);
        LocalDateTime candidate = time.with(here.toLocalDate()).withHour(here.getHour());
        Instant moment = candidate.atZone(zone).toInstant();
        if (moment.isAfter(now.plus(AHEAD))) {
            return moment.minus(1, ChronoUnit.HOURS);
        }
        boolean nextHour = !moment.plus(1, ChronoUnit.HOURS).isAfter(now.plus(AHEAD));
        return nextHour ? moment.plus(1, ChronoUnit.HOURS) : moment;
    }

    private static Optional<LocalDateTime> hour(int year, int month, int day, int hour) {
        try {
            return Optional.of(LocalDateTime.of(year, month, day, hour, 0));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> local(LocalDateTime hour, int minute, int millis) {
        try {
            return Optional.of(
                    hour.withMinute(minute).withSecond(millis / MILLIS).plus(millis % MILLIS, ChronoUnit.MILLIS));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
