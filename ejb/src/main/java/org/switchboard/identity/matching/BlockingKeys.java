package org.switchboard.identity.matching;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The keys under which a record finds those that it may be one with. Only records that share a key are ever compared, and
 * a key that very many share (a switchboard, 张伟) finds no record, so that the work grows with the number of records and not
 * with its square. Each key alone suffices; what one slip destroys, another still finds.
 */
public final class BlockingKeys {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int SHORTEST_IDENTITY = 7;
    /** The lowest bits of a key are its kind. */
    private static final int KIND_BITS = 3;

    private static final int NAME = 1;
    private static final int ANY_OTHER = 0;

    /** Namesakes who share nothing else are no match, and those who do meet under another key as a rule. */
    private static final int LARGEST_BLOCK_OF_NAMESAKES = 12;

    private BlockingKeys() {}

    /** As numbers, so that an index of them is small and holds no personal data. */
    public static Set<Long> of(Fingerprint record) {
        Set<Long> keys = new LinkedHashSet<>();
        if (record.written().length() >= SHORTEST_IDENTITY && !UniqueNumber.isMistyped(record.written())) {
            keys.add(identity(record));
        }
        record.accounts().forEach(account -> keys.add(account(account)));
        record.telephones().forEach(line -> keys.add(telephone(line)));
        record.emails().forEach(email -> keys.add(email(email)));
        NameForm name = record.name();
        if (!name.familyNameOnly()) {
            keys.add(name(name));
        }
        for (AddressForm address : record.addresses()) {
            String numbers = address.numberText();
            if (!numbers.isEmpty()) {
                keys.add(address(address));
                if (!name.familyNameOnly()) {
                    keys.add(hash("H" + name.letters() + "|" + numbers));
                }
            }
        }
        return keys;
    }

    /** Whether so many records share the key that it finds no record. */
    public static boolean isSharedByTooMany(long key, int records, Thresholds thresholds) {
        boolean name = (key & (1 << KIND_BITS) - 1) == NAME;
        return records
                > (name ? Math.min(LARGEST_BLOCK_OF_NAMESAKES, thresholds.largestBlock()) : thresholds.largestBlock());
    }

    static long identity(Fingerprint record) {
        return hash("I" + record.unique().map(UniqueNumber::value).orElse(record.written()));
    }

    /** A landline finds that of another area, because many are written without one; comparing looks at the areas. */
    static long telephone(String line) {
        return hash("T" + TelephoneForm.withoutArea(line));
    }

    static long account(String account) {
        return hash("A" + account);
    }

    static long email(String email) {
        return hash("E" + email);
    }

    /** Sorted letters of the pinyin: parts in another order, other signs of the same sound, and pinyin itself meet. */
    static long name(NameForm name) {
        return hash("N" + name.letters()) | NAME;
    }

    /** By the signs before the first number, because what stands before those is left out as often as not. */
    static long address(AddressForm address) {
        return hash("P" + address.tail() + "|" + address.numberText());
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xff) * FNV_PRIME;
        }
        return hash << KIND_BITS | ANY_OTHER;
    }
}
