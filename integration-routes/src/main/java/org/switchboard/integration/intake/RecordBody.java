package org.switchboard.integration.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.SourceJson;
import org.switchboard.source.intake.SourceRecord;

/**
 * The records in a message body: one or a list of maps, JSON nodes, JSON texts or bytes. Records that failed already
 * are kept. Lists that come as iterators are read as they are used, so that they may be of any length.
 */
final class RecordBody {

    private static final ObjectMapper JSON = SourceJson.mapper()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private RecordBody() {}

    static Iterator<SourceRecord> of(Object body) {
        if (body == null) {
            return Collections.emptyIterator();
        }
        if (body instanceof Iterator<?> records) {
            return new Flattened(records);
        }
        if (body instanceof Iterable<?> records && !(body instanceof JsonNode)) {
            return new Flattened(records.iterator());
        }
        return one(body);
    }

    private static Iterator<SourceRecord> one(Object body) {
        if (body instanceof SourceRecord record) {
            return Collections.singleton(record).iterator();
        }
        if (body instanceof JsonNode node) {
            return node(node);
        }
        if (body instanceof Map<?, ?>) {
            return node(JSON.valueToTree(body));
        }
        if (body instanceof CharSequence text) {
            return text(text.toString());
        }
        if (body instanceof byte[] bytes) {
            return text(new String(bytes, StandardCharsets.UTF_8));
        }
        if (body instanceof InputStream stream) {
            return text(textOf(stream));
        }
        return node(JSON.valueToTree(body));
    }

    private static Iterator<SourceRecord> node(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return Collections.emptyIterator();
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(SourceRecord::canonical)
                    .iterator();
        }
        return Collections.singleton(SourceRecord.canonical(node)).iterator();
    }

    /** JSON values one after the other; from the first one that is no JSON, the rest is one failed record. */
    private static Iterator<SourceRecord> text(String text) {
        List<SourceRecord> records = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                node(values.nextValue()).forEachRemaining(records::add);
            }
        } catch (JsonProcessingException notJson) {
            records.add(SourceRecord.failed(
                    TextNode.valueOf(text),
                    new FieldProblem("", text, "is not JSON: " + notJson.getOriginalMessage())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return records.iterator();
    }

    private static String textOf(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Goes through the elements of a list, each of which may hold several records. */
    private static final class Flattened implements Iterator<SourceRecord> {

        private final Iterator<?> elements;
        private Iterator<SourceRecord> current = Collections.emptyIterator();

        Flattened(Iterator<?> elements) {
            this.elements = elements;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && elements.hasNext()) {
                Object element = elements.next();
                current = element == null ? Collections.emptyIterator() : one(element);
            }
            return current.hasNext();
        }

        @Override
        public SourceRecord next() {
            hasNext();
            return current.next();
        }
    }
}
