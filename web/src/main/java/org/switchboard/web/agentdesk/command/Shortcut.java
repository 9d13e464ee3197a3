package org.switchboard.web.agentdesk.command;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key, or keys pressed together.
 *
 * @param keys as the attribute {@code aria-keyshortcuts} writes them, such as {@code Control+Enter}
 */
public record Shortcut(String keys) {

    private static final Map<String, String> CAPS = Map.of("Control", "Ctrl", "Enter", "↵", "Escape", "Esc");

    /** As printed on the keys: "Ctrl ↵". */
    public String caps() {
        return Stream.of(keys.split("\\+"))
                .map(key -> CAPS.getOrDefault(key, key))
                .collect(Collectors.joining(" "));
    }

    /** Such a key belongs to the text field that has the focus, if one has. */
    public boolean typesCharacter() {
        return keys.length() == 1;
    }
}
