package org.switchboard.identity.matching;

import static org.switchboard.identity.matching.Evidence.Field.ACCOUNT;
import static org.switchboard.identity.matching.Evidence.Field.ADDRESS;
import static org.switchboard.identity.matching.Evidence.Field.EMAIL;
import static org.switchboard.identity.matching.Evidence.Field.IDENTITY_NUMBER;
import static org.switchboard.identity.matching.Evidence.Field.NAME;
import static org.switchboard.identity.matching.Evidence.Field.TELEPHONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final double OF_STRANGERS = 0;
    private static final double EMAIL_SAME = 8;
    private static final double EMAIL_DIFFERS = -0.5;

    private static final double SAME_FLAT = 8;
    private static final double SAME_HOUSE = 5.5;
    private static final double HOUSE_OF_MANY = 2;
    private static final double SAME_STREET = 1;
    private static final double ADDRESS_DIFFERS = -1.5;

    private static final int FEW = 6;
    private static final int SOME = 15;
    private static final int HOME = 15;
    private static final int RECORDS_OF_A_PERSON = 6;

    private final Thresholds thresholds;
    private final Holders holders;

    public Matcher(Thresholds thresholds, Holders holders) {
        this.thresholds = thresholds;
        this.holders = holders;
    }

    public Comparison compare(Fingerprint one, Fingerprint other) {
        List<Evidence> evidence = new ArrayList<>();
        identity(one, other).ifPresent(evidence::add);
        account(one.accounts(), other.accounts()).ifPresent(evidence::add);
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
        boolean namesThePerson = likeness.namesThePerson();
        boolean sameNumber = has(evidence, IDENTITY_NUMBER, Level.SAME);
        boolean sameAccount = has(evidence, ACCOUNT, Level.SAME);
        if (sameNumber) {
            return likeness == NameLikeness.DIFFERENT ? Decision.REVIEW : Decision.EXACT;
        }
        boolean oneSource = one.source().equals(other.source());
        if (sameAccount && !oneSource && (namesThePerson || likeness == NameLikeness.CLOSE)) {
            return Decision.EXACT;
        }
        if (sameAccount && !oneSource) {
            return Decision.REVIEW;
        }
        boolean somethingElse = evidence.stream()
                .anyMatch(each -> each.field() != NAME && each.level().agrees() && each.level() != Level.SAME_STREET);
        boolean numberOfMany = namesThePerson && has(evidence, TELEPHONE, Level.SHARED_BY_MANY);
        if (likeness == NameLikeness.DIFFERENT || !somethingElse && !numberOfMany || score < thresholds.review()) {
            return Decision.NO;
        }
        boolean sure = score >= thresholds.match() && namesThePerson && somethingElse;
        if (oneSource) {
            return sure ? Decision.REVIEW : Decision.NO;
        }
        return sure && !areSistersPerhaps(likeness, evidence, one, other) ? Decision.MATCH : Decision.REVIEW;
    }

    /** Names that sound the same, in one home, by a landline or beside telephones that differ. */
    private boolean areSistersPerhaps(
            NameLikeness likeness, List<Evidence> evidence, Fingerprint one, Fingerprint other) {
        boolean ofAHome = has(evidence, TELEPHONE, Level.SAME)
                || has(evidence, TELEPHONE, Level.DIFFERENT)
                        && has(evidence, ADDRESS, Level.SAME)
                        && one.name().isChinese()
                        && other.name().isChinese();
        return likeness == NameLikeness.SAME_SOUND
                && ofAHome
                && !has(evidence, ACCOUNT, Level.SAME)
                && !shareOwn(one, other);
    }

    /** Whether they share what one person has, and not all of a home: a mobile telephone, a mailbox. */
    private boolean shareOwn(Fingerprint one, Fingerprint other) {
        return one.emails().stream().anyMatch(other.emails()::contains)
                || one.telephones().stream()
                        .filter(TelephoneForm::isMobile)
                        .filter(other.telephones()::contains)
                        .anyMatch(line -> !holders.areStrangers(BlockingKeys.telephone(line)));
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
        if (isOfNobody(one) || isOfNobody(other)) {
            return one.hasIdentityOf(other)
                    ? Optional.of(new Evidence(IDENTITY_NUMBER, Level.SHARED_BY_MANY, 0))
                    : Optional.empty();
        }
        if (one.hasIdentityOf(other)) {
            return Optional.of(new Evidence(IDENTITY_NUMBER, Level.SAME, EXACT_IDENTITY));
        }
        boolean slip = !one.written().equals(other.written())
                && Math.min(one.written().length(), other.written().length()) >= SHORTEST_WITH_A_SLIP
                && TWO_SLIPS.apply(one.written(), other.written()) >= 0;
        if (slip) {
            return Optional.of(new Evidence(IDENTITY_NUMBER, Level.CLOSE, IDENTITY_WITH_A_SLIP));
        }
        boolean mistyped = UniqueNumber.isMistyped(one.written()) || UniqueNumber.isMistyped(other.written());
        return mistyped
                ? Optional.empty()
                : Optional.of(new Evidence(IDENTITY_NUMBER, Level.DIFFERENT, IDENTITY_DIFFERS));
    }

    /** More records have it than a person has: a clerk's own number, typed where one was asked for. */
    private boolean isOfNobody(Fingerprint record) {
        return !UniqueNumber.isMistyped(record.written())
                && holders.of(BlockingKeys.identity(record))
                        > (record.name().organisation() ? HOME : RECORDS_OF_A_PERSON);
    }

    private Evidence name(NameLikeness likeness, NameForm one, NameForm other) {
        double rarity = Math.min(rarity(one), rarity(other));
        return switch (likeness) {
            case SAME -> new Evidence(NAME, Level.SAME, rarity);
            case TRANSPOSED -> new Evidence(NAME, Level.TRANSPOSED, rarity);
            case SAME_SOUND -> new Evidence(NAME, Level.SAME_SOUND, rarity + OTHER_SIGNS);
            case OTHER_GENERATION -> new Evidence(NAME, Level.OTHER_GENERATION, NAME_CLOSE);
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

    /** A number that many share is that of a workplace or a landlord. */
    private Optional<Evidence> telephone(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Set<Long> shared = one.stream()
                .filter(line -> other.stream().anyMatch(like -> TelephoneForm.areSame(line, like)))
                .map(BlockingKeys::telephone)
                .collect(Collectors.toSet());
        if (!shared.isEmpty()) {
            return Optional.of(shared(TELEPHONE, shared, TELEPHONE_OF_A_HOME, TELEPHONE_OF_SOME));
        }
        if (one.stream().allMatch(this::isOfMany) || other.stream().allMatch(this::isOfMany)) {
            return Optional.empty();
        }
        boolean slip = one.stream().anyMatch(line -> other.stream().anyMatch(like -> isSlipOf(line, like)));
        return Optional.of(
                slip
                        ? new Evidence(TELEPHONE, Level.CLOSE, TELEPHONE_WITH_A_SLIP)
                        : new Evidence(TELEPHONE, Level.DIFFERENT, TELEPHONE_DIFFERS));
    }

    private boolean isOfMany(String line) {
        long key = BlockingKeys.telephone(line);
        return holders.of(key) > thresholds.largestBlock() || holders.areStrangers(key);
    }

    /** By the one that fewest have. */
    private Evidence shared(Evidence.Field field, Set<Long> keys, double ofAHome, double ofSome) {
        Optional<Integer> fewest = keys.stream()
                .filter(key -> !holders.areStrangers(key))
                .map(holders::of)
                .min(Comparator.naturalOrder())
                .filter(number -> number <= thresholds.largestBlock());
        return fewest.map(number -> new Evidence(field, Level.SAME, number <= HOME ? ofAHome : ofSome))
                .orElseGet(() -> new Evidence(field, Level.SHARED_BY_MANY, OF_STRANGERS));
    }

    /** A number that more records have than a customer has accounts was typed for want of a better one. */
    private Optional<Evidence> account(Set<String> one, Set<String> other) {
        return one.stream()
                .filter(other::contains)
                .filter(account -> holders.of(BlockingKeys.account(account)) <= HOME)
                .findFirst()
                .map(account -> new Evidence(ACCOUNT, Level.SAME, SAME_ACCOUNT));
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
        Set<Long> shared =
                one.stream().filter(other::contains).map(BlockingKeys::email).collect(Collectors.toSet());
        return Optional.of(
                shared.isEmpty()
                        ? new Evidence(EMAIL, Level.DIFFERENT, EMAIL_DIFFERS)
                        : shared(EMAIL, shared, EMAIL_SAME, TELEPHONE_OF_SOME));
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
