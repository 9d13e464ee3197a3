package org.switchboard.integration.cim;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file of IEC 61970-552 says of itself: {@code md:FullModel}, or {@code dm:DifferenceModel} for changes to another.
 *
 * @param id of the model, as {@code Model.DependentOn} of others refers to it
 * @param profiles their names without address and version, such as SteadyStateHypothesis
 * @param authority the modelling authority set; empty where it is not said
 * @param created when the model was made, {@link Instant#MIN} where it is not said
 * @param scenarioTime for when it was made
 */
record CimHeader(
        String id,
        boolean isDifference,
        Set<String> profiles,
        String authority,
        Instant created,
        Instant scenarioTime,
        int version,
        Set<String> dependsOn,
        Set<String> supersedes) {

    /** Later models of the same part come after earlier ones. */
    static final Comparator<CimHeader> BY_AGE = Comparator.comparing(CimHeader::created)
            .thenComparing(CimHeader::scenarioTime)
            .thenComparingInt(CimHeader::version);

    private static final Pattern VERSION = Pattern.compile("(/\\d+(\\.\\d+)*)+/?$");
    private static final Pattern ABOUT_EQUIPMENT =
            Pattern.compile("SteadyStateHypothesis|Topology|GeographicalLocation");
    private static final Pattern UNUSED = Pattern.compile("StateVariables|DiagramLayout|Dynamics");

    /** Equipment is defined in it. Other profiles tell more about equipment that is defined elsewhere. */
    boolean definesEquipment() {
        return profiles.isEmpty()
                || profiles.stream()
                        .anyMatch(profile -> !ABOUT_EQUIPMENT.matcher(profile).find());
    }

    boolean isOf(String profile) {
        return profiles.stream().anyMatch(name -> name.contains(profile));
    }

    /** Whether the tree of the network may depend on it; no state variables, diagrams and dynamics. */
    boolean isUsed() {
        return profiles.isEmpty()
                || profiles.stream()
                        .anyMatch(profile -> !UNUSED.matcher(profile).find());
    }

    /** The models that a difference changes. */
    Set<String> bases() {
        return supersedes.isEmpty() ? dependsOn : supersedes;
    }

    /** Both are about the same part of a model: one authority, and at least one profile in common. */
    boolean isAboutTheSameAs(CimHeader other) {
        return authority.equals(other.authority)
                && (profiles.isEmpty() && other.profiles.isEmpty() || !Collections.disjoint(profiles, other.profiles));
    }

    static String profileName(String address) {
        String name = VERSION.matcher(address.strip()).replaceFirst("");
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** A time without offset is UTC, as the standard says. */
    static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noOffset) {
            try {
                return Instant.parse(text + "Z");
            } catch (DateTimeException noTime) {
                return Instant.MIN;
            }
        }
    }
}
