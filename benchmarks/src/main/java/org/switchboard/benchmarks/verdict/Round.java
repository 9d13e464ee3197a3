package org.switchboard.benchmarks.verdict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.switchboard.benchmarks.Program;
import org.switchboard.benchmarks.verdict.Incident.Phase;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.launcher.Workbench;

/** Runs round after round: injects incidents, stops systems, places calls, and ends all faults. */
final class Round {

    private static final double PINGED_WITH_A_LOSS = .3;
    private static final double PINGED_OTHERWISE = .03;
    private static final double NEIGHBOURS_CALL = .3;

    private final Workbench workbench;
    private final CityControl city;
    private final Town town;
    private final Injector injector;
    private final Arrival arrival;
    private final Program agent;
    private final ExecutorService threads;
    private final Map<String, Long> ids;
    /** Answers to pings count for minutes, so these do not call again. */
    private final Set<Place> pinged = new HashSet<>();

    private final Separation separation = new Separation();

    Round(Workbench workbench, ExecutorService threads) {
        this.workbench = workbench;
        this.threads = threads;
        this.city = new CityControl(workbench.legacySystems());
        this.town = Town.of(city);
        this.agent = new Program(workbench, "agent");
        this.injector = new Injector(city, town, new Program(workbench, "dispatcher"));
        this.arrival = new Arrival(city, town, workbench.database(), agent);
        this.ids = arrival.customerIds();
        injector.endExistingOutages();
        awaitAllFacts();
    }

    Town town() {
        return town;
    }

    Separation separation() {
        return separation;
    }

    List<Trial> play(RoundPlan plan, int callers) {
        Random random = new Random(plan.seed() ^ 0x5DEECE66DL);
        inject(plan, random);
        arrival.awaitLastGaspTimeout(injector.tiedAt());
        Truths truths = Truths.read(city, injector.cutAccounts());
        if (plan.isUp(LegacySystem.METERS)) {
            separation.observe(town, truths);
        }
        Set<Place> neighbours = neighboursCall(plan, truths, random);
        neighbours.addAll(pinged);
        List<Caller> drawn = new Callers(town, plan, truths, random).draw(callers, neighbours);
        List<Trial> trials = judged(plan, truths, ping(plan, drawn, random));
        plan.faults().keySet().forEach(city::endFault);
        arrival.awaitSilence(probe(), Set.of());
        injector.endAll();
        forgetOrdersAndTickets();
        awaitAllFacts();
        return trials;
    }

    private void inject(RoundPlan plan, Random random) {
        plan.incidents().stream()
                .filter(incident -> incident.phase() != Phase.AFTER)
                .forEach(incident -> injector.inject(incident, random));
        arrival.awaitFacts(EnumSet.allOf(LegacySystem.class), injector);
        if (plan.faults().isEmpty()) {
            return;
        }
        plan.faults().forEach(city::fault);
        Set<LegacySystem> up = EnumSet.noneOf(LegacySystem.class);
        Set<LegacySystem> silent = EnumSet.noneOf(LegacySystem.class);
        for (LegacySystem system : LegacySystem.values()) {
            (plan.isUp(system) ? up : silent).add(system);
        }
        arrival.awaitSilence(probe(), silent);
        for (Incident incident : plan.incidents()) {
            switch (incident.phase()) {
                case AFTER -> injector.inject(incident, random);
                case ENDED -> injector.end(incident);
                case BEFORE -> {
                    // it goes on
                }
            }
        }
        arrival.awaitFacts(up, injector);
    }

    private long probe() {
        return ids.get(town.places().get(0).customer());
    }

    private void awaitAllFacts() {
        arrival.awaitFacts(EnumSet.allOf(LegacySystem.class), injector);
    }

