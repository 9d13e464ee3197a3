package org.switchboard.web.api.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** The one JSON form of the interface: the components of our records by name, empty ones left out. */
@Provider
public class JsonForm implements ContextResolver<Jsonb> {

    private final Jsonb jsonb = JsonbBuilder.create(
            new JsonbConfig().withAdapters(WireNames.all()).withPropertyVisibilityStrategy(new RecordComponents()));

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
