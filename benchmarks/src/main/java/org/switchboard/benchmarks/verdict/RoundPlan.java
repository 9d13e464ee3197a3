package org.switchboard.benchmarks.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.switchboard.benchmarks.verdict.Incident.Kind;
import org.switchboard.benchmarks.verdict.Incident.Phase;
import org.switchboard.benchmarks.verdict.Town.Feeder;

/**
 * What one round injects into the city, generated from its seed. Incidents are at places that do not overlap; some
 * systems stop or become slow. In half of the rounds all systems are up.
 *
 * @param faults how each system that is not well fails: killed, hang or slow
 */
record RoundPlan(long seed, Map<LegacySystem, String> faults, List<Incident> incidents) {

    private static final List<Kind> ALWAYS = List.of(
            Kind.BREAKER_OPEN,
            Kind.LINE_SWITCH_OPEN,
            Kind.SECTION_SWITCH_OPEN,
            Kind.FEEDER_FAILED,
            Kind.FUSE_FAILED,
            Kind.FUSE_FAILED,
            Kind.TRANSFORMER_FAILED,
            Kind.TRANSFORMER_FAILED,
            Kind.TRANSFORMER_FAILED,
            Kind.PLANNED,
            Kind.PLANNED,
            Kind.PLANNED,
            Kind.KNOWN_OUTAGE,
            Kind.KNOWN_OUTAGE,
            Kind.KNOWN_OUTAGE,
            Kind.ORDERED,
            Kind.ORDERED);

    private static final List<Kind> IN_HALF = List.of(
            Kind.BREAKER_ORDERED,
            Kind.TWO_TRANSFORMERS_FAILED,
            Kind.TRANSFORMER_AND_SERVICE_FAILED,
            Kind.ORDER_BELOW_OPEN_BREAKER,
            Kind.OUTAGE_BELOW_OPEN_BREAKER,
            Kind.PLAN_BELOW_OPEN_SWITCH,
            Kind.OUTAGE_LEFT_OPEN,
            Kind.ORDER_LEFT_OPEN);

    /** Each at a transformer of its own. */
    private static final List<Kind> SMALL = List.of(
            Kind.SERVICE_FAILED,
            Kind.SERVICE_FAILED,
            Kind.SERVICE_FAILED,
            Kind.SERVICE_FAILED,
            Kind.SERVICE_FAILED,
            Kind.SERVICE_FAILED,
            Kind.TWO_SERVICES_FAILED,
            Kind.TWO_SERVICES_FAILED,
            Kind.DEBT,
            Kind.DEBT,
            Kind.DEBT,
            Kind.DEBT,
            Kind.PAID);

    private static final Map<LegacySystem, String> ALL_KILLED = Map.of(
            LegacySystem.GIS,
            "killed",
            LegacySystem.SCADA,
            "killed",
            LegacySystem.METERS,
            "killed",
            LegacySystem.BILLING,
            "killed",
            LegacySystem.CIS,
            "killed");

    private static final List<Map<LegacySystem, String>> SILENCES = List.of(
            Map.of(LegacySystem.SCADA, "killed"),
            Map.of(LegacySystem.METERS, "killed", LegacySystem.BILLING, "hang"),
            Map.of(LegacySystem.GIS, "killed"),
            Map.of(LegacySystem.BILLING, "slow", LegacySystem.CIS, "killed"),
            Map.of(LegacySystem.SCADA, "hang", LegacySystem.METERS, "hang"),
            ALL_KILLED,
            Map.of(LegacySystem.GIS, "hang", LegacySystem.CIS, "hang"),
            Map.of(LegacySystem.SCADA, "slow", LegacySystem.GIS, "slow", LegacySystem.METERS, "slow"),
            Map.of(LegacySystem.BILLING, "killed"),
            Map.of(LegacySystem.GIS, "killed", LegacySystem.SCADA, "killed"),
            Map.of(LegacySystem.METERS, "hang"));

    /** The last part of the list comes to the rounds with odd numbers first, so that few rounds see many. */
    private static final int ODD_ROUNDS_BEGIN_WITH = 6;

    private static final int EACH_SMALL_ONE = 2;

    private static final double SHARE_LEFT_CALM = .25;

    /**
     * @param number of the round; the first two of each four are without silent systems
     * @param inHalves rounds with even and with odd numbers are to see the same silences
     */
    static RoundPlan draw(Town town, int seed, int number, boolean inHalves) {
        long ofRound = seed * 10_000L + number;
        Random random = new Random(ofRound);
        Map<LegacySystem, String> faults = new EnumMap<>(LegacySystem.class);
        if (number % 4 >= 2) {
            int turn = number / 4 + (inHalves ? 0 : number % 2 * ODD_ROUNDS_BEGIN_WITH);
            faults.putAll(SILENCES.get(turn % SILENCES.size()));
        }
        return new RoundPlan(ofRound, faults, new Drawing(town, random, !faults.isEmpty()).incidents());
    }

    boolean isUp(LegacySystem system) {
        String fault = faults.get(system);
        return fault == null || fault.equals("slow") && system != LegacySystem.BILLING;
    }

    boolean allAreUp() {
        return Set.of(LegacySystem.values()).stream().allMatch(this::isUp);
    }

    /** One round's draw. */
    private static final class Drawing {

        private final Town town;
        private final Random random;
        private final boolean silences;
        private final List<Incident> incidents = new ArrayList<>();

