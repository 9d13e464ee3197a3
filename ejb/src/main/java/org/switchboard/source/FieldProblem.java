package org.switchboard.source;

/** What is wrong with one field: its JSON pointer (empty for the whole record), the value as text, the reason. */
public record FieldProblem(String field, String value, String reason) {

    private static final int LONGEST_VALUE = 200;

    public FieldProblem {
        value = value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
