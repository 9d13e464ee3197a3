package org.switchboard.identity.matching;

import static org.switchboard.identity.matching.Evidence.Field.ACCOUNT;
import static org.switchboard.identity.matching.Evidence.Field.ADDRESS;
import static org.switchboard.identity.matching.Evidence.Field.EMAIL;
import static org.switchboard.identity.matching.Evidence.Field.IDENTITY_NUMBER;
import static org.switchboard.identity.matching.Evidence.Field.NAME;
import static org.switchboard.identity.matching.Evidence.Field.TELEPHONE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.switchboard.identity.matching.AddressForm.Likeness;
import org.switchboard.identity.matching.Evidence.Level;

/**
 * Compares two records after Fellegi and Sunter (1969): each field that both have adds a weight, the sum is the score, and
 * two thresholds part it into match, review and no. Weights are for a utility's records and the same for every site;
 * docs/adr/0012 explains each.
 *
 * <p>Three rules override the sum, because a wrong merge shows one customer's affairs to another:
 * <ul>
 *   <li>identity numbers with right check characters that differ: never
 *   <li>a match needs an identifying name, and something else that agrees; relatives share all the rest
 *   <li>two records of one source are joined by an identity number only: whoever keeps two has a reason
 * </ul>
 */
public final class Matcher {

    private static final LevenshteinDistance TWO_SLIPS = new LevenshteinDistance(2);
    private static final int SHORTEST_SURE_IDENTITY = 7;
    private static final int SHORTEST_WITH_A_SLIP = 15;

    private static final double EXACT_IDENTITY = 20;
    private static final double IDENTITY_WITH_A_SLIP = 7;
    private static final double IDENTITY_DIFFERS = -4;
    private static final double SAME_ACCOUNT = 12;

    private static final double NAME_OF_FEW = 10;
    private static final double NAME_OF_SOME = 8.5;
    private static final double NAME_OF_MANY = 7;
    private static final double NAME_OF_VERY_MANY = 5.5;
    private static final double OTHER_SIGNS = -1.5;
    private static final double NAME_CLOSE = 2;
    private static final double NAME_INITIALS = 1.5;
    private static final double FAMILY_NAME = 0.5;
    private static final double NAME_DIFFERS = -12;

    private static final double TELEPHONE_OF_A_HOME = 8;
    private static final double TELEPHONE_OF_SOME = 5;
    private static final double TELEPHONE_WITH_A_SLIP = 4;
    private static final double TELEPHONE_DIFFERS = -1;
    private static final double EMAIL_SAME = 8;
    private static final double EMAIL_DIFFERS = -0.5;

    private static final double SAME_FLAT = 8;
    private static final double SAME_HOUSE = 5;
    private static final double HOUSE_OF_MANY = 2;
    private static final double SAME_STREET = 1;
    private static final double ADDRESS_DIFFERS = -1.5;

    private static final int FEW = 6;
    private static final int SOME = 15;
    private static final int HOME = 15;

    private final Thresholds thresholds;
    private final Holders holders;

    public Matcher(Thresholds thresholds, Holders holders) {
        this.thresholds = thresholds;
        this.holders = holders;
    }

    public Comparison compare(Fingerprint one, Fingerprint other) {
        List<Evidence> evidence = new ArrayList<>();
        identity(one, other).ifPresent(evidence::add);
        if (!Collections.disjoint(one.accounts(), other.accounts())) {
            evidence.add(new Evidence(ACCOUNT, Level.SAME, SAME_ACCOUNT));
        }
        NameLikeness likeness = NameLikeness.of(one.name(), other.name());
        evidence.add(name(likeness, one.name(), other.name()));
        telephone(one.telephones(), other.telephones()).ifPresent(evidence::add);
        email(one.emails(), other.emails()).ifPresent(evidence::add);
        address(one.addresses(), other.addresses()).ifPresent(evidence::add);
        double score = evidence.stream().mapToDouble(Evidence::weight).sum();
        return new Comparison(one.id(), other.id(), decide(one, other, likeness, evidence, score), score, evidence);
    }

