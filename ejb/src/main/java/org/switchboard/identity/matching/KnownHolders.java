package org.switchboard.identity.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** How many records have a key, and who they are as far as they are known. */
public final class KnownHolders implements Holders {

    /** A family has one home, and members who moved out another one. */
    private static final int FEWEST_STRANGERS = 3;

    private final LongFunction<? extends Collection<Long>> records;
    private final Map<Long, Fingerprint> known;
    private final Map<Long, Boolean> strangers = new HashMap<>();

    /** @param records of a key; empty for one that nobody has */
    public KnownHolders(LongFunction<? extends Collection<Long>> records, Map<Long, Fingerprint> known) {
        this.records = records;
        this.known = known;
    }

    @Override
    public int of(long key) {
        return records.apply(key).size();
    }

    @Override
    public boolean areStrangers(long key) {
        return strangers.computeIfAbsent(key, this::found);
    }

    private boolean found(long key) {
        Collection<Long> all = records.apply(key);
        if (all.size() < FEWEST_STRANGERS) {
            return false;
        }
        Set<Fingerprint> holders =
                all.stream().map(known::get).filter(Objects::nonNull).collect(Collectors.toSet());
        long names = holders.stream()
                .map(Fingerprint::name)
                .filter(name -> !name.familyNameOnly())
                .map(NameForm::letters)
                .distinct()
                .count();
        long places = holders.stream()
                .flatMap(holder -> holder.addresses().stream().limit(1))
                .filter(address -> !address.numbers().isEmpty())
                .map(AddressForm::house)
                .distinct()
                .count();
        return names >= FEWEST_STRANGERS && places >= FEWEST_STRANGERS;
    }
}
