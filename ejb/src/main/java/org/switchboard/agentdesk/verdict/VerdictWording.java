package org.switchboard.agentdesk.verdict;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.servicelevel.ServiceLevelPolicies;
import org.switchboard.servicelevel.ServiceLevelWording;
import org.switchboard.shared.Languages;

/** A verdict in words: for the agent to read, and as suggested wording for the caller. Moments are in the site's zone. */
@ApplicationScoped
public class VerdictWording {

    /** English, the base bundle, for every language without one; never the server's own language. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final double SURE = .9;
    private static final double LIKELY = .7;

    /** Where the bundle's sentences find a moment with its preposition, and the source's name. */
    private static final int WITH_PREPOSITION = 10;

    private static final int SOURCE = 9;

    /** Where they find the limit of the service that they name. */
    private static final int LIMIT = 4;

    @Inject
    ZoneId zone;

    @Inject
    Clock clock;

    @Inject
    ServiceLevelPolicies policies;

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

    /** A fact as a sentence; one whose source has not reported since is worded as of its time. */
    public String evidence(Evidence evidence, Locale locale) {
        String key = "evidence." + evidence.kind();
        if (evidence.kind() == Evidence.Kind.SOURCE_SILENT) {
            return evidence.asOf()
                    .map(heard -> formatted(key + ".since", List.of(heard), evidence.source(), locale))
                    .orElseGet(() -> formatted(key, List.of(), evidence.source(), locale));
        }
        if (evidence.isCurrent()) {
            return formatted(key, evidence.parameters(), evidence.source(), locale);
        }
        if (bundle(locale).containsKey(key + ".old")) {
            return formatted(key + ".old", evidence.parameters(), evidence.source(), locale);
        }
        String sentence = formatted(key, evidence.parameters(), evidence.source(), locale);
        return evidence.asOf()
                .map(at -> new MessageFormat(text("evidence.old", locale), locale).format(new Object[] {
                    sentence, moment("moment.at.", at, locale), source(evidence.source(), locale)
                }))
                .orElse(sentence);
    }

    /** The name of a system as people call it; its id where it has none. */
    public static String source(String id, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        return bundle.containsKey("source." + id) ? bundle.getString("source." + id) : id;
    }

    /** The suggested wording for the caller. */
    public String suggestedWording(Verdict verdict, Locale locale) {
        return new SuggestedWording(verdict, clock.instant())
                .sentences().stream()
                        .map(key -> sentence(key, verdict, locale))
                        .reduce((said, next) -> said + text("words.between", locale) + next)
                        .orElse("");
    }

    /** The language that a customer is spoken to in: their own where it is known and we have it, else the screen's. */
    public static Locale callerLocale(Optional<String> language, Locale screen) {
        return language.flatMap(Languages::of).orElse(screen);
    }

    /** Parameters: the device, the moment of restoration, the beginning (of a switch: its time), and the beginning; the limit of reconnection. */
    private String sentence(String key, Verdict verdict, Locale locale) {
        Object[] parameters = new Object[WITH_PREPOSITION + 4];
        parameters[0] = verdict.deviceName().orElseGet(() -> text("device.unnamed", locale));
        verdict.restorationAt().ifPresent(at -> {
            parameters[1] = spoken(at, locale);
            parameters[WITH_PREPOSITION + 1] = inSpeech(at, locale);
        });
        verdict.since().ifPresent(since -> {
            parameters[2] = spoken(since, locale);
            parameters[WITH_PREPOSITION + 2] = inSpeech(since, locale);
            parameters[WITH_PREPOSITION + 3] = inSpeech(since, locale);
        });
        parameters[LIMIT] = reconnection(locale);
        return new MessageFormat(text(key, locale), locale).format(parameters);
    }

    /** How soon after the payment supply is back: "within 24 hours of the payment", as published by the operator. */
    private String reconnection(Locale locale) {
        return Optional.ofNullable(policies.inForceToday().get("reconnection"))
                .map(limit -> ServiceLevelWording.of(limit, locale.toLanguageTag()))
                .map(limit -> new MessageFormat(text("words.reconnection.within", locale), locale)
                        .format(new Object[] {limit}))
                .orElseGet(() -> text("words.reconnection.noLimit", locale));
    }

    private String formatted(String key, List<Object> given, String source, Locale locale) {
        Object[] parameters = new Object[2 * WITH_PREPOSITION];
        for (int i = 0; i < given.size(); i++) {
            parameters[i] = readable(given.get(i), locale);
            if (given.get(i) instanceof Instant moment) {
                parameters[WITH_PREPOSITION + i] = moment("moment.at.", moment, locale);
            }
        }
        parameters[SOURCE] = source(source, locale);
        return new MessageFormat(text(key, locale), locale).format(parameters).strip();
    }

    private Object readable(Object parameter, Locale locale) {
        if (parameter instanceof Instant moment) {
            return moment("moment.", moment, locale);
        }
        if (parameter instanceof Symptom symptom) {
            return text("symptom." + symptom.wireName(), locale);
        }
        if (parameter instanceof BigDecimal || parameter instanceof Double) {
            NumberFormat number = NumberFormat.getNumberInstance(locale);
            number.setMaximumFractionDigits(2);
            number.setMinimumFractionDigits(parameter instanceof BigDecimal ? 2 : 0);
            return number.format(parameter);
        }
        return parameter;
    }

    /** "07:50", "7点50分". */
    private String spoken(Instant moment, Locale locale) {
        return moment("moment.spoken.", moment, locale).replace("点0分", "点");
    }

    /** "at 07:50"; in Chinese nothing stands before the time. */
    private String inSpeech(Instant moment, Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage())
                ? spoken(moment, locale)
                : moment("moment.at.", moment, locale);
    }

    /** The time alone when it is today, the year only when it is another one. */
    private String moment(String form, Instant moment, Locale locale) {
        ZonedDateTime at = moment.atZone(zone);
        ZonedDateTime now = clock.instant().atZone(zone);
        String key = at.toLocalDate().equals(now.toLocalDate())
                ? "today"
                : at.getYear() == now.getYear() ? "thisYear" : "anyYear";
        return at.format(DateTimeFormatter.ofPattern(text(form + key, locale), locale));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages.verdict", locale, NO_FALLBACK);
    }

    private static String text(String key, Locale locale) {
        return bundle(locale).getString(key);
    }
}
