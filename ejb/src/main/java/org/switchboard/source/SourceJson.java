package org.switchboard.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/**
 * How JSON of sources is read: decimals keep all their digits, and whole numbers are written without an exponent, so
 * that 100 never becomes the key "1E+2".
 */
public final class SourceJson {

    /** Makes numbers of columns and texts as {@link #mapper} makes those of JSON. */
    public static final JsonNodeFactory NODES = new PlainNumbers();

    /** Longer numbers stay as they are; writing out their zeros would be an attack. */
    private static final int MOST_ZEROS = 50;

    private SourceJson() {}

    public static JsonMapper.Builder mapper() {
        return mapper(new JsonFactory());
    }

    public static JsonMapper.Builder mapper(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .nodeFactory(NODES);
    }

    private static final class PlainNumbers extends JsonNodeFactory {

        private static final long serialVersionUID = 1L;

        PlainNumbers() {
            super(true);
        }

        @Override
        public ValueNode numberNode(BigDecimal number) {
            if (number == null) {
                return nullNode();
            }
            boolean zerosLeftOut = number.scale() < 0 && number.scale() >= -MOST_ZEROS;
            return DecimalNode.valueOf(zerosLeftOut ? number.setScale(0) : number);
        }
    }
}
