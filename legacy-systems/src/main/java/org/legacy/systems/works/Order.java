package org.legacy.systems.works;

import java.util.Map;

/**
 * What the centre says of a job; fields of nothing are empty.
 *
 * @param messageId by which a repetition is known
 * @param reference the centre's own number
 */
public record Order(
        String messageId,
        String reference,
        String device,
        String deviceName,
        String priority,
        StatusCode status,
        String team,
        String customers,
        boolean lifeSupport,
        String memo) {

    /** As many characters as the forms of 1996 have boxes. */
    private static final int LONGEST_MEMO = 120;

    /** @throws Fault naming the field at fault */
    static Order of(Map<String, String> fields) {
        String code = fields.getOrDefault("StatCode", "");
        return new Order(
                required(fields, "MsgId"),
                required(fields, "ExtRef"),
                required(fields, "DevCode"),
                fields.getOrDefault("DevName", ""),
                fields.getOrDefault("Pri", "3"),
                StatusCode.of(code).orElseThrow(() -> new Fault("4102", "状态代码无效: " + code)),
                fields.getOrDefault("Team", ""),
                fields.getOrDefault("CustNum", "0"),
                fields.getOrDefault("LifeFlag", "N").equals("Y"),
                cut(fields.getOrDefault("Memo", "")));
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new Fault("4101", "缺少必填字段: " + name);
        }
        return value;
    }

    private static String cut(String memo) {
        return memo.length() <= LONGEST_MEMO ? memo : memo.substring(0, LONGEST_MEMO);
    }
}
