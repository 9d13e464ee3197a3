package org.switchboard.benchmarks.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.switchboard.benchmarks.identity.Truth.Home;

/**
 * The customers of a generated town. Members of a household share a home, often a landline and a family name, and
 * sometimes a character of the given name. There are namesakes, because a few names are very common. Some companies
 * share a house and its switchboard. How often each happens is in the constants, and none was chosen by looking at
 * what a matcher makes of it.
 */
final class Town {

    private static final double ORGANISATIONS = 0.06;
    private static final double FOREIGNERS = 0.015;
    private static final double ALONE = 0.35;
    private static final int LARGEST_HOUSEHOLD = 4;
    private static final double WITH_LANDLINE = 0.3;
    private static final double SINGLE_GIVEN_NAME = 0.18;
    private static final double SIGN_OF_THE_GENERATION = 0.4;
    private static final double FATHERS_FAMILY_NAME = 0.9;
    private static final double IN_A_COMPOUND = 0.85;
    private static final double SECOND_ACCOUNT = 0.08;
    private static final double IN_A_TOWER = 0.25;
    private static final int TENANTS_OF_A_TOWER = 25;
    /** Of what is drawn next: fathers and sons, sisters, namesakes of two areas. */
    private static final double EACH_HARD_KIND = 0.008;

    private static final double LANDLORDS = 0.002;
    private static final int TENANTS_OF_A_LANDLORD = 6;

    private final Random random;
    private final int customers;
    private final List<Truth> all = new ArrayList<>();
    private final List<String> roads = new ArrayList<>();
    private final List<Home> compounds = new ArrayList<>();
    private Home tower;
    private String switchboard;
    private int tenants = TENANTS_OF_A_TOWER;

    Town(int customers, long seed) {
        this.customers = customers;
        this.random = new Random(seed);
    }

    List<Truth> customers() {
        for (int i = 0; i < Math.max(40, customers / 150); i++) {
            roads.add(place() + pick(Words.ROAD_KINDS));
        }
        for (int i = 0; i < Math.max(20, customers / 120); i++) {
            compounds.add(new Home(
                    pick(Words.DISTRICTS),
                    pick(roads),
                    1 + random.nextInt(400),
                    place() + pick(Words.COMPOUND_KINDS),
                    0,
                    0,
                    0));
        }
        while (all.size() < customers) {
            double kind = random.nextDouble();
            if (kind < ORGANISATIONS) {
                all.add(organisation());
            } else if (kind < ORGANISATIONS + EACH_HARD_KIND) {
                fatherAndSon();
            } else if (kind < ORGANISATIONS + 2 * EACH_HARD_KIND) {
                sisters();
            } else if (kind < ORGANISATIONS + 3 * EACH_HARD_KIND) {
                namesakesOfTwoAreas();
            } else if (kind < ORGANISATIONS + 3 * EACH_HARD_KIND + LANDLORDS) {
                tenants();
            } else {
                household();
            }
        }
        return List.copyOf(all.subList(0, customers));
    }

