package org.switchboard.identity.matching;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The identifying data of a customer in one source.
 *
 * @param accountNames what this and other systems call the customer's accounts
 * @param addresses where they are supplied, as typed
 */
public record IdentityRecord(
        long id,
        String source,
        String name,
        Optional<String> kind,
        Optional<String> identityNumber,
        List<String> telephones,
        List<String> emails,
        List<AccountName> accountNames,
        List<String> addresses) {

    public IdentityRecord {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(name, "name");
        telephones = List.copyOf(telephones);
        emails = List.copyOf(emails);
        accountNames = List.copyOf(accountNames);
        addresses = List.copyOf(addresses);
    }

    /** An account as one system calls it. */
    public record AccountName(String system, String number) {}
}
