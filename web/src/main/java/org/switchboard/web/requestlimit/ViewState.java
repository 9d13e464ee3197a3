package org.switchboard.web.requestlimit;

import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

/** The state that a form of a page sends: Faces fails on one that it cannot decode, instead of refusing it. */
final class ViewState {

    static final String PARAMETER = "jakarta.faces.ViewState";

    private static final int LONGEST = 200;

    private ViewState() {}

    /** Whether the parameters have none, or only such that Faces can look up; a view that is no longer kept is made again. */
    static boolean isReadable(Map<String, String[]> parameters) {
        String[] sent = parameters.get(PARAMETER);
        return sent == null || Stream.of(sent).allMatch(ViewState::isReadable);
    }

    private static boolean isReadable(String token) {
        if (token.length() > LONGEST) {
            return false;
        }
        try {
            Base64.getDecoder().decode(token);
            return true;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
