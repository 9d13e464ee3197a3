package org.switchboard.shared;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A bounded part of a list, with the cursor that asks for the part after it; no cursor when it is the last. */
public record Page<T>(List<T> items, Optional<String> nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /** The page size for this requested limit, where a page may have so many at most. */
    public static int size(int limit, int largest) {
        return Math.max(1, Math.min(limit, largest));
    }

    /** Cuts a list that was read with one element more than the page holds: it shows that there is a next page. */
    public static <T> Page<T> cut(List<T> found, int size, Function<T, String> cursorOf) {
        if (found.size() <= size) {
            return new Page<>(found, Optional.empty());
        }
        return new Page<>(found.subList(0, size), Optional.of(cursorOf.apply(found.get(size - 1))));
    }

    /** The number in a cursor of a list that is ordered by one. */
    public static long position(Optional<String> cursor, long beginning) {
        return cursor.map(text -> position(text, parts -> notNegative(Long.parseLong(parts[0]))))
                .orElse(beginning);
    }

    private static long notNegative(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("before the beginning: " + position);
        }
        return position;
    }

    /**
     * The text in a cursor of a list that is ordered by one.
     *
     * @param form of all such texts, by which others are recognised
     * @throws BusinessException when the text is none of that list's
     */
    public static String position(Optional<String> cursor, String beginning, Pattern form) {
        cursor.filter(text -> !form.matcher(text).matches()).ifPresent(notOurs -> {
            throw new BusinessException("bad-cursor", "cursor", notOurs, notOurs);
        });
        return cursor.orElse(beginning);
    }

    /**
     * The place in a cursor of a list that is ordered by several values, which underscores part.
     *
     * @throws BusinessException when the values are none of that list's
     */
    public static <P> P position(String cursor, Function<String[], P> place) {
        try {
            return place.apply(cursor.split("_"));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException notOurs) {
            throw new BusinessException("bad-cursor", "cursor", cursor, cursor);
        }
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), nextCursor);
    }
}
