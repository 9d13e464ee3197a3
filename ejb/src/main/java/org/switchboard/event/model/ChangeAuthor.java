package org.switchboard.event.model;

import java.util.Objects;

/**
 * Who has made a change, in plain values: the event log knows no users.
 *
 * @param origin such as {@code PERSON} or {@code SOURCE}; a person and a source can have the same name
 */
public record ChangeAuthor(String name, String origin) {

    public ChangeAuthor {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(origin, "origin");
    }
}
