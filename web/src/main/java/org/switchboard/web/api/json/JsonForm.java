package org.switchboard.web.api.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** The one JSON form of the interface: empty values are left out, names are those of the records. */
@Provider
public class JsonForm implements ContextResolver<Jsonb> {

    private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withAdapters(new RecordTypeName()));

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
