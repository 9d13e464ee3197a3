package org.switchboard.knowledge.persistence;

import java.util.Map;
import org.switchboard.knowledge.model.Audience;
import org.switchboard.knowledge.model.Reader;

/** Narrows a query of {@code knowledge_article a} to what a reader may read. */
final class ReaderFilter {

    static final String SQL = """
             and a.audience = any(:audiences)
             and (a.areas = '' or :everywhere or string_to_array(a.areas, E'\\n') && cast(:areas as text[]))
            """;

    private ReaderFilter() {}

    static Map<String, Object> parameters(Reader reader) {
        return Map.of(
                "audiences", reader.audiences().stream().map(Audience::name).toArray(String[]::new),
                "everywhere", reader.areas().isEmpty(),
                "areas", reader.areas().toArray(String[]::new));
    }
}
