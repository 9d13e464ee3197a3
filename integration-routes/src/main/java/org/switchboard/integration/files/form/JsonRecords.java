package org.switchboard.integration.files.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.switchboard.source.SourceJson;

/**
 * The objects of a JSON text of any length: elements of lists, features of GeoJSON collections, and objects that stand
 * by themselves.
 */
final class JsonRecords implements Iterator<JsonNode> {

    /** How long a value may be is the guard's to say. */
    private static final ObjectMapper JSON = SourceJson.mapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private static final String FEATURES = "features";

    private final String fileName;
    private final Charset charset;
    private final RecordGuard guard;
    private final JsonParser parser;
    private boolean inList;
    private boolean inCollection;
    private JsonNode next;

    /** @param longest the most characters that a record may have */
    JsonRecords(String fileName, InputStream bytes, Charset charset, int longest) throws IOException {
        this.fileName = fileName;
        this.charset = charset;
        this.guard = new RecordGuard(StrictText.reader(bytes, charset), longest);
        this.parser = JSON.createParser(guard);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        JsonNode record = next;
        next = null;
        return record;
    }

    /** Null at the end of the text. */
    private JsonNode read() {
        try {
            guard.recordBegins();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonNode record = inList ? element(token) : outside(token);
                if (record != null) {
                    return record;
                }
            }
            return null;
        } catch (JsonProcessingException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            throw new MalformedFile(
                    fileName + ", line " + line + " is not JSON: " + malformed.getOriginalMessage() + ".", malformed);
        } catch (RecordGuard.TooLong tooLong) {
            throw new MalformedFile(fileName + ", line " + line() + ": " + tooLong.getMessage() + ".", tooLong);
        } catch (CharacterCodingException wrongCharset) {
            throw MalformedFile.wrongCharset(fileName, charset, line(), wrongCharset);
        } catch (IOException broken) {
            throw new MalformedFile(fileName + " cannot be read to its end: " + broken.getMessage() + ".", broken);
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private JsonNode element(JsonToken token) throws IOException {
        if (token != JsonToken.END_ARRAY) {
            return parser.readValueAsTree();
        }
        inList = false;
        if (inCollection) {
            inCollection = false;
            skipRestOfObject();
        }
        return null;
    }

    private JsonNode outside(JsonToken token) throws IOException {
        if (token == JsonToken.START_ARRAY) {
            inList = true;
            return null;
        }
        return token == JsonToken.START_OBJECT ? objectOrCollection() : parser.readValueAsTree();
    }

    /** Null when it is a collection, whose features follow. */
    private JsonNode objectOrCollection() throws IOException {
        ObjectNode object = JSON.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            if (list && name.equals(FEATURES)) {
                inList = true;
                inCollection = true;
                return null;
            }
            object.set(name, parser.readValueAsTree());
        }
        return object;
    }

    private void skipRestOfObject() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
            parser.skipChildren();
        }
    }
}