    private Decision decide(
            Fingerprint one, Fingerprint other, NameLikeness likeness, List<Evidence> evidence, double score) {
        if (has(evidence, IDENTITY_NUMBER, Level.CONTRADICTS)) {
            return Decision.NO;
        }
        boolean sameNumber = has(evidence, IDENTITY_NUMBER, Level.SAME);
        boolean sameAccount = has(evidence, ACCOUNT, Level.SAME);
        if (sameNumber) {
            return likeness == NameLikeness.DIFFERENT ? Decision.REVIEW : Decision.EXACT;
        }
        boolean oneSource = one.source().equals(other.source());
        if (sameAccount && !oneSource && (likeness.namesThePerson() || likeness == NameLikeness.CLOSE)) {
            return Decision.EXACT;
        }
        if (sameAccount && !oneSource) {
            return Decision.REVIEW;
        }
        boolean somethingElse = evidence.stream()
                .anyMatch(each -> each.field() != NAME && each.level().agrees() && each.level() != Level.SAME_STREET);
        if (likeness == NameLikeness.DIFFERENT || !somethingElse || score < thresholds.review()) {
            return Decision.NO;
        }
        if (oneSource) {
            return score >= thresholds.match() && likeness.namesThePerson() ? Decision.REVIEW : Decision.NO;
        }
        return score >= thresholds.match() && likeness.namesThePerson() ? Decision.MATCH : Decision.REVIEW;
    }

    private static boolean has(List<Evidence> evidence, Evidence.Field field, Level level) {
        return evidence.stream().anyMatch(each -> each.field() == field && each.level() == level);
    }

    private Optional<Evidence> identity(Fingerprint one, Fingerprint other) {
        if (one.contradicts(other)) {
            return Optional.of(new Evidence(IDENTITY_NUMBER, Level.CONTRADICTS, -EXACT_IDENTITY));
        }
        if (one.written().length() < SHORTEST_SURE_IDENTITY || other.written().length() < SHORTEST_SURE_IDENTITY) {
            return Optional.empty();
        }
        if (one.unique().isPresent() && one.unique().equals(other.unique())
                || one.written().equals(other.written())) {
            boolean unnamed = holders.of(BlockingKeys.identity(one)) > HOME; // 000000000, or the clerk's own
            return Optional.of(
                    unnamed
                            ? new Evidence(IDENTITY_NUMBER, Level.SHARED_BY_MANY, 0)
                            : new Evidence(IDENTITY_NUMBER, Level.SAME, EXACT_IDENTITY));
        }
        boolean slip = Math.min(one.written().length(), other.written().length()) >= SHORTEST_WITH_A_SLIP
                && TWO_SLIPS.apply(one.written(), other.written()) >= 0;
        return Optional.of(
                slip
                        ? new Evidence(IDENTITY_NUMBER, Level.CLOSE, IDENTITY_WITH_A_SLIP)
                        : new Evidence(IDENTITY_NUMBER, Level.DIFFERENT, IDENTITY_DIFFERS));
    }

    private Evidence name(NameLikeness likeness, NameForm one, NameForm other) {
        double rarity = Math.min(rarity(one), rarity(other));
        return switch (likeness) {
            case SAME -> new Evidence(NAME, Level.SAME, rarity);
            case TRANSPOSED -> new Evidence(NAME, Level.TRANSPOSED, rarity);
            case SAME_SOUND -> new Evidence(NAME, Level.SAME_SOUND, rarity + OTHER_SIGNS);
            case CLOSE -> new Evidence(NAME, Level.CLOSE, NAME_CLOSE);
            case INITIALS -> new Evidence(NAME, Level.INITIALS, NAME_INITIALS);
            case FAMILY_NAME -> new Evidence(NAME, Level.FAMILY_NAME, FAMILY_NAME);
            case DIFFERENT -> new Evidence(NAME, Level.DIFFERENT, NAME_DIFFERS);
        };
    }

