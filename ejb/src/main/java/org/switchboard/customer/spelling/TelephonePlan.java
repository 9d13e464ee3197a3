package org.switchboard.customer.spelling;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How numbers without a country or an area code are to be understood.
 *
 * @param region the country's two letters, {@code switchboard.telephone.region}
 * @param areaCode without the trunk prefix, {@code switchboard.telephone.area-code}; empty where local numbers stay local
 */
public record TelephonePlan(String region, Optional<String> areaCode) {

    public static final String DEFAULT_REGION = "CN";

    private static final Pattern AREA_CODE = Pattern.compile("[1-9]\\d{0,4}");

    public TelephonePlan {
        if (!isKnown(region)) {
            throw new IllegalArgumentException("\"" + region + "\" is not a country's two letters");
        }
        areaCode.filter(code -> !AREA_CODE.matcher(code).matches()).ifPresent(code -> {
            throw new IllegalArgumentException("\"" + code + "\" is not an area code");
        });
    }

    private static final class Site {
        static final TelephonePlan PLAN = configured();

        private static TelephonePlan configured() {
            return new TelephonePlan(
                    setting("switchboard.telephone.region").orElse(DEFAULT_REGION),
                    setting("switchboard.telephone.area-code").map(code -> code.replaceFirst("^0", "")));
        }

        private static Optional<String> setting(String name) {
            try {
                return ConfigProvider.getConfig()
                        .getOptionalValue(name, String.class)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty());
            } catch (IllegalStateException outsideOfServer) {
                return Optional.ofNullable(System.getProperty(name));
            }
        }
    }

    /** As the site's settings define it. */
    public static TelephonePlan ofSite() {
        return Site.PLAN;
    }

    public static TelephonePlan of(String region) {
        return region.equals(ofSite().region) ? ofSite() : new TelephonePlan(region, Optional.empty());
    }

    public static boolean isKnown(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }
}
