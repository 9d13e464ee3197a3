package org.switchboard.integration.folder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The objects of a JSON text of any length: elements of lists, features of GeoJSON collections, and objects that stand
 * by themselves.
 */
final class JsonRecords implements Iterator<JsonNode> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FEATURES = "features";

    private final String fileName;
    private final JsonParser parser;
    private boolean inList;
    private boolean inCollection;
    private JsonNode next;

    JsonRecords(String fileName, Reader text) throws IOException {
        this.fileName = fileName;
        this.parser = JSON.createParser(text);
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
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonNode record = inList ? element(token) : outside(token);
                if (record != null) {
                    return record;
                }
            }
            return null;
        } catch (JsonProcessingException garbage) {
            int line = garbage.getLocation() == null ? 0 : garbage.getLocation().getLineNr();
            throw new GarbageFile(
                    fileName + ", line " + line + " is not JSON: " + garbage.getOriginalMessage() + ".", garbage);
        } catch (IOException broken) {
            throw new GarbageFile(fileName + " cannot be read to its end: " + broken.getMessage() + ".", broken);
        }
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
