package org.switchboard.integration.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Telephone numbers as thirty years of clerks wrote them, in the form of E.164 ({@code +8657188881234}), an extension
 * after {@code ;ext=} as RFC 3966 has it.
 */
final class Telephones {

    private static final String HOME = "CN";
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[/、,，;；|]|\\s和\\s|\\s或\\s");
    private static final Pattern EXTENSION_WORD = Pattern.compile("\\s*(?:转|分机|内线)\\s*[:：]?\\s*");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Telephones() {}

    static List<MappingFunction> functions() {
        return List.of(
                new MappingFunction("telephone", 1, 2, Telephones::one),
                new MappingFunction("telephones", 1, 2, Telephones::several));
    }

    private static Optional<JsonNode> one(Arguments arguments) {
        String region = arguments.text(1).orElse(HOME);
        return arguments.text(0).flatMap(text -> normal(text, region)).map(TextNode::valueOf);
    }

    private static Optional<JsonNode> several(Arguments arguments) {
        String region = arguments.text(1).orElse(HOME);
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        arguments.texts(0).stream()
                .flatMap(text -> Stream.of(BETWEEN_NUMBERS.split(text)))
                .flatMap(text -> normal(text, region).stream())
                .distinct()
                .forEach(numbers::add);
        return Optional.of(numbers);
    }

    /** Empty when it cannot be a number of any country. */
    private static Optional<String> normal(String text, String region) {
        if (!NUMBERS.getSupportedRegions().contains(region)) {
            throw new Unusable("\"" + region + "\" is not a country's two letters");
        }
        String plain = EXTENSION_WORD
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceFirst(" ext. ")
                .replace('*', '#');
        try {
            PhoneNumber number = NUMBERS.parse(plain, region);
            return Optional.of(number).filter(NUMBERS::isPossibleNumber).map(Telephones::written);
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    private static String written(PhoneNumber number) {
        String plain = NUMBERS.format(number, PhoneNumberFormat.E164);
        return number.hasExtension() ? plain + ";ext=" + number.getExtension() : plain;
    }
}
