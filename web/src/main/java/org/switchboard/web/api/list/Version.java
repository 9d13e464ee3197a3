package org.switchboard.web.api.list;

import jakarta.ws.rs.core.EntityTag;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;

/** The version of what was read, as ETag out and as If-Match in. */
public final class Version {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Version() {}

    public static EntityTag tag(long version) {
        return new EntityTag(String.valueOf(version));
    }

    /**
     * @param ifMatch as it came; empty or {@code *} when the change holds for whatever is there
     * @throws ProblemException when it is not the version that is there now
     */
    public static Optional<Long> require(String ifMatch, long present) {
        Optional<String> wanted =
                QueryValue.given(ifMatch).filter(tag -> !tag.strip().equals("*"));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(wanted.get().strip());
        if (!tag.matches()) {
            throw new ProblemException(Problem.badValue("If-Match", ifMatch, "tag"));
        }
        if (Long.parseLong(tag.group(1)) != present) {
            throw new ProblemException(Problem.of(ProblemKind.VERSION_IS_OLD, "If-Match", ifMatch));
        }
        return Optional.of(present);
    }
}
