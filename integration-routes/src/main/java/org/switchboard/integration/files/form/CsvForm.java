package org.switchboard.integration.files.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the CSV files of one source are written.
 *
 * @param delimiter between values, unless a file's first line says {@code sep=}
 * @param skipLines how many lines stand before the line of names, or before the records
 * @param columnNames of files without a line of names; empty when the files have one. A name of - is left out.
 * @param trailingDelimiter whether a line ends with a delimiter that no value follows
 */
public record CsvForm(char delimiter, int skipLines, List<String> columnNames, boolean trailingDelimiter) {

    static final String LEFT_OUT = "-";

    /** @throws IllegalArgumentException with a sentence, when the names cannot be those of columns */
    public CsvForm {
        columnNames = List.copyOf(columnNames);
        if (skipLines < 0) {
            throw new IllegalArgumentException("skipLines is " + skipLines + ", and must be 0 or more");
        }
        fault(columnNames).ifPresent(reason -> {
            throw new IllegalArgumentException("The columnNames cannot be used: " + reason);
        });
    }

    public static CsvForm of(char delimiter) {
        return new CsvForm(delimiter, 0, List.of(), false);
    }

    /** @param text the names with commas between them */
    public static List<String> names(String text) {
        return text.isBlank()
                ? List.of()
                : List.of(text.split(",", -1)).stream().map(String::strip).toList();
    }

    /** Which names are missing or there twice, with their places counted from 1. */
    static Optional<String> fault(List<String> names) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(i + 1);
        }
        places.remove(LEFT_OUT);
        return Optional.of(places.entrySet().stream()
                        .filter(each ->
                                each.getKey().isEmpty() || each.getValue().size() > 1)
                        .map(each -> each.getKey().isEmpty()
                                ? columns(each.getValue()) + (each.getValue().size() > 1 ? " have" : " has")
                                        + " no name"
                                : columns(each.getValue()) + " have the same name \"" + each.getKey() + "\"")
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    private static String columns(List<Integer> places) {
        String all = places.stream().map(String::valueOf).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? "column " + all : "columns " + all.substring(0, last) + " and " + all.substring(last + 2);
    }
}
