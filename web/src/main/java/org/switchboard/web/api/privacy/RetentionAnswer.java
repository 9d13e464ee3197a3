package org.switchboard.web.api.privacy;

import org.switchboard.privacy.model.PeriodSetting;

/**
 * How long a kind of data is kept.
 *
 * @param period such as {@code contacts}
 * @param days on this site
 */
public record RetentionAnswer(String period, int days, int usualDays, int fewestDays, int mostDays) {

    public static RetentionAnswer of(PeriodSetting setting) {
        return new RetentionAnswer(
                setting.period().wireName(),
                setting.days(),
                setting.period().usualDays(),
                setting.period().fewestDays(),
                setting.period().mostDays());
    }
}
