package org.legacy.systems;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The wall clock of the city, by which its old systems date everything. */
public final class LocalTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private LocalTime() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    public static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE);
    }
}
