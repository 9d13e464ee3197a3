package org.switchboard.customer.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Masked;
import org.switchboard.customer.spelling.MatchedOn;
import org.switchboard.customer.spelling.MatchedPart;

/**
 * One line of a look-up: enough to distinguish the caller from namesakes, and what matched.
 *
 * @param id the same whichever of a customer's records matched
 * @param recordId the record that matched
 * @param telephoneTail the last four digits of the telephone number that matched, else of the first
 * @param shortAddress from the distinguishing end
 * @param parts what the words of the question are in the name, the short address, the telephone or the account number
 * @param marks what the agent sees at once; without any until {@code agentdesk} has looked
 */
public record CustomerMatch(
        long id,
        long recordId,
        String name,
        Optional<String> tier,
        List<String> sensitive,
        Optional<String> telephone,
        Optional<String> accountNumber,
        Optional<String> address,
        MatchedOn matchedOn,
        String matchedValue,
        List<MatchedPart> parts,
        Optional<String> telephoneTail,
        Optional<String> accountTail,
        Optional<String> shortAddress,
        Marks marks) {

    /**
     * What sets a customer apart in a list.
     *
     * @param dark the meter last reported it, or an outage is open above it
     * @param darkSince the earliest that is known of it
     * @param inDebt as billing last reported
     * @param arrears the sum, where billing reported one
     * @param lifeSupport as in any of the customer's records
     */
    public record Marks(
            boolean dark,
            Optional<Instant> darkSince,
            boolean inDebt,
            Optional<BigDecimal> arrears,
            Optional<String> currency,
            boolean lifeSupport) {

        public static final Marks NONE =
                new Marks(false, Optional.empty(), false, Optional.empty(), Optional.empty(), false);
    }

    public CustomerMatch with(Marks found) {
        return new CustomerMatch(
                id,
                recordId,
                name,
                tier,
                sensitive,
                telephone,
                accountNumber,
                address,
                matchedOn,
                matchedValue,
                parts,
                telephoneTail,
                accountTail,
                shortAddress,
                found);
    }

    private String maskedValue() {
        return switch (matchedOn) {
            case TELEPHONE -> Masked.numbers(matchedValue);
            case IDENTITY_NUMBER -> Masked.number(matchedValue);
            default -> matchedValue;
        };
    }

    /** Its numbers as views show them; the parts are what was typed. */
    public CustomerMatch masked() {
        return new CustomerMatch(
                id,
                recordId,
                name,
                tier,
                sensitive,
                telephone.map(Masked::number),
                accountNumber,
                address,
                matchedOn,
                maskedValue(),
                parts,
                telephoneTail,
                accountTail,
                shortAddress,
                marks);
    }
}
