package org.switchboard.benchmarks.identity;

import java.util.List;
import java.util.Optional;

/**
 * A customer as they really are.
 *
 * @param latin given and family name of somebody without Chinese ones
 * @param family and {@code given} name; an organisation's whole name is the given one
 * @param mobile the telephone of today; an organisation's landline
 * @param formerMobile of some years ago
 * @param relativesMobile of somebody of the same household; empty for who lives alone
 * @param landline of the household
 * @param formerHome before the last move
 */
record Truth(
        int number,
        boolean organisation,
        boolean latin,
        String family,
        String given,
        String identityNumber,
        String mobile,
        String formerMobile,
        Optional<String> relativesMobile,
        Optional<String> landline,
        String email,
        Home home,
        Home formerHome,
        List<String> accounts) {

    String name() {
        return latin ? given + " " + family : family + given;
    }

    /**
     * An address in its parts.
     *
     * @param compound empty for a house at the road
     * @param building and {@code stairs}, {@code room}: 0 for a house at the road
     */
    record Home(String district, String road, int house, String compound, int building, int stairs, int room) {}
}
