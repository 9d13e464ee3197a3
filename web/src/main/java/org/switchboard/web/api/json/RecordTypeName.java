package org.switchboard.web.api.json;

import jakarta.json.bind.adapter.JsonbAdapter;
import org.switchboard.source.RecordType;

/** A record type by its wire name, as in the paths. */
public class RecordTypeName implements JsonbAdapter<RecordType, String> {

    @Override
    public String adaptToJson(RecordType type) {
        return type.wireName();
    }

    @Override
    public RecordType adaptFromJson(String name) {
        return RecordType.named(name).orElseThrow(() -> new IllegalArgumentException(name));
    }
}
