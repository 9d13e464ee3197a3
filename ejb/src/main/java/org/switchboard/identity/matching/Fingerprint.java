package org.switchboard.identity.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A record in the forms in which it is compared, made once for all comparisons.
 *
 * @param written the identity number as typed, without spaces; empty when there is none, or a placeholder
 * @param unique the identity number when its check character is right
 * @param accounts what systems call the accounts, {@code system:number}
 */
public record Fingerprint(
        long id,
        String source,
        NameForm name,
        String written,
        Optional<UniqueNumber> unique,
        Set<String> telephones,
        Set<String> emails,
        Set<String> accounts,
        List<AddressForm> addresses) {

    private static final int SHORTEST_ACCOUNT = 4;
    private static final int SHORTEST_IDENTITY = 7;
    private static final int MOST_ADDRESSES = 5;

    public static Fingerprint of(IdentityRecord record) {
        String identity = record.identityNumber()
                .filter(number -> !Placeholders.isNumber(number))
                .orElse("");
        Set<String> accounts = new LinkedHashSet<>();
        record.accountNames().stream()
                .filter(account -> account.number().strip().length() >= SHORTEST_ACCOUNT)
                .filter(account -> !Placeholders.isNumber(account.number()))
                .forEach(account ->
                        accounts.add(account.system() + ":" + account.number().strip()));
        return new Fingerprint(
                record.id(),
                record.source(),
                NameForm.of(record.name(), record.kind()),
                UniqueNumber.written(identity),
                UniqueNumber.in(identity),
                TelephoneForm.lines(record.telephones()),
                record.emails().stream()
                        .map(email -> email.strip().toLowerCase(Locale.ROOT))
                        .filter(email -> email.contains("@") && !Placeholders.isEmail(email))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                accounts,
                record.addresses().stream()
                        .filter(address -> !address.isBlank())
                        .distinct()
                        .limit(MOST_ADDRESSES)
                        .map(AddressForm::of)
                        .toList());
    }

    /** Whether both have this identity number; one whose check character is wrong is nobody's. */
    boolean hasIdentityOf(Fingerprint other) {
        return unique.isPresent()
                ? unique.equals(other.unique)
                : written.length() >= SHORTEST_IDENTITY
                        && written.equals(other.written)
                        && !UniqueNumber.isMistyped(written);
    }

    /** Two records with such numbers are never one customer. */
    boolean contradicts(Fingerprint other) {
        return unique.isPresent() && other.unique.isPresent() && !unique.equals(other.unique);
    }
}
