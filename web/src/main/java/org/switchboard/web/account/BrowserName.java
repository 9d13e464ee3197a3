package org.switchboard.web.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What people call a browser, by the beginnings of how it names itself. */
final class BrowserName {

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        // the first that fits: most browsers name others, too
        BROWSERS.put("Edg/", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private static final int LONGEST_UNKNOWN = 40;

    private BrowserName() {}

    static String of(String named) {
        Optional<String> browser = found(BROWSERS, named);
        Optional<String> system = found(SYSTEMS, named);
        return browser.map(name -> system.map(on -> name + " · " + on).orElse(name))
                .orElseGet(() -> named.substring(0, Math.min(named.length(), LONGEST_UNKNOWN)));
    }

    private static Optional<String> found(Map<String, String> names, String named) {
        return names.entrySet().stream()
                .filter(name -> named.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
