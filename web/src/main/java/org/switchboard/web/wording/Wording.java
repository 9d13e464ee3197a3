package org.switchboard.web.wording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.switchboard.agentdesk.verdict.VerdictWording;
import org.switchboard.source.RecordType;

/** Words for numbers, money and moments, in the language of the page and the zone of the site. */
@Named("wording")
@ApplicationScoped
public class Wording {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private Clock clock;
    private ZoneId zone;

    protected Wording() {
        // for the container's proxy
    }

    @Inject
    public Wording(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** "12 s ago", "3 min ago", "5 h ago", "4 d ago"; the page's script keeps them counting. */
    public String age(Instant at) {
        return at == null ? "" : words("age.ago", duration(Duration.between(at, clock.instant())));
    }

    /** "waiting 2 h" */
    public String since(Instant at) {
        return at == null ? "" : words("age.waiting", duration(Duration.between(at, clock.instant())));
    }

    /** "12 s", "3 min", "5 h", "4 d". What lies ahead of the clock by a little counts as now. */
    public String duration(Duration length) {
        Duration shown = length.isNegative() ? Duration.ZERO : length;
        if (shown.compareTo(A_MINUTE) < 0) {
            return words("age.seconds", shown.toSeconds());
        }
        if (shown.compareTo(AN_HOUR) < 0) {
            return words("age.minutes", shown.toMinutes());
        }
        return shown.compareTo(TWO_DAYS) < 0 ? words("age.hours", shown.toHours()) : words("age.days", shown.toDays());
    }

    /** Time of day when it is today, else the date with it. */
    public String moment(Instant at) {
        if (at == null) {
            return "";
        }
        ZonedDateTime shown = at.atZone(zone);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        String form = shown.toLocalDate().equals(today) ? "form.time" : "form.moment";
        return shown.format(DateTimeFormatter.ofPattern(words(form), locale()));
    }

    /** The detail of an entry in a history: a moment when it is one, else as it was written. */
    public String orMoment(String detail) {
        try {
            return moment(Instant.parse(detail));
        } catch (DateTimeParseException words) {
            return detail;
        }
    }

    /** Date and time to the second, for tooltips. */
    public String exactly(Instant at) {
        return at == null ? "" : at.atZone(zone).format(DateTimeFormatter.ofPattern(words("form.exact"), locale()));
    }

    /** How dates and times are typed. */
    public TypedMoment typed() {
        return new TypedMoment(locale(), words("form.typed"), words("form.typed.also"), zone);
    }

    /** What a field for a date and time reads, by the example of now. */
    public String getTypedExample() {
        return typed().show(clock.instant());
    }

    /** The server's clock, for the page's script to count from. */
    public String getNow() {
        return clock.instant().toString();
    }

    public String day(LocalDate day) {
        return day == null ? "" : day.format(DateTimeFormatter.ofPattern(words("form.day"), locale()));
    }

    /** "a, b, c" in the way of the language. */
    public String list(Collection<?> things) {
        return things.stream().map(String::valueOf).collect(Collectors.joining(words("form.comma")));
    }

    public String number(Number number) {
        return number == null ? "" : NumberFormat.getInstance(locale()).format(number);
    }

    /** As much of a measured value as an instrument shows: three figures, and all before the point. */
    public String measured(Number value) {
        if (value == null) {
            return "";
        }
        double size = Math.abs(value.doubleValue());
        NumberFormat form = NumberFormat.getInstance(locale());
        form.setMaximumFractionDigits(size < 10 ? 2 : size < 100 ? 1 : 0);
        return form.format(value);
    }

    /** With the currency's own sign, without the country before it: ¥ and not CN¥, for a utility has one currency. */
    public String money(BigDecimal amount, String currency) {
        return MoneyText.of(amount, currency, locale());
    }

    /**
     * The text for a code that a source sent; the code itself when the site uses one that we have no words for.
     *
     * @param group first part of the key in the bundle, such as {@code tier}
     * @param code in any of the forms in which systems write codes: LIFE_SUPPORT, life-support, Life support
     */
    public String code(String group, Object code) {
        if (code == null) {
            return "";
        }
        String key = group
                + '.'
                + code.toString().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return texts().containsKey(key) ? texts().getString(key) : code.toString();
    }

    /** A source system by the name that people give it; its id where the site has given it none. */
    public String source(String id) {
        return VerdictWording.source(id, locale());
    }

    public String sources(Collection<String> ids) {
        return list(ids.stream().map(this::source).toList());
    }

    /** Kinds of records: "customers, meters". */
    public String kinds(Collection<RecordType> types) {
        return list(types.stream().map(type -> code("recordType", type)).toList());
    }

    /** For a narrow column: the time when it is today, else the date; the year when it is another one. */
    public String brief(Instant at) {
        if (at == null) {
            return "";
        }
        ZonedDateTime shown = at.atZone(zone);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        String form = shown.toLocalDate().equals(today)
                ? "form.time"
                : shown.getYear() == today.getYear() ? "form.dayOfYear" : "form.yearMonth";
        return shown.format(DateTimeFormatter.ofPattern(words(form), locale()));
    }

    /** @throws MissingResourceException when the bundle lacks the key, which is a defect of Switchboard */
    public String words(String key, Object... parameters) {
        return new MessageFormat(texts().getString(key), locale()).format(parameters);
    }

    private static ResourceBundle texts() {
        return ResourceBundle.getBundle("messages.screens", locale());
    }

    private static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }
}