    private double rarity(NameForm name) {
        int number = holders.of(BlockingKeys.name(name));
        if (number <= FEW) {
            return NAME_OF_FEW;
        }
        if (number <= SOME) {
            return NAME_OF_SOME;
        }
        return number <= thresholds.largestBlock() ? NAME_OF_MANY : NAME_OF_VERY_MANY;
    }

    /** A number that many share is that of a workplace. */
    private Optional<Evidence> telephone(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> fewest = one.stream()
                .filter(other::contains)
                .map(line -> holders.of(BlockingKeys.telephone(line)))
                .min(Comparator.naturalOrder());
        if (fewest.isPresent()) {
            return Optional.of(shared(TELEPHONE, fewest.get(), TELEPHONE_OF_A_HOME, TELEPHONE_OF_SOME));
        }
        boolean slip = one.stream().anyMatch(line -> other.stream().anyMatch(like -> isSlipOf(line, like)));
        return Optional.of(
                slip
                        ? new Evidence(TELEPHONE, Level.CLOSE, TELEPHONE_WITH_A_SLIP)
                        : new Evidence(TELEPHONE, Level.DIFFERENT, TELEPHONE_DIFFERS));
    }

    private Evidence shared(Evidence.Field field, int number, double ofAHome, double ofSome) {
        if (number > thresholds.largestBlock()) {
            return new Evidence(field, Level.SHARED_BY_MANY, 0);
        }
        return new Evidence(field, Level.SAME, number <= HOME ? ofAHome : ofSome);
    }

    /** One figure wrong, left out or too many, or two that changed places. */
    private static boolean isSlipOf(String line, String like) {
        if (!TelephoneForm.isMobile(line) && !TelephoneForm.isMobile(like)) {
            return false; // seven figures are too near to each other
        }
        int distance = TWO_SLIPS.apply(line, like);
        return distance == 1 || distance == 2 && line.length() == like.length() && areSwapped(line, like);
    }

    private static boolean areSwapped(String line, String like) {
        for (int i = 0; i + 1 < line.length(); i++) {
            if (line.charAt(i) != like.charAt(i)) {
                return line.charAt(i) == like.charAt(i + 1)
                        && line.charAt(i + 1) == like.charAt(i)
                        && line.substring(i + 2).equals(like.substring(i + 2));
            }
        }
        return false;
    }

    private Optional<Evidence> email(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(one.stream()
                .filter(other::contains)
                .map(email -> holders.of(BlockingKeys.email(email)))
                .min(Comparator.naturalOrder())
                .map(number -> shared(EMAIL, number, EMAIL_SAME, TELEPHONE_OF_SOME))
                .orElseGet(() -> new Evidence(EMAIL, Level.DIFFERENT, EMAIL_DIFFERS)));
    }

    private Optional<Evidence> address(List<AddressForm> one, List<AddressForm> other) {
        Optional<Evidence> best = Optional.empty();
        for (AddressForm left : one) {
            for (AddressForm right : other) {
                Evidence found = address(left, right);
                if (best.filter(known -> known.weight() >= found.weight()).isEmpty()) {
                    best = Optional.of(found);
                }
            }
        }
        return best;
    }

    private Evidence address(AddressForm left, AddressForm right) {
        Likeness likeness = left.likeness(right);
        return switch (likeness) {
            case SAME_FLAT -> new Evidence(ADDRESS, Level.SAME, SAME_FLAT);
            case SAME_HOUSE ->
                new Evidence(
                        ADDRESS,
                        Level.SAME_HOUSE,
                        holders.of(BlockingKeys.address(left)) <= HOME ? SAME_HOUSE : HOUSE_OF_MANY);
            case SAME_STREET -> new Evidence(ADDRESS, Level.SAME_STREET, SAME_STREET);
            case DIFFERENT -> new Evidence(ADDRESS, Level.DIFFERENT, ADDRESS_DIFFERS);
        };
    }
}
