package org.switchboard.web.wording;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** An amount with the currency's own sign; a code that ISO 4217 does not have is shown as the source wrote it. */
final class MoneyText {

    /** No code is longer; what is longer is no code. */
    private static final int LONGEST_CODE = 10;

    private MoneyText() {}

    static String of(BigDecimal amount, String code, Locale locale) {
        if (amount == null) {
            return "";
        }
        Optional<Currency> currency = currency(code);
        if (currency.isEmpty()) {
            return (NumberFormat.getInstance(locale).format(amount) + ' ' + shortened(code)).strip();
        }
        DecimalFormat form = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        form.setCurrency(currency.get());
        DecimalFormatSymbols symbols = form.getDecimalFormatSymbols();
        symbols.setCurrencySymbol(symbols.getCurrencySymbol().replaceFirst("^[A-Z]+(?=[^A-Z])", ""));
        form.setDecimalFormatSymbols(symbols);
        return form.format(amount);
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.ofNullable(code).map(Currency::getInstance);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String shortened(String code) {
        return code == null ? "" : code.substring(0, Math.min(code.length(), LONGEST_CODE));
    }
}
