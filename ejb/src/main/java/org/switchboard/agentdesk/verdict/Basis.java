package org.switchboard.agentdesk.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/**
 * The kind of evidence that a verdict rests on. How often a verdict on such a basis is right is measured by
 * {@code benchmarks/run verdict} on a simulated city and read from {@code verdict-confidence.properties}.
 */
public enum Basis {
    DEBT_LIVE,
    DEBT_PAID,
    DEBT_OLD,
    DEBT_REGISTER,
    METER_ANSWERED,
    METER_CONTRADICTED,
    PLAN,
    PLAN_OLD,
    PLAN_CONTRADICTED,
    OUTAGE,
    OUTAGE_OLD,
    OUTAGE_CONTRADICTED,
    ORDER,
    ORDER_CONTRADICTED,
    SWITCH,
    SWITCH_OLD,
    SWITCH_CONTRADICTED,
    NO_VOLTAGE,
    METERS,
    METERS_OLD,
    METERS_CONTRADICTED,
    NEIGHBOURS,
    OWN_LAST_GASP,
    OWN_LAST_GASP_OLD,
    OWN_NO_ANSWER,
    REPORT,
    REPORT_METER_QUIET,
    SUPPLIED,
    NOTHING_AGAINST,
    CONTRADICTED_SUPPLY,
    NONE;

    private static final Properties MEASURED = measured();

    /** From 0 to 1; 0 for {@link #NONE}. */
    public double confidence() {
        return this == NONE ? 0 : Double.parseDouble(MEASURED.getProperty(key()));
    }

    /** The name in the file, such as {@code switch-old}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Properties measured() {
        Properties properties = new Properties();
        try (InputStream file = Basis.class.getResourceAsStream("verdict-confidence.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