        Drawing(Town town, Random random, boolean silences) {
            this.town = town;
            this.random = random;
            this.silences = silences;
        }

        List<Incident> incidents() {
            List<List<Feeder>> pairs = new ArrayList<>(town.pairs());
            Collections.shuffle(pairs, random);
            if (random.nextInt(3) == 0) {
                tie(pairs.remove(0));
            }
            if (random.nextInt(8) == 0) {
                substation(pairs);
            }
            List<Feeder> feeders = new ArrayList<>();
            pairs.forEach(feeders::addAll);
            Collections.shuffle(feeders, random);
            int most = (int) (feeders.size() * (1 - SHARE_LEFT_CALM));
            List<Kind> kinds = new ArrayList<>(ALWAYS);
            IN_HALF.stream().filter(kind -> random.nextBoolean()).forEach(kinds::add);
            Collections.shuffle(kinds, random);
            kinds.stream().limit(most).forEach(kind -> onFeeder(kind, feeders.remove(0)));
            small(feeders);
            return incidents;
        }

        private void add(Kind kind, String... devices) {
            incidents.add(new Incident(kind, phase(), List.of(devices)));
        }

        private Phase phase() {
            int roll = random.nextInt(100);
            if (!silences || roll < 45) {
                return Phase.BEFORE;
            }
            return roll < 85 ? Phase.AFTER : Phase.ENDED;
        }

        private void tie(List<Feeder> pair) {
            Feeder feeder = pair.get(random.nextInt(pair.size()));
            add(Kind.FED_THROUGH_TIE, feeder.upperSwitch(), town.tieOf(feeder));
        }

        private void substation(List<List<Feeder>> pairs) {
            String substation = town.above(pairs.get(0).get(0).breaker());
            pairs.removeIf(pair -> pair.stream()
                    .anyMatch(feeder -> town.above(feeder.breaker()).equals(substation)));
            add(Kind.SUBSTATION_FAILED, substation);
        }

        private void onFeeder(Kind kind, Feeder feeder) {
            List<String> transformers = new ArrayList<>(feeder.transformers());
            Collections.shuffle(transformers, random);
            String transformer = transformers.get(0);
            switch (kind) {
                case BREAKER_OPEN, BREAKER_ORDERED -> add(kind, feeder.breaker());
                case LINE_SWITCH_OPEN -> add(kind, feeder.upperSwitch());
                case SECTION_SWITCH_OPEN -> add(kind, feeder.lowerSwitch());
                case FEEDER_FAILED -> add(kind, random.nextBoolean() ? feeder.line() : feeder.breaker());
                case FUSE_FAILED -> add(kind, fuse(transformers));
                case PLANNED, KNOWN_OUTAGE -> add(kind, anyDevice(feeder, transformers));
                case TWO_TRANSFORMERS_FAILED -> add(kind, transformer, apartFrom(transformer, transformers));
                case TRANSFORMER_AND_SERVICE_FAILED ->
                    add(
                            kind,
                            transformer,
                            service(apartFrom(transformer, transformers)).servicePoint());
                case ORDER_BELOW_OPEN_BREAKER, OUTAGE_BELOW_OPEN_BREAKER -> add(kind, feeder.breaker(), transformer);
                case PLAN_BELOW_OPEN_SWITCH ->
                    add(
                            kind,
                            feeder.upperSwitch(),
                            transformers.stream()
                                    .filter(each -> town.below(each).get(0).isBelow(feeder.upperSwitch()))
                                    .findFirst()
                                    .orElseThrow());
                default -> add(kind, transformer);
            }
        }

        private String fuse(List<String> transformers) {
            return transformers.stream()
                    .map(town::above)
                    .filter(above -> above.startsWith("FU-"))
                    .findFirst()
                    .orElseThrow();
        }

        private String anyDevice(Feeder feeder, List<String> transformers) {
            return switch (random.nextInt(4)) {
                case 0 -> feeder.line();
                case 1 -> fuse(transformers);
                default -> transformers.get(0);
            };
        }

        /** A transformer that no fuse joins with the other. */
        private String apartFrom(String transformer, List<String> transformers) {
            return transformers.stream()
                    .filter(each -> !town.above(each).equals(town.above(transformer)))
                    .findFirst()
                    .orElseThrow();
        }

        private Place service(String transformer) {
            List<Place> places = town.below(transformer);
            return places.get(random.nextInt(places.size()));
        }

        private void small(List<Feeder> calm) {
            List<String> transformers = new ArrayList<>();
            calm.forEach(feeder -> transformers.addAll(feeder.transformers()));
            Collections.shuffle(transformers, random);
            List<Kind> kinds = new ArrayList<>();
            for (int i = 0; i < EACH_SMALL_ONE; i++) {
                kinds.addAll(SMALL);
            }
            for (Kind kind : kinds) {
                if (transformers.isEmpty()) {
                    return;
                }
                String transformer = transformers.remove(0);
                Place place = service(transformer);
                switch (kind) {
                    case DEBT, PAID -> {
                        if (!town.cutAtStart().contains(place.account())) {
                            add(kind, place.account());
                        }
                    }
                    case TWO_SERVICES_FAILED -> {
                        Set<String> two = new HashSet<>(List.of(
                                place.servicePoint(), service(transformer).servicePoint()));
                        incidents.add(new Incident(
                                kind, phase(), two.stream().sorted().toList()));
                    }
                    default -> add(kind, place.servicePoint());
                }
            }
        }
    }
}
