package org.switchboard.integration.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of the deliveries that were stored last; a sender repeats one whose answer it did not get. Used by one thread. */
final class StoredDeliveries {

    private static final int MOST = 10_000;
    private static final int LONGEST_ID = 200;

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    boolean have(String id) {
        return ids.containsKey(id);
    }

    /** An id that is longer than anybody's is not remembered; its records then say themselves that they are known. */
    void add(String id) {
        if (id.length() <= LONGEST_ID) {
            ids.put(id, true);
        }
    }
}
