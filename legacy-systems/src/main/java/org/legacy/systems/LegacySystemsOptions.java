package org.legacy.systems;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.legacy.systems.city.CitySize;

/**
 * What the command line asks for. Port 0 takes any free one.
 *
 * @param binaries where PostgreSQL is unpacked; a folder of this user alone, since what lies there is executed
 */
public record LegacySystemsOptions(
        int customers,
        long seed,
        Path data,
        Path binaries,
        boolean fresh,
        int cisPort,
        int billingPort,
        int gisPort,
        int scadaPort,
        int worksPort,
        int contactsPort,
        int metersPort,
        int controlPort) {

    static final String USAGE = """
            java -jar legacy-systems.jar [--customers N] [--seed N] [--data DIR] [--binaries DIR] [--fresh]
                 [--cis-port P] [--billing-port P] [--gis-port P] [--scada-port P] [--works-port P]
                 [--contacts-port P] [--meters-port P] [--control-port P]
            Plays the old systems of a fictional utility on 127.0.0.1; see the README of legacy-systems.""";

    private static final String BINARIES = "--binaries";

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("--customers", "2000"),
            Map.entry("--seed", "42"),
            Map.entry("--data", "legacy-systems-data"),
            Map.entry("--cis-port", "15432"),
            Map.entry("--billing-port", "18081"),
            Map.entry("--gis-port", "18082"),
            Map.entry("--scada-port", "12404"),
            Map.entry("--works-port", "18083"),
            Map.entry("--contacts-port", "12022"),
            Map.entry("--meters-port", "11883"),
            Map.entry("--control-port", "18080"));

    /** @throws StartRefused naming the option and the value at fault */
    public static LegacySystemsOptions parse(String... arguments) {
        Map<String, String> given = new LinkedHashMap<>(DEFAULTS);
        boolean fresh = false;
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--fresh")) {
                fresh = true;
            } else if (!DEFAULTS.containsKey(option) && !option.equals(BINARIES)) {
                throw new StartRefused("There is no option " + option + ".\n" + USAGE);
            } else if (i + 1 == arguments.length) {
                throw new StartRefused("The option " + option + " lacks its value.");
            } else {
                given.put(option, arguments[++i]);
            }
        }
        Path data = folder(given.get("--data"));
        return new LegacySystemsOptions(
                (int) number(given, "--customers", CitySize.SMALLEST, CitySize.LARGEST),
                number(given, "--seed", Long.MIN_VALUE, Long.MAX_VALUE),
                data,
                given.containsKey(BINARIES) ? folder(given.get(BINARIES)) : data.resolve("postgresql"),
                fresh,
                port(given, "--cis-port"),
                port(given, "--billing-port"),
                port(given, "--gis-port"),
                port(given, "--scada-port"),
                port(given, "--works-port"),
                port(given, "--contacts-port"),
                port(given, "--meters-port"),
                port(given, "--control-port"));
    }

    private static Path folder(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }

    private static int port(Map<String, String> given, String option) {
        return (int) number(given, option, 0, 65_535);
    }

    private static long number(Map<String, String> given, String option, long least, long most) {
        String text = given.get(option);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new StartRefused("The option " + option + " must be a number, not " + text + ".");
        }
        throw new StartRefused(
                "The option " + option + " must be from " + least + " to " + most + ", not " + text + ".");
    }
}