    private void household() {
        int members = random.nextDouble() < ALONE ? 1 : 2 + random.nextInt(LARGEST_HOUSEHOLD - 1);
        Home home = home();
        Optional<String> landline = random.nextDouble() < WITH_LANDLINE ? Optional.of(landline()) : Optional.empty();
        boolean latin = random.nextDouble() < FOREIGNERS;
        String fathers = familyName(latin);
        String sign = random.nextDouble() < SIGN_OF_THE_GENERATION ? skewed(Words.MENS) : "";
        List<String> mobiles = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            mobiles.add(mobile());
        }
        for (int i = 0; i < members; i++) {
            boolean woman = i == 1 || random.nextBoolean();
            String family = i == 1 || random.nextDouble() >= FATHERS_FAMILY_NAME ? familyName(latin) : fathers;
            boolean child = i >= 2;
            String given = latin ? pick(Words.LATIN_GIVEN) : givenName(woman, child ? sign : "");
            all.add(new Truth(
                    all.size(),
                    false,
                    latin,
                    family,
                    given,
                    residentNumber(child ? 1990 : 1955, woman),
                    mobiles.get(i),
                    mobile(),
                    members > 1 ? Optional.of(mobiles.get((i + 1) % members)) : Optional.empty(),
                    landline,
                    email(),
                    home,
                    home(),
                    accounts(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    /** Father and son of one name, who share home and landline. */
    private void fatherAndSon() {
        household();
        Truth father = last();
        replaceLast(father.with(
                Optional.of(father.latin() ? "Sr" : "大"),
                Optional.of(father.landline().orElseGet(this::landline)),
                Optional.empty()));
        all.add(last().inHomeOf(
                        all.size(),
                        father.given(),
                        Optional.of(father.latin() ? "Jr" : "小"),
                        residentNumber(1990, false),
                        mobile())
                .withOwn(email(), accounts()));
    }

    /** Sisters whose names sound the same, at one landline. */
    private void sisters() {
        household();
        Truth one = last();
        String given = Words.ofSameSound(one.given(), random);
        if (one.latin() || given.equals(one.given())) {
            return;
        }
        replaceLast(
                one.with(Optional.empty(), Optional.of(one.landline().orElseGet(this::landline)), Optional.empty()));
        all.add(last().inHomeOf(all.size(), given, Optional.empty(), residentNumber(1990, true), mobile())
                .withOwn(email(), accounts()));
    }

    /** Tenants at different places under the telephone of one landlord; names of them agree as often as anywhere. */
    private void tenants() {
        Optional<String> landlord = Optional.of(mobile());
        for (int i = 0; i < TENANTS_OF_A_LANDLORD; i++) {
            int from = all.size();
            household();
            for (int j = from; j < all.size(); j++) {
                all.set(j, all.get(j).with(Optional.empty(), all.get(j).landline(), landlord));
            }
        }
    }

    /** Namesakes in two cities whose landlines differ in the area code only. */
    private void namesakesOfTwoAreas() {
        household();
        Truth one = last();
        Optional<String> landline = Optional.of(one.landline().orElseGet(this::landline));
        replaceLast(one.with(Optional.empty(), landline, Optional.empty()));
        int from = all.size();
        household();
        Truth other = all.get(from);
        all.subList(from, all.size()).clear();
        all.add(other.named(one)
                .with(Optional.empty(), landline.map(line -> "0574" + line.substring(4)), Optional.empty()));
    }

    private Truth last() {
        return all.get(all.size() - 1);
    }

    private void replaceLast(Truth by) {
        all.set(all.size() - 1, by);
    }

    private String email() {
        return "u" + Integer.toString(random.nextInt(Integer.MAX_VALUE), 36) + "@mail.example";
    }

    private Truth organisation() {
        if (random.nextDouble() < IN_A_TOWER) {
            if (tenants >= TENANTS_OF_A_TOWER) {
                tower = house();
                switchboard = landline();
                tenants = 0;
            }
            tenants++;
            return organisation(tower, switchboard);
        }
        return organisation(house(), landline());
    }

    private Truth organisation(Home home, String line) {
        String name = place()
                + (random.nextBoolean() ? place().substring(0, 1) : "")
                + pick(Words.TRADES)
                + pick(Words.FORMS);
        return new Truth(
                all.size(),
                true,
                false,
                "",
                name,
                creditCode(),
                line,
                landline(),
                Optional.empty(),
                Optional.empty(),
                "office" + random.nextInt(Integer.MAX_VALUE) + "@firm.example",
                home,
                house(),
                accounts(),
                Optional.empty(),
                Optional.empty());
    }

    private String familyName(boolean latin) {
        return latin ? pick(Words.LATIN_FAMILY) : skewed(Words.FAMILY_NAMES);
    }

    private String givenName(boolean woman, String sign) {
        String[] signs = woman ? Words.WOMENS : Words.MENS;
        if (sign.isEmpty() && random.nextDouble() < SINGLE_GIVEN_NAME) {
            return skewed(signs);
        }
        return (sign.isEmpty() ? skewed(signs) : sign) + skewed(signs);
    }

    private Home home() {
        if (random.nextDouble() >= IN_A_COMPOUND) {
            return house();
        }
        Home compound = pick(compounds);
        return new Home(
                compound.district(),
                compound.road(),
                compound.house(),
                compound.compound(),
                1 + random.nextInt(12),
                1 + random.nextInt(3),
                100 * (1 + random.nextInt(11)) + 1 + random.nextInt(2));
    }

    private Home house() {
        return new Home(pick(Words.DISTRICTS), pick(roads), 1 + random.nextInt(400), "", 0, 0, 0);
    }

    private List<String> accounts() {
        List<String> accounts = new ArrayList<>(List.of(account()));
        if (random.nextDouble() < SECOND_ACCOUNT) {
            accounts.add(account());
        }
        return accounts;
    }

    private String account() {
        return String.valueOf(3_000_000_000L + (random.nextLong() >>> 1) % 1_000_000_000L);
    }

    private String mobile() {
        return "1" + pick("38 39 37 36 35 58 87 88 33 89 53 30 86 77 99".split(" "))
                + String.format("%08d", random.nextInt(100_000_000));
    }

    private String landline() {
        return "0571" + (80_000_000 + random.nextInt(9_000_000));
    }

    private String place() {
        return pick(Words.PLACES_FIRST) + pick(Words.PLACES_SECOND);
    }

    private String residentNumber(int from, boolean woman) {
        String body = "3301" + String.format("%02d", 1 + random.nextInt(9))
                + (from + random.nextInt(35))
                + String.format("%02d%02d", 1 + random.nextInt(12), 1 + random.nextInt(28))
                + String.format("%03d", 2 * random.nextInt(500) + (woman ? 0 : 1));
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private String creditCode() {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        StringBuilder body = new StringBuilder("913301" + String.format("%02d", 1 + random.nextInt(9)));
        while (body.length() < 17) {
            body.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += alphabet.indexOf(body.charAt(i)) * weights[i];
        }
        return body.append(alphabet.charAt((31 - sum % 31) % 31)).toString();
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** The first far more often than the last, as names are. */
    private String skewed(String[] words) {
        double fraction = random.nextDouble();
        return words[(int) (fraction * fraction * words.length)];
    }
}
