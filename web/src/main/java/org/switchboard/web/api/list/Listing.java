package org.switchboard.web.api.list;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.switchboard.shared.Page;

/** A part of a list; {@code nextCursor} asks for the part after it and is missing at the end. */
public record Listing<T>(List<T> items, Optional<String> nextCursor) {

    public Listing {
        items = List.copyOf(items);
    }

    public static <T> Listing<T> of(Page<T> page) {
        return new Listing<>(page.items(), page.nextCursor());
    }

    public static <S, T> Listing<T> of(Page<S> page, Function<? super S, ? extends T> view) {
        return of(page.map(view));
    }

    /** A list that is bounded by itself. */
    public static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, Optional.empty());
    }
}
