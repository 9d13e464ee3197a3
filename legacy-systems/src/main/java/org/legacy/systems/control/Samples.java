package org.legacy.systems.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Numbers;
import org.legacy.systems.gis.KnownOutage;
import org.legacy.systems.gis.PlannedOutage;
import org.legacy.systems.grid.SupplyInterruption;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.Refusal;

/** Finds customers who are fit for a story. */
final class Samples {

    /** A customer with what makes it fit. */
    record Sample(String customer, ObjectNode because) {}

    private interface Test {
        /** Why an account fits; empty when it does not. */
        Optional<ObjectNode> because(int account);
    }

    private final World world;
    private final Supply supply;

    Samples(World world) {
        this.world = world;
        this.supply = new Supply(world);
    }

    /** At most {@code most} customers of a kind, without the first {@code skip}. */
    List<Sample> find(String kind, int most, int skip) {
        return switch (kind) {
            case "debt" -> amongAll(this::indebted, most, skip);
            case "planned-outage" -> underPlans(most, skip);
            case "known-outage" -> underKnownOutages(most, skip);
            case "healthy" -> amongAll(this::healthyPerson, most, skip);
            case "life-support" -> amongAll(this::lifeSupport, most, skip);
            case "organisation" -> amongAll(this::organisation, most, skip);
            case "on-feeder-with-telemetry" -> amongAll(this::telemetered, most, skip);
            default ->
                throw new Refusal(
                        400,
                        "There is no kind " + kind
                                + "; there are debt, planned-outage, known-outage, healthy, life-support, organisation,"
                                + " on-feeder-with-telemetry.");
        };
    }

    /** Walks the city in wide steps, so that samples come from everywhere. */
    private List<Sample> amongAll(Test test, int most, int skip) {
        int accounts = world.city().size().accounts();
        int step = stepThrough(accounts);
        List<Sample> samples = new ArrayList<>();
        int toSkip = skip;
        long account = 7;
        for (int i = 0; i < accounts && samples.size() < most; i++) {
            account = (account + step) % accounts;
            Optional<Sample> sample = sample((int) account, test);
            if (sample.isPresent() && toSkip-- <= 0) {
                samples.add(sample.get());
            }
        }
        return samples;
    }

    private static int stepThrough(int accounts) {
        int step = (int) (accounts * 0.618);
        while (greatestCommonDivisor(step, accounts) != 1) {
            step++;
        }
        return step;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private List<Sample> underPlans(int most, int skip) {
        List<Sample> samples = new ArrayList<>();
        for (PlannedOutage plan : world.outages().plans()) {
            if (plan.state() == PlannedOutage.RUNNING) {
                ObjectNode because = Json.object().put("plannedOutage", plan.id());
                plan.devices()
                        .forEach(device ->
                                interruptedBelow(device, SupplyInterruption.PLANNED_OUTAGE, because, samples));
            }
        }
        return cut(samples, most, skip);
    }

    private List<Sample> underKnownOutages(int most, int skip) {
        List<Sample> samples = new ArrayList<>();
        for (KnownOutage outage : world.outages().outages()) {
            if (outage.state() != KnownOutage.ENDED) {
                ObjectNode because = Json.object().put("outage", outage.id());
                interruptedBelow(outage.device(), SupplyInterruption.DEVICE_FAILED, because, samples);
            }
        }
        return cut(samples, most, skip);
    }

    private void interruptedBelow(Device device, String why, ObjectNode because, List<Sample> samples) {
        world.servicePoints().below(device, servicePoint -> {
            int account = servicePoint.index();
            boolean fits = supply.byGrid(account)
                    .filter(dark -> dark.why().equals(why) && dark.device().equals(Optional.of(device.id())))
                    .isPresent();
            if (fits) {
                sample(account, any -> Optional.of(because.put("device", device.id())))
                        .ifPresent(samples::add);
            }
        });
    }

    private static List<Sample> cut(List<Sample> samples, int most, int skip) {
        return samples.subList(Math.min(skip, samples.size()), Math.min(skip + most, samples.size()));
    }

    /** Only living customers with a single supply, so that the story has one thread; no debt unless the test wants it. */
    private Optional<Sample> sample(int account, Test test) {
        int customer = world.customerOf(account);
        if (world.closedAccounts().contains(account)
                || world.accountsOf(customer).size() != 1) {
            return Optional.empty();
        }
        return test.because(account).map(because -> new Sample(Numbers.customer(customer), because));
    }

    private Optional<ObjectNode> indebted(int account) {
        boolean fits = world.ledger().cutOff(account)
                && supply.byGrid(account).isEmpty()
                && plan(account).isEmpty();
        return fits
                ? Optional.of(Json.object()
                        .put("owedFen", world.ledger().statement(account).owedFen()))
                : Optional.empty();
    }

    private Optional<ObjectNode> healthyPerson(int account) {
        return world.city().register().organisation(world.customerOf(account)) ? Optional.empty() : healthy(account);
    }

    private Optional<ObjectNode> healthy(int account) {
        boolean fits = !world.ledger().owesMoney(account)
                && supply.interruption(account).isEmpty()
                && plan(account).isEmpty();
        return fits ? Optional.of(Json.object()) : Optional.empty();
    }

    private Optional<ObjectNode> lifeSupport(int account) {
        return world.city().register().lifeSupport(world.customerOf(account))
                ? healthy(account).map(because -> because.put("specialFlags", "YNNNNNNN"))
                : Optional.empty();
    }

    private Optional<ObjectNode> organisation(int account) {
        return world.city().register().organisation(world.customerOf(account)) ? healthy(account) : Optional.empty();
    }

    private Optional<ObjectNode> telemetered(int account) {
        return healthyPerson(account).map(because -> {
            int feeder = world.city().network().feederOf(world.city().network().transformerOf(account));
            Device breaker = new Device(DeviceType.BREAKER, feeder);
            int address = world.points().positionOf(breaker).orElseThrow().address();
            return because.put("device", breaker.id()).put("ioa", address);
        });
    }

    private Optional<PlannedOutage> plan(int account) {
        Device servicePoint = new Device(DeviceType.SERVICE_POINT, account);
        return world.outages().planOn(world.servicePoints().pathTo(servicePoint));
    }
}
