package org.switchboard.source.model;

import java.util.Objects;
import org.switchboard.source.RecordType;

/**
 * One stream of one record type from one source system. The name distinguishes several feeds of the same type
 * ("customer", "customer-archive"); by default it is the record type's wire name.
 */
public record FeedId(String source, String name, RecordType type) {

    public static final int LONGEST_NAME = 100;

    public FeedId {
        requireName("source", source);
        requireName("feed", name);
        Objects.requireNonNull(type, "record type");
    }

    public FeedId(String source, RecordType type) {
        this(source, type.wireName(), type);
    }

    private static void requireName(String field, String value) {
        if (value == null || !value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0," + (LONGEST_NAME - 1) + "}")) {
            throw new org.switchboard.shared.BusinessException("bad-name", field, value, field, value);
        }
    }
}
