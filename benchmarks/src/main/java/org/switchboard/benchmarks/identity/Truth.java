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
 * @param generation how people tell the customer from a relative of the same name
 * @param landlord the telephone of the landlord, who is told of it for many tenants
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
        List<String> accounts,
        Optional<String> generation,
        Optional<String> landlord) {

    /** Somebody else in the same home. */
    Truth inHomeOf(int other, String otherGiven, Optional<String> mark, String otherNumber, String otherMobile) {
        return new Truth(
                other,
                false,
                latin,
                family,
                otherGiven,
                otherNumber,
                otherMobile,
                formerMobile,
                relativesMobile,
                landline,
                email,
                home,
                formerHome,
                accounts,
                mark,
                landlord);
    }

    Truth withOwn(String otherEmail, List<String> otherAccounts) {
        return copy(this, otherEmail, landline, otherAccounts, generation, landlord);
    }

    Truth named(Truth namesake) {
        return copy(namesake, email, landline, accounts, generation, landlord);
    }

    Truth with(Optional<String> mark, Optional<String> otherLandline, Optional<String> otherLandlord) {
        return copy(this, email, otherLandline, accounts, mark, otherLandlord);
    }

    private Truth copy(
            Truth name,
            String otherEmail,
            Optional<String> otherLandline,
            List<String> otherAccounts,
            Optional<String> mark,
            Optional<String> otherLandlord) {
        return new Truth(
                number,
                organisation,
                name.latin,
                name.family,
                name.given,
                identityNumber,
                mobile,
                formerMobile,
                relativesMobile,
                otherLandline,
                otherEmail,
                home,
                formerHome,
                otherAccounts,
                mark,
                otherLandlord);
    }

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
