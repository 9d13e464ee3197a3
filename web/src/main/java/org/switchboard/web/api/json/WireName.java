package org.switchboard.web.api.json;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.Arrays;
import java.util.function.Function;

/** A constant by the name that programs know it by; one that has none is written as it is called. */
abstract class WireName<E extends Enum<E>> implements JsonbAdapter<E, String> {

    private final Class<E> constants;
    private final Function<E, String> name;

    WireName(Class<E> constants, Function<E, String> name) {
        this.constants = constants;
        this.name = name;
    }

    @Override
    public String adaptToJson(E constant) {
        return name.apply(constant);
    }

    @Override
    public E adaptFromJson(String text) {
        return Arrays.stream(constants.getEnumConstants())
                .filter(constant -> name.apply(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
