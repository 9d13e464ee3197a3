package org.switchboard.integration.files.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The position of each value in a line of fixed width, as {@code ID:10,NAME:40}; a name of {@code -} is left out. */
public record FixedWidthLayout(List<Column> columns) {

    private static final Pattern COLUMN = Pattern.compile("\\s*([^:,\\s][^:,]*?)\\s*:\\s*([0-9]{1,6})\\s*");
    private static final String LEFT_OUT = "-";

    /** @param from the place of its first byte or character, from 0 */
    public record Column(String name, int from, int width) {

        int to() {
            return from + width;
        }

        boolean isLeftOut() {
            return name.equals(LEFT_OUT);
        }
    }

    /** @throws IllegalArgumentException with a sentence, when it is no layout */
    public static FixedWidthLayout parse(String text) {
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = 0;
        for (String part : text.split(",", -1)) {
            Matcher column = COLUMN.matcher(part);
            if (!column.matches() || Integer.parseInt(column.group(2)) == 0) {
                throw new IllegalArgumentException(
                        "\"" + part.strip() + "\" is not a column of a layout, as in ID:10,NAME:40");
            }
            String name = column.group(1);
            if (!name.equals(LEFT_OUT) && !names.add(name)) {
                throw new IllegalArgumentException("The layout has two columns " + name);
            }
            columns.add(new Column(name, at, Integer.parseInt(column.group(2))));
            at = columns.get(columns.size() - 1).to();
        }
        return new FixedWidthLayout(List.copyOf(columns));
    }

    int width() {
        return columns.get(columns.size() - 1).to();
    }
}
