package org.switchboard.draft;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import org.switchboard.shared.BusinessException;

/** What may be kept as a draft. */
final class DraftRules {

    static final int MOST_FIELDS = 50;
    static final int MOST_BYTES = 64 * 1024;

    private static final Pattern MATTER =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}(/[A-Za-z0-9][A-Za-z0-9._-]{0,59}){0,3}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");

    private DraftRules() {}

    static void checkMatter(String matter) {
        if (matter == null || !MATTER.matcher(matter).matches()) {
            throw new BusinessException("bad-draft-matter", "matter", matter, matter);
        }
    }

    static void checkVersion(long version) {
        if (version < 0) {
            throw new BusinessException("bad-draft-version", "version", String.valueOf(version));
        }
    }

    static void checkFields(Map<String, String> fields) {
        if (fields.size() > MOST_FIELDS) {
            throw new BusinessException("draft-fields", "fields", String.valueOf(fields.size()), MOST_FIELDS);
        }
        fields.forEach(DraftRules::checkField);
        int bytes = fields.entrySet().stream().mapToInt(DraftRules::bytes).sum();
        if (bytes > MOST_BYTES) {
            String longest = fields.entrySet().stream()
                    .max(Comparator.comparingInt(DraftRules::bytes))
                    .map(Map.Entry::getKey)
                    .orElseThrow();
            throw new BusinessException("draft-size", longest, String.valueOf(bytes), longest, MOST_BYTES / 1024);
        }
    }

    private static void checkField(String name, String text) {
        if (name == null || !FIELD.matcher(name).matches()) {
            throw new BusinessException("bad-draft-field", "fields", name, name);
        }
        if (text == null || text.codePoints().anyMatch(DraftRules::cannotBeStored)) {
            throw new BusinessException("bad-draft-text", name, text, name);
        }
    }

    /** NUL, and one half of a surrogate pair. */
    private static boolean cannotBeStored(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static int bytes(Map.Entry<String, String> field) {
        return field.getKey().length() + field.getValue().getBytes(StandardCharsets.UTF_8).length;
    }
}
