package org.switchboard.privacy.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * By what the data of one person is found.
 *
 * @param ids our numbers of the person's records
 * @param keySources of each of the keys the source
 * @param keys of the person's records, accounts and contacts, as their sources call them
 * @param names as the sources write them
 * @param numbers identity numbers, mailboxes, account numbers and telephones as they are written
 * @param telephones digits that no other customer has
 * @param addresses of places where nobody else is supplied
 */
public record PersonKeys(
        List<Long> ids,
        List<String> keySources,
        List<String> keys,
        Set<String> names,
        Set<String> numbers,
        Set<String> telephones,
        Set<String> addresses) {

    static final String OWN_LOCATION = "exists (select from usage_point u where u.source = t.source"
            + " and u.service_location_key = t.source_key and (u.source, u.account_key) in %s)"
            + " and not exists (select from usage_point u where u.source = t.source"
            + " and u.service_location_key = t.source_key and u.account_key is not null"
            + " and (u.source, u.account_key) not in %s)";

    /** A shorter number is part of too many others. */
    static final int SHORTEST_NUMBER = 6;

    private static final int SHORTEST_TELEPHONE = 7;
    static final int NATIONAL_TELEPHONE = 11;
    /** A shorter name counts only where it stands alone, and one character never. */
    private static final int TELLING_NAME = 4;

    private static final int SHORTEST_NAME = 2;

    private static final String NOTHING = "a^";

    /** All that names the person, as it is written. */
    public Set<String> values() {
        Set<String> values = new TreeSet<>(numbers);
        values.addAll(names);
        values.addAll(telephones);
        values.addAll(addresses);
        values.removeIf(value -> value.length() < SHORTEST_NAME);
        return values;
    }

    /** A regular expression of PostgreSQL for texts in which the person may be named. */
    public String pattern() {
        List<String> parts = new ArrayList<>();
        telephoneParts().forEach(parts::add);
        numbersAndKeys().stream()
                .filter(number -> number.length() >= SHORTEST_NUMBER)
                .forEach(number -> parts.add("(?<![[:alnum:]])" + quoted(number) + "(?![[:alnum:]])"));
        names.stream()
                .filter(name -> name.length() >= SHORTEST_NAME)
                .forEach(name -> parts.add(
                        name.length() >= TELLING_NAME
                                ? quoted(name)
                                : "(?<![[:alnum:]])" + quoted(name) + "(?![[:alnum:]])"));
        addresses.forEach(address -> parts.add(quoted(address)));
        return any(parts);
    }

    public String telephonePattern() {
        return any(telephoneParts());
    }

    /** Where a path or the matter of a draft names one of the records. */
    public String pathPattern() {
        return "(?:^|/)customers?/(?:" + ids.stream().map(String::valueOf).collect(Collectors.joining("|"))
                + ")(?:/|$)";
    }

    private Set<String> numbersAndKeys() {
        Set<String> all = new TreeSet<>(numbers);
        all.addAll(keys);
        return all;
    }

    /** With any country code, and with separators in between. */
    private List<String> telephoneParts() {
        return telephones.stream()
                .filter(digits -> digits.length() >= SHORTEST_TELEPHONE)
                .map(digits -> digits.substring(Math.max(0, digits.length() - NATIONAL_TELEPHONE)))
                .distinct()
                .map(digits -> "(?<![0-9])[0-9]{0,4}[ -]?"
                        + digits.chars().mapToObj(Character::toString).collect(Collectors.joining("[ ()./-]{0,2}"))
                        + "(?![0-9])")
                .toList();
    }

    private static String any(List<String> parts) {
        return parts.isEmpty() ? NOTHING : "(?:" + String.join("|", parts) + ")";
    }

    private static String quoted(String text) {
        return text.codePoints()
                .mapToObj(each -> Character.isLetterOrDigit(each) || each > 127
                        ? Character.toString(each)
                        : "\\" + Character.toString(each))
                .collect(Collectors.joining());
    }
}
