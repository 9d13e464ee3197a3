package org.switchboard.web.agentdesk;

import java.util.Optional;

/** A text with the part in it that is underlined; the part is empty where there is none. */
public record Underlined(String before, String part, String after) {

    static Underlined of(String text, Optional<String> part) {
        int at = part.map(text::indexOf).orElse(-1);
        return at < 0
                ? new Underlined(text, "", "")
                : new Underlined(
                        text.substring(0, at),
                        part.get(),
                        text.substring(at + part.get().length()));
    }
}