    /** Below some of the devices that failed, one or two call before the others and get tickets; so do a few elsewhere. */
    private Set<Place> neighboursCall(RoundPlan plan, Truths truths, Random random) {
        Set<Place> called = new HashSet<>();
        for (Incident incident : plan.incidents()) {
            if (incident.kind().concernsAccount() || random.nextDouble() > NEIGHBOURS_CALL) {
                continue;
            }
            List<Place> below = town.below(incident.device()).stream()
                    .filter(place -> truths.lossAt(place).isPresent())
                    .toList();
            for (int i = 0; i < 1 + random.nextInt(2) && !below.isEmpty(); i++) {
                called.add(below.get(random.nextInt(below.size())));
            }
        }
        List<Place> all = town.places();
        called.add(all.get(random.nextInt(all.size())));
        called.forEach(place -> {
            ObjectNode call = CityControl.object()
                    .put("customerId", ids.get(place.customer()))
                    .put("usagePointId", place.usagePoint())
                    .put("symptom", Symptom.NO_SUPPLY.wireName())
                    .put("text", "没电");
            Program.Answer answer = agent.post("trouble-calls", call);
            if (!answer.isOk()) {
                throw new IllegalStateException("no ticket for " + place.customer() + ": " + answer.body());
            }
        });
        return called;
    }

    private List<Caller> ping(RoundPlan plan, List<Caller> callers, Random random) {
        List<Future<Caller>> asked = new ArrayList<>();
        for (Caller caller : callers) {
            double share = caller.reportsLoss() ? PINGED_WITH_A_LOSS : PINGED_OTHERWISE;
            boolean wanted = random.nextDouble() < share && caller.place().smart() && plan.isUp(LegacySystem.METERS);
            asked.add(threads.submit(() -> wanted ? ping(caller) : caller));
        }
        List<Caller> all = asked.stream().map(Round::answer).toList();
        all.stream().filter(caller -> caller.ping().isPresent()).forEach(caller -> pinged.add(caller.place()));
        return all;
    }

    private Caller ping(Caller caller) {
        ObjectNode question =
                CityControl.object().put("usagePointKey", caller.place().usagePoint());
        Program.Answer answer =
                agent.post("customers/" + ids.get(caller.place().customer()) + "/meter-pings", question);
        return answer.isOk() ? caller.pinged(answer.body().path("answered").asBoolean()) : caller;
    }

    private List<Trial> judged(RoundPlan plan, Truths truths, List<Caller> callers) {
        Set<String> announced = new HashSet<>(injector.outageDevices());
        announced.addAll(injector.orderedDevices());
        Sufficiency sufficiency = new Sufficiency(plan, truths, town, injector.orderedDevices());
        List<Future<Trial>> asked = new ArrayList<>();
        for (Caller caller : callers) {
            Expectation expected = Expectation.of(caller, truths, town, announced);
            asked.add(threads.submit(() -> new Trial(
                    plan.seed(),
                    plan.faults().isEmpty() ? "" : plan.faults().toString(),
                    caller,
                    truths.hasSupply(caller.place()),
                    expected,
                    sufficiency.isGiven(caller, expected),
                    ask(caller))));
        }
        return asked.stream().map(Round::answer).toList();
    }

    private Given ask(Caller caller) {
        String symptom =
                caller.symptom().map(each -> "?symptom=" + each.wireName()).orElse("");
        return Given.of(
                agent.get("customers/" + ids.get(caller.place().customer()) + "/verdict" + symptom), caller.place());
    }

    /** Done in the database, since it is not what is measured: through the interface it takes six steps an order. */
    private void forgetOrdersAndTickets() {
        workbench
                .database()
                .ask("with orders as (update work_order set state = 'CANCELLED' where state in"
                        + " ('RECEIVED', 'ASSIGNED', 'EN_ROUTE', 'ON_SITE') returning 1), tickets as (update"
                        + " trouble_ticket set state = 'CLOSED' where state in"
                        + " ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD') returning 1)"
                        + " select (select count(*) from orders) + (select count(*) from tickets)");
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
