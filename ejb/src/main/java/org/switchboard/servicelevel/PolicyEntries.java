package org.switchboard.servicelevel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of each policy, as {@code policies.properties} writes them: {@code key@day = value unit; basis}. */
final class PolicyEntries {

    static final PolicyEntries NONE = new PolicyEntries(Map.of());

    private static final Pattern NAME = Pattern.compile("([^@]+)@([^@]+)");
    private static final Pattern VERSION = Pattern.compile("(\\S+)\\s+([^\\s;]+)\\s*;\\s*(.*)");

    private final Map<String, NavigableMap<LocalDate, ServiceLevelPolicy>> versions;

    private PolicyEntries(Map<String, NavigableMap<LocalDate, ServiceLevelPolicy>> versions) {
        this.versions = versions;
    }

    /** @throws IllegalArgumentException naming the entry that does not read, and why */
    static PolicyEntries of(Properties lines) {
        Map<String, NavigableMap<LocalDate, ServiceLevelPolicy>> versions = new HashMap<>();
        for (String name : lines.stringPropertyNames()) {
            ServiceLevelPolicy policy = entry(name, lines.getProperty(name).strip());
            versions.computeIfAbsent(policy.key(), key -> new TreeMap<>()).put(policy.validFrom(), policy);
        }
        return new PolicyEntries(versions);
    }

    Optional<ServiceLevelPolicy> inForce(String key, LocalDate day) {
        return Optional.ofNullable(versions.get(key))
                .map(byDay -> byDay.floorEntry(day))
                .map(Map.Entry::getValue);
    }

    Map<String, ServiceLevelPolicy> inForce(LocalDate day) {
        Map<String, ServiceLevelPolicy> found = new HashMap<>();
        versions.keySet().forEach(key -> inForce(key, day).ifPresent(policy -> found.put(key, policy)));
        return Map.copyOf(found);
    }

    private static ServiceLevelPolicy entry(String name, String text) {
        Matcher named = NAME.matcher(name);
        Matcher version = VERSION.matcher(text);
        if (!named.matches() || !version.matches()) {
            throw refused(name, "it is not written as \"key@day = value unit; basis\"", null);
        }
        ServiceLevelUnit unit = ServiceLevelUnit.named(version.group(2))
                .orElseThrow(() -> refused(name, "there is no unit \"" + version.group(2) + "\"", null));
        try {
            return new ServiceLevelPolicy(
                    named.group(1), version.group(1), unit, LocalDate.parse(named.group(2)), version.group(3));
        } catch (DateTimeException e) {
            throw refused(name, "\"" + named.group(2) + "\" is not a day", e);
        } catch (IllegalArgumentException e) {
            throw refused(name, e.getMessage(), e);
        }
    }

    private static IllegalArgumentException refused(String name, String reason, Exception cause) {
        return new IllegalArgumentException("entry=" + name + ": " + reason, cause);
    }
}
