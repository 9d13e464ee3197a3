package org.switchboard.interaction.model;

import java.util.Arrays;
import java.util.Locale;
import org.switchboard.shared.BusinessException;

/** The way on which a customer reaches us, or we them. */
public enum Channel {
    TELEPHONE,
    IVR,
    SMS,
    E_MAIL,
    WECHAT,
    WEIBO,
    APP,
    WEB_HALL,
    COUNTER;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As in records and in the interface for programs. */
    public String wireName() {
        return wireName;
    }

    /** @throws BusinessException when there is no such channel */
    public static Channel named(String wireName) {
        return Arrays.stream(values())
                .filter(channel -> channel.wireName.equalsIgnoreCase(wireName))
                .findFirst()
                .orElseThrow(() -> new BusinessException("unknown-channel", "channel", wireName, wireName));
    }
}
