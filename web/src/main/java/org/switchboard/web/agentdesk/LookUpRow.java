package org.switchboard.web.agentdesk;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.switchboard.customer.model.CustomerMatch;
import org.switchboard.customer.spelling.MatchedOn;
import org.switchboard.customer.spelling.MatchedPart;

/** A customer in the list below the look-up, with what was matched underlined. */
public record LookUpRow(CustomerMatch match, Underlined name, Underlined address) {

    private static final Set<MatchedOn> OF_NAME =
            EnumSet.of(MatchedOn.NAME, MatchedOn.PINYIN, MatchedOn.PINYIN_INITIALS);

    static LookUpRow of(CustomerMatch match) {
        return new LookUpRow(
                match,
                Underlined.of(match.name(), part(match, OF_NAME)),
                Underlined.of(match.shortAddress().orElse(""), part(match, EnumSet.of(MatchedOn.ADDRESS))));
    }

    private static Optional<String> part(CustomerMatch match, Set<MatchedOn> wanted) {
        return match.parts().stream()
                .filter(part -> wanted.contains(part.on()))
                .map(MatchedPart::text)
                .findFirst();
    }
}
