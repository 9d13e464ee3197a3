package org.switchboard.customer.spelling;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;

/**
 * A telephone number, the same value however it was typed. {@link TelephoneReader} makes it of text.
 *
 * @param kind how much of the number is known
 * @param countryCode 86 for China; 0 for a local or service number, which belongs to no country by itself
 * @param digits without country code and trunk prefix
 * @param areaCodeLength how many of the digits are the area code; 0 when there is none
 */
public record TelephoneNumber(
        Kind kind, int countryCode, String digits, int areaCodeLength, Optional<String> extension) {

    /** How much of a number is known. */
    public enum Kind {
        MOBILE,
        /** With its area code. */
        LANDLINE,
        /** A landline without its area code. */
        LOCAL,
        /** 95598, 110: only within the country. */
        SERVICE,
        /** 400 and 800 numbers, and those of other countries. */
        OTHER
    }

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    /** Areas and an eighth digit came later, or are left out. */
    private static final int LASTING_DIGITS = 7;

    TelephoneNumber withExtension(String number) {
        return new TelephoneNumber(kind, countryCode, digits, areaCodeLength, Optional.of(number));
    }

    /** E.164 with the extension as in RFC 3966: {@code +8657187654321;ext=8001}; a local or service number by its digits. */
    public String canonical() {
        String number = countryCode == 0 ? digits : "+" + countryCode + digits;
        return extension.map(ext -> number + ";ext=" + ext).orElse(number);
    }

    /** As it is dialled within the country, in digits only: 057187654321. */
    public String national() {
        return switch (kind) {
            case MOBILE, LOCAL, SERVICE -> digits;
            case LANDLINE -> trunkPrefix() + digits;
            case OTHER -> isHome() ? digits : countryCode + digits;
        };
    }

    /** Without the area code. */
    public String local() {
        return digits.substring(areaCodeLength);
    }

    /** The area code of a landline, without the trunk prefix; empty where it is not known. */
    public Optional<String> area() {
        return kind == Kind.LANDLINE && areaCodeLength > 0
                ? Optional.of(digits.substring(0, areaCodeLength))
                : Optional.empty();
    }

    /** For comparing records: a landline by the last seven digits of its local number, anything else whole. */
    public String line() {
        if (kind != Kind.LANDLINE && kind != Kind.LOCAL) {
            return isHome() || countryCode == 0 ? digits : canonicalWithoutExtension();
        }
        String local = local();
        return local.length() <= LASTING_DIGITS ? local : local.substring(local.length() - LASTING_DIGITS);
    }

    private String canonicalWithoutExtension() {
        return "+" + countryCode + digits;
    }

    private boolean isHome() {
        return countryCode
                == NUMBERS.getCountryCodeForRegion(TelephonePlan.ofSite().region());
    }

    private static String trunkPrefix() {
        return Optional.ofNullable(
                        NUMBERS.getNddPrefixForRegion(TelephonePlan.ofSite().region(), true))
                .orElse("");
    }

    @Override
    public String toString() {
        return canonical();
    }
}
