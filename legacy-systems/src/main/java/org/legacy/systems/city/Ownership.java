package org.legacy.systems.city;

import java.util.ArrayList;
import java.util.List;

/** Which account belongs to which customer, both ways by arithmetic; indexes count from 0. */
final class Ownership {

    private static final int ACCOUNTS_IN_BLOCK = CitySize.BLOCK + CitySize.FURTHER_ACCOUNTS;

    private final CitySize size;
    private final SeededRandom random;

    Ownership(CitySize size, SeededRandom random) {
        this.size = size;
        this.random = random;
    }

    int customerOf(int account) {
        int blocks = size.blocks();
        int block = account / ACCOUNTS_IN_BLOCK;
        int place = account % ACCOUNTS_IN_BLOCK;
        if (block >= blocks) {
            return blocks * CitySize.BLOCK + account - blocks * ACCOUNTS_IN_BLOCK;
        }
        if (place < CitySize.BLOCK) {
            return block * CitySize.BLOCK + place;
        }
        // the owner of a further account lives in the next block, so that the two homes lie apart
        return (block + 1) % blocks * CitySize.BLOCK + ownerWithinBlock(block, place);
    }

    List<Integer> accountsOf(int customer) {
        int blocks = size.blocks();
        int block = customer / CitySize.BLOCK;
        int place = customer % CitySize.BLOCK;
        List<Integer> accounts = new ArrayList<>();
        accounts.add(block * ACCOUNTS_IN_BLOCK + place);
        if (block < blocks) {
            int before = (block - 1 + blocks) % blocks;
            for (int further = CitySize.BLOCK; further < ACCOUNTS_IN_BLOCK; further++) {
                if (ownerWithinBlock(before, further) == place) {
                    accounts.add(before * ACCOUNTS_IN_BLOCK + further);
                }
            }
        }
        return accounts;
    }

    private int ownerWithinBlock(int block, int place) {
        return random.below(CitySize.BLOCK, Aspect.OWNER_OF_FURTHER_ACCOUNT, (long) block * ACCOUNTS_IN_BLOCK + place);
    }
}
