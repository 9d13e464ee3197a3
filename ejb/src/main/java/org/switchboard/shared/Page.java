package org.switchboard.shared;

import java.util.List;
import java.util.Optional;

/** A bounded part of a list, with the cursor that asks for the part after it; no cursor when it is the last. */
public record Page<T>(List<T> items, Optional<String> nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
