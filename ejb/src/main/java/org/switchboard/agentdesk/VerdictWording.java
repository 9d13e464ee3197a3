package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** A verdict in words: for the agent to read, and for the caller to hear. Moments are in the site's zone. */
@ApplicationScoped
public class VerdictWording {

    /** English, the base bundle, for every language without one; never the server's own language. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final double SURE = .85;
    private static final double LIKELY = .65;

    @Inject
    ZoneId zone;

    @Inject
    Clock clock;

    public String cause(Verdict verdict, Locale locale) {
        return text("cause." + verdict.cause(), locale);
    }

    public String action(Verdict verdict, Locale locale) {
        return text("action." + verdict.action(), locale);
    }

    /** "Sure", "likely", "possible", or "not known" for a verdict of UNKNOWN. */
    public String confidence(Verdict verdict, Locale locale) {
        if (verdict.cause() == Cause.UNKNOWN) {
            return text("confidence.none", locale);
        }
        String key = verdict.confidence() >= SURE ? "sure" : verdict.confidence() >= LIKELY ? "likely" : "possible";
        return text("confidence." + key, locale);
    }

    public String evidence(Evidence evidence, Locale locale) {
        Object[] parameters =
                evidence.parameters().stream().map(p -> readable(p, locale)).toArray();
        return new MessageFormat(text("evidence." + evidence.kind(), locale), locale).format(parameters);
    }

    /** What the agent can say to the caller. */
    public String wordsToSay(Verdict verdict, Locale locale) {
        String device = verdict.deviceName().orElseGet(() -> text("device.unnamed", locale));
        String key = "words." + verdict.cause();
        if (verdict.action() == Verdict.RecommendedAction.EXPLAIN_RECONNECTION) {
            key = "words.RECONNECTION";
        } else if (verdict.cause() == Cause.SINGLE_SERVICE_FAULT && verdict.restsOn(Evidence.Kind.METER_LAST_GASP)) {
            key = key + ".dark";
        } else if (verdict.restorationAt().isPresent()) {
            key = key + ".until";
        }
        String until = verdict.restorationAt()
                .map(at -> String.valueOf(readable(at, locale)))
                .orElse("");
        return new MessageFormat(text(key, locale), locale).format(new Object[] {device, until});
    }

    private Object readable(Object parameter, Locale locale) {
        if (parameter instanceof Instant moment) {
            return spoken(moment, locale);
        }
        if (parameter instanceof BigDecimal || parameter instanceof Double) {
            NumberFormat number = NumberFormat.getNumberInstance(locale);
            number.setMaximumFractionDigits(2);
            number.setMinimumFractionDigits(parameter instanceof BigDecimal ? 2 : 0);
            return number.format(parameter);
        }
        return parameter;
    }

    /** As people say it: the time alone when it is today, the year only when it is another one. */
    private String spoken(Instant moment, Locale locale) {
        ZonedDateTime at = moment.atZone(zone);
        ZonedDateTime now = clock.instant().atZone(zone);
        String form = at.toLocalDate().equals(now.toLocalDate())
                ? "moment.today"
                : at.getYear() == now.getYear() ? "moment.thisYear" : "moment.anyYear";
        return at.format(DateTimeFormatter.ofPattern(text(form, locale), locale));
    }

    private static String text(String key, Locale locale) {
        return ResourceBundle.getBundle("messages.verdict", locale, NO_FALLBACK).getString(key);
    }
}
