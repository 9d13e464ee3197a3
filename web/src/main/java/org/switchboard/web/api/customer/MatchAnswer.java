package org.switchboard.web.api.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.customer.model.CustomerMatch;
import org.switchboard.customer.spelling.MatchedOn;
import org.switchboard.customer.spelling.MatchedPart;

/**
 * One line of a look-up: what distinguishes the caller from others of the same name, and what matched.
 *
 * @param id the same whichever of a customer's records matched
 * @param recordId the record that matched
 * @param telephoneTail the last four digits of the telephone number that matched, else of the first
 * @param shortAddress the end of the address, which distinguishes it
 * @param parts where the words of the question are in the name, the short address, the telephone or the account number
 * @param marks what the agent needs to see at once
 */
public record MatchAnswer(
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
        List<PartAnswer> parts,
        Optional<String> telephoneTail,
        Optional<String> accountTail,
        Optional<String> shortAddress,
        MarksAnswer marks) {

    /**
     * State of the customer.
     *
     * @param dark without supply: the last word of the meter, or an open outage on the supply path
     * @param darkSince the earliest time known
     * @param inDebt as billing last reported
     * @param arrears the sum, where billing reported one
     * @param lifeSupport as in any of the customer's records
     */
    public record MarksAnswer(
            boolean dark,
            Optional<Instant> darkSince,
            boolean inDebt,
            Optional<BigDecimal> arrears,
            Optional<String> currency,
            boolean lifeSupport) {

        public static MarksAnswer of(CustomerMatch.Marks marks) {
            return new MarksAnswer(
                    marks.dark(),
                    marks.darkSince(),
                    marks.inDebt(),
                    marks.arrears(),
                    marks.currency(),
                    marks.lifeSupport());
        }
    }

    /**
     * The part of a value that a typed word matches.
     *
     * @param on for a name: as written, in pinyin or by its initials
     * @param text as it is in the value
     */
    public record PartAnswer(MatchedOn on, String text) {

        public static PartAnswer of(MatchedPart part) {
            return new PartAnswer(part.on(), part.text());
        }
    }

    public static MatchAnswer of(CustomerMatch match) {
        return new MatchAnswer(
                match.id(),
                match.recordId(),
                match.name(),
                match.tier(),
                match.sensitive(),
                match.telephone(),
                match.accountNumber(),
                match.address(),
                match.matchedOn(),
                match.matchedValue(),
                match.parts().stream().map(PartAnswer::of).toList(),
                match.telephoneTail(),
                match.accountTail(),
                match.shortAddress(),
                MarksAnswer.of(match.marks()));
    }
}
