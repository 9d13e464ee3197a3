package org.switchboard.benchmarks.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.switchboard.interaction.model.Symptom;

/** Who calls in one round, drawn by its seed. Healthy callers with another matter are the largest group. */
final class Callers {

    private static final double WITH_SUPPLY = .46;
    private static final double WITH_SUPPLY_REPORTING = .1;
    private static final double WITHOUT_SUPPLY_NOT_REPORTING = .1;
    private static final double IN_DANGER = .02;
    /** Of those with supply, how many live where something happened that does not concern them, or not any more. */
    private static final double NEAR_AN_INCIDENT = .4;

    private final Town town;
    private final RoundPlan plan;
    private final Truths truths;
    private final Random random;
    private final Set<Place> drawn = new HashSet<>();

    Callers(Town town, RoundPlan plan, Truths truths, Random random) {
        this.town = town;
        this.plan = plan;
        this.truths = truths;
        this.random = random;
    }

    /** @param except places that do not call again */
    List<Caller> draw(int count, Set<Place> except) {
        drawn.addAll(except);
        Map<Incident, List<Place>> without = new LinkedHashMap<>();
        Map<Incident, List<Place>> with = new LinkedHashMap<>();
        for (Incident incident : plan.incidents()) {
            for (Place place : under(incident)) {
                (truths.hasSupply(place) ? with : without)
                        .computeIfAbsent(incident, key -> new ArrayList<>())
                        .add(place);
            }
        }
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double roll = random.nextDouble();
            if (roll < WITH_SUPPLY) {
                withSupply(with).ifPresent(place -> callers.add(caller(place, otherMatter())));
            } else if (roll < WITH_SUPPLY + WITH_SUPPLY_REPORTING) {
                withSupply(Map.of()).ifPresent(place -> callers.add(caller(place, Optional.of(symptomAtHome()))));
            } else if (roll < WITH_SUPPLY + WITH_SUPPLY_REPORTING + IN_DANGER) {
                (random.nextBoolean() ? withSupply(Map.of()) : of(without))
                        .ifPresent(place -> callers.add(caller(place, Optional.of(Symptom.DANGER))));
            } else if (roll < WITH_SUPPLY + WITH_SUPPLY_REPORTING + IN_DANGER + WITHOUT_SUPPLY_NOT_REPORTING) {
                of(without).ifPresent(place -> callers.add(caller(place, otherMatter())));
            } else {
                of(without).ifPresent(place -> callers.add(caller(place, Optional.of(Symptom.NO_SUPPLY))));
            }
        }
        return callers;
    }

    private List<Place> under(Incident incident) {
        if (incident.kind().concernsAccount()) {
            return town.places().stream().filter(incident::isUnder).toList();
        }
        return incident.devices().stream()
                .flatMap(device -> town.below(device).stream())
                .distinct()
                .toList();
    }

    private Caller caller(Place place, Optional<Symptom> symptom) {
        return new Caller(
                place,
                symptom,
                plan.incidents().stream()
                        .filter(incident -> incident.isUnder(place))
                        .findFirst(),
                Optional.empty());
    }

    private Optional<Symptom> otherMatter() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> Optional.of(Symptom.BILL);
            case 2 -> Optional.of(Symptom.PAYMENT);
            case 3 -> Optional.of(Symptom.OTHER);
            default -> Optional.empty();
        };
    }

    private Symptom symptomAtHome() {
        return switch (random.nextInt(4)) {
            case 0, 1 -> Symptom.NO_SUPPLY;
            case 2 -> Symptom.PART_OF_PREMISES;
            default -> Symptom.LOW_VOLTAGE;
        };
    }

    /** One of an incident, each incident as likely as another, mechanical and smart meters alike. */
    private Optional<Place> of(Map<Incident, List<Place>> places) {
        List<List<Place>> left = places.values().stream()
                .filter(each -> !drawn.containsAll(each))
                .toList();
        return left.isEmpty() ? Optional.empty() : of(left);
    }

    private Optional<Place> of(List<List<Place>> each) {
        List<Place> chosen = new ArrayList<>(each.get(random.nextInt(each.size())));
        boolean smart = random.nextBoolean();
        Collections.shuffle(chosen, random);
        Optional<Place> place = chosen.stream()
                .filter(candidate -> !drawn.contains(candidate) && candidate.smart() == smart)
                .findFirst()
                .or(() -> chosen.stream()
                        .filter(candidate -> !drawn.contains(candidate))
                        .findFirst());
        place.ifPresent(drawn::add);
        return place;
    }

    private Optional<Place> withSupply(Map<Incident, List<Place>> nearIncidents) {
        if (!nearIncidents.isEmpty() && random.nextDouble() < NEAR_AN_INCIDENT / 2) {
            return of(nearIncidents);
        }
        List<Place> all = random.nextDouble() < NEAR_AN_INCIDENT / 2 ? onFeedersWithFaults() : town.places();
        for (int tries = 0; tries < 1_000 && !all.isEmpty(); tries++) {
            Place place = all.get(random.nextInt(all.size()));
            if (truths.hasSupply(place) && drawn.add(place)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private List<Place> onFeedersWithFaults() {
        List<String> feeders = plan.incidents().stream()
                .filter(incident -> !incident.kind().concernsAccount())
                .flatMap(incident -> incident.devices().stream())
                .flatMap(device -> town.below(device).stream().limit(1))
                .map(Place::feeder)
                .distinct()
                .toList();
        return feeders.isEmpty() ? List.of() : town.below(feeders.get(random.nextInt(feeders.size())));
    }
}
