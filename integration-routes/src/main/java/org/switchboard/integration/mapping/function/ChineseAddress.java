package org.switchboard.integration.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an address in Chinese order, from the large to the small, separated by the characters that end them (省,
 * 市, 区, 街道, 路, 号 …). A part that is not there is left out; what follows the house number is {@code rest}.
 */
final class ChineseAddress {

    private static final List<String> MUNICIPALITIES = List.of("北京", "上海", "天津", "重庆");

    /** A part's field, and what it looks like at the beginning of what is left. */
    private record Part(String field, Pattern form) {

        static Part of(String field, String form) {
            return new Part(field, Pattern.compile("^" + form));
        }
    }

    private static final List<Part> PARTS = List.of(
            Part.of("province", "\\p{IsHan}{2,8}?(?:省|自治区|特别行政区)"),
            Part.of("city", "\\p{IsHan}{2,10}?(?:市|自治州|地区|盟)"),
            Part.of("district", "\\p{IsHan}{1,10}?(?:自治县|自治旗|新区|区|县|旗|市)(?!道|路|街)"),
            Part.of("town", "\\p{IsHan}{1,10}?(?:街道|镇|乡)(?!路|街|大道)"),
            Part.of("street", "[\\p{IsHan}\\p{Alnum}]{1,20}?(?:大道|大街|路|街|巷|弄|胡同|里)(?=\\P{IsHan}|[甲乙丙丁附一二三四五六七八九十]|$)"),
            Part.of(
                    "house",
                    "[附甲乙丙丁]?[\\p{Alnum}一二三四五六七八九十百]+(?:[-—之][\\p{Alnum}]+)*号(?:院|之[\\p{Alnum}一二三四五六七八九十]+)?"));

    private ChineseAddress() {}

    static List<MappingFunction> functions() {
        return List.of(new MappingFunction(
                "chinese-address", 1, 1, arguments -> arguments.text(0).map(ChineseAddress::parts)));
    }

    private static JsonNode parts(String text) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        parts.put("text", text);
        String left = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
        for (Part part : PARTS) {
            Matcher match = part.form.matcher(left);
            if (match.find()) {
                parts.put(part.field, match.group());
                left = left.substring(match.end());
            }
        }
        municipality(parts);
        if (!left.isEmpty()) {
            parts.put("rest", left);
        }
        return parts;
    }

    /** Beijing, Shanghai, Tianjin and Chongqing are their own province. */
    private static void municipality(ObjectNode parts) {
        Optional.ofNullable(parts.get("city"))
                .map(JsonNode::asText)
                .filter(city -> !parts.has("province") && MUNICIPALITIES.contains(city.substring(0, 2)))
                .ifPresent(city -> parts.put("province", city));
    }
}
