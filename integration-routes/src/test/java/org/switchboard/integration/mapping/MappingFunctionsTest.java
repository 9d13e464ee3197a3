package org.switchboard.integration.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.intake.SourceRecord;

/** What the functions beside JSLT's own make of the values of old systems. */
class MappingFunctionsTest {

    private static final RecordOrigin ORIGIN =
            new RecordOrigin(Optional.empty(), Optional.empty(), Instant.parse("2026-11-22T01:15:33Z"));

    @TempDir
    Path configuration;

    private Site site;

    @BeforeEach
    void aSite() {
        site = new Site(configuration);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "138 0571 2345|+8613805712345",
                "0571-88881234|+8657188881234",
                "(0571)8888 1234转801|+8657188881234;ext=801",
                "0571－88881234＊12|+8657188881234;ext=12",
                "０１０－６５５２９９８８|+861065529988",
                "+86 (0)571 8888 1234|+8657188881234",
                "0086-13805712345|+8613805712345",
                "0571-88881234,801|+8657188881234;ext=801",
                "88881234|88881234",
                "95598|95598",
                "138****2345|138****2345",
                "34567|34567",
            })
    void telephone_number_is_read_in_every_notation(String written, String number) {
        assertThat(of("telephone(.v)", written).asText()).isEqualTo(number);
    }

    @Test
    void field_with_several_and_foreign_telephone_numbers_is_read() {
        assertThat(of("telephones(.v)", "13805712345/0571-88881234、暂无").toString())
                .isEqualTo("[\"+8613805712345\",\"+8657188881234\"]");
        assertThat(of("telephone(.v, \"GB\")", "020 7946 0958").asText()).isEqualTo("+442079460958");
        assertThat(of("telephone(.v)", "暂无").isNull()).isTrue();
        assertThat(of("telephone(.v)", "").isNull()).isTrue();
        assertThat(failureOf("telephone(.v, \"Mars\")", "1"))
                .contains("telephone: \"Mars\" is not a country's two letters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "浙江省杭州市西湖区文三路478号华星时代广场A座1203室|浙江省|杭州市|西湖区|-|文三路|478号|华星时代广场A座1203室",
                "北京市朝阳区建国门外大街1号|北京市|北京市|朝阳区|-|建国门外大街|1号|-",
                "江苏省苏州市昆山市玉山镇人民南路 88 号|江苏省|苏州市|昆山市|玉山镇|人民南路|88号|-",
                "山东省济南市市中区经四路12-1号|山东省|济南市|市中区|-|经四路|12-1号|-",
                "内蒙古自治区锡林郭勒盟苏尼特左旗满都拉图镇|内蒙古自治区|锡林郭勒盟|苏尼特左旗|满都拉图镇|-|-|-",
                "云溪市城东区解放路５６号３幢２单元４０２室|-|云溪市|城东区|-|解放路|56号|3幢2单元402室",
                "没有门牌的老房子|-|-|-|-|-|-|没有门牌的老房子",
            })
    void chinese_address_is_split_into_parts(
            String text,
            String province,
            String city,
            String district,
            String town,
            String street,
            String house,
            String rest) {
        JsonNode parts = of("chinese-address(.v)", text);

        assertThat(parts.path("text").asText()).isEqualTo(text);
        assertThat(textOf(parts, "province")).isEqualTo(Optional.ofNullable(province));
        assertThat(textOf(parts, "city")).isEqualTo(Optional.ofNullable(city));
        assertThat(textOf(parts, "district")).isEqualTo(Optional.ofNullable(district));
        assertThat(textOf(parts, "town")).isEqualTo(Optional.ofNullable(town));
        assertThat(textOf(parts, "street")).isEqualTo(Optional.ofNullable(street));
        assertThat(textOf(parts, "house")).isEqualTo(Optional.ofNullable(house));
        assertThat(textOf(parts, "rest")).isEqualTo(Optional.ofNullable(rest));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20261122031500|yyyyMMddHHmmss|2026-11-22T03:15:00+08:00",
                "2026年11月22日|yyyy年MM月dd日|2026-11-22T00:00:00+08:00",
                "22.11.2026 3:15|dd.MM.yyyy H:mm|2026-11-22T03:15:00+08:00",
                "22-Nov-26|dd-MMM-yy|2026-11-22T00:00:00+08:00",
                "2026-11-22T03:15:00+01:00|yyyy-MM-dd'T'HH:mm:ssXXX|2026-11-22T03:15:00+01:00",
                "1795317300|seconds|2026-11-22T11:15:00+08:00",
                "1795317300000|milliseconds|2026-11-22T11:15:00+08:00",
            })
    void timestamp_in_a_custom_format_is_read(String written, String pattern, String moment) {
        assertThat(of("moment(.v, \"" + pattern + "\", \"Asia/Shanghai\")", written)
                        .asText())
                .isEqualTo(moment);
    }

    @Test
    void first_matching_format_is_used_zeros_are_no_date_and_invalid_text_is_reported() {
        String either = "date(.v, [\"yyyyMMdd\", \"yyyy/M/d\"])";
        assertThat(of(either, "2026/2/9").asText()).isEqualTo("2026-02-09");
        assertThat(of(either, "00000000").isNull()).isTrue();
        assertThat(of(either, "  ").isNull()).isTrue();
        assertThat(failureOf(either, "20260231"))
                .isEqualTo("m.jslt: date: \"20260231\" does not fit yyyyMMdd or yyyy/M/d");
        assertThat(failureOf("moment(.v, \"yyyy\", \"Asia/Nowhere\")", "2026"))
                .contains("\"Asia/Nowhere\" is not a time zone");
    }

    @Test
    void code_table_is_read_beside_the_mapping_and_an_unknown_code_is_reported() {
        site.with("crm/tiers.csv", "code,meaning\n# retired in 2009\n91,diamond\n92,gold\n");

        assertThat(of("code(\"crm/tiers.csv\", .v)", "92").asText()).isEqualTo("gold");
        assertThat(of("code(\"crm/tiers.csv\", .v, \"standard\")", "7").asText())
                .isEqualTo("standard");
        assertThat(of("code(\"crm/tiers.csv\", .v)", "").isNull()).isTrue();
        assertThat(failureOf("code(\"crm/tiers.csv\", .v)", "7"))
                .contains("code: \"7\" is not in the table crm/tiers.csv");
        assertThat(failureOf("code(\"crm/none.csv\", .v)", "7")).contains("there is no file crm/none.csv");
    }

    @Test
    void changed_code_table_applies_at_once_and_a_broken_or_missing_one_keeps_the_last_good_one() throws Exception {
        site.with("crm/tiers.csv", "code,meaning\n92,gold\n");
        site.with("m.jslt", "{\"key\": code(\"crm/tiers.csv\", .v)}");
        assertThat(key("92")).isEqualTo("gold");

        site.with("crm/tiers.csv", "code,meaning\n92,golden\n");
        site.mappings.changed("crm/tiers.csv");
        assertThat(key("92")).isEqualTo("golden");

        site.with("crm/tiers.csv", "code,meaning\n92\n");
        site.mappings.changed("crm/tiers.csv");
        assertThat(key("92")).isEqualTo("golden");
        assertThat(site.files.fault("crm/tiers.csv")).contains("crm/tiers.csv, line 2 has no meaning for its code");

        Files.delete(configuration.resolve("sources/crm/tiers.csv"));
        site.mappings.removed("crm/tiers.csv", mapping -> true);
        assertThat(key("92")).isEqualTo("golden");
        assertThat(site.files.fault("crm/tiers.csv").orElseThrow()).contains("was removed, and is in use");
    }

    /** Pairs of the public test data of map software, to its seven digits. */
    @ParameterizedTest
    @CsvSource({
        "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597",
        "113.912316, 22.543847, 113.9171764808363, 22.540796131694766",
        "116.377817, 39.911954, 116.38404722455657, 39.91334545536069",
    })
    void gcj02_position_is_converted_to_wgs84(double longitude, double latitude, double east, double north) {
        JsonNode position = call("gcj02-to-wgs84(.x, .y)", "{\"x\": " + east + ", \"y\": \"" + north + "\"}");

        assertThat(position.path("longitude").asDouble()).isCloseTo(longitude, within(1e-6));
        assertThat(position.path("latitude").asDouble()).isCloseTo(latitude, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "1.14, 1.14",
        "0.1, 0.1",
        "-12.50, -12.50",
        "123456789012345678.901234567, 123456789012345678.901234567",
        "1e3, 1000",
        "+7, 7",
        ".5, 0.5",
    })
    void text_becomes_the_number_that_it_writes_to_the_last_digit(String written, String number) {
        assertThat(of("number(.v)", written).toString()).isEqualTo(number);
    }

    @Test
    void text_that_is_no_number_is_reported_or_replaced() {
        assertThat(failureOf("number(.v)", "1,5")).contains("number: \"1,5\" is not a number");
        assertThat(failureOf("number(.v)", "Infinity")).contains("number: \"Infinity\" is not a number");
        assertThat(failureOf("number(.v)", "NaN")).contains("is not a number");
        assertThat(of("number(.v, 0)", "n/a").toString()).isEqualTo("0");
        assertThat(of("number(.v, 0)", "").toString()).isEqualTo("0");
        assertThat(of("number(.v)", " ").isNull()).isTrue();
        assertThat(call("number(.none) == null", "{}").toString()).isEqualTo("true");
        assertThat(call("number(.v)", "{\"v\": 3}").toString()).isEqualTo("3");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Seoul, 126.98, 37.57, false",
        "Pyongyang, 125.75, 39.02, false",
        "Ulaanbaatar, 106.91, 47.92, false",
        "Hanoi, 105.85, 21.03, false",
        "Kathmandu, 85.32, 27.71, false",
        "Thimphu, 89.64, 27.47, false",
        "Bishkek, 74.59, 42.87, false",
        "Almaty, 76.93, 43.25, false",
        "Taipei, 121.56, 25.03, false",
        "Vladivostok, 131.89, 43.12, false",
        "Irkutsk, 104.28, 52.29, false",
        "Bangkok, 100.5, 13.75, false",
        "Delhi, 77.21, 28.61, false",
        "Fukuoka, 130.4, 33.59, false",
        "Manila, 120.98, 14.6, false",
        "Beijing, 116.4, 39.9, true",
        "Shanghai, 121.47, 31.23, true",
        "Sanya, 109.51, 18.25, true",
        "Kashgar, 75.99, 39.47, true",
        "Lhasa, 91.13, 29.65, true",
        "Urumqi, 87.62, 43.82, true",
        "Harbin, 126.64, 45.75, true",
        "Mohe, 122.54, 53.48, true",
        "Jinghong, 100.8, 22.0, true",
        "Dalian, 121.61, 38.91, true",
        "Xiamen, 118.09, 24.48, true",
        "Hohhot, 111.75, 40.84, true",
    })
    void position_is_shifted_inside_the_outline_of_china_only(
            String place, double longitude, double latitude, boolean shifted) {
        JsonNode position = call("gcj02-to-wgs84(.x, .y)", "{\"x\": " + longitude + ", \"y\": " + latitude + "}");

        assertThat(position.path("longitude").asDouble() != longitude).isEqualTo(shifted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,56|1234.56",
                "1,14|1.14",
                "-0,10|-0.10",
                "1 234 567,5|1234567.5",
                "1\u202F234|1234",
                "12.345.678.901.234.567.890,123456789|12345678901234567890.123456789",
                "1234567,8|1234567.8",
                "1.234|1234",
            })
    void text_with_a_decimal_comma_becomes_its_number_to_the_last_digit(String written, String number) {
        assertThat(of("decimal(.v)", written).toString()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.14", "1,234.56", "1.23,4", "1.234 567,8", "1,2,3", "1234.567,8", ",5", "1,", "n/a", "∞"})
    void text_that_is_no_number_with_a_decimal_comma_is_reported_or_replaced(String written) {
        assertThat(failureOf("decimal(.v)", written))
                .contains("decimal: \"" + written + "\" is not a number with a decimal comma");
        assertThat(of("decimal(.v, null)", written).isNull()).isTrue();
    }

    @Test
    void decimal_of_a_number_is_the_number_and_of_a_blank_null() {
        assertThat(call("decimal(.v)", "{\"v\": 1.5}").toString()).isEqualTo("1.5");
        assertThat(of("decimal(.v)", " ").isNull()).isTrue();
    }

    @Test
    void position_outside_china_is_unchanged_and_baidu_position_is_converted_within_metres() {
        JsonNode london = call("gcj02-to-wgs84(.x, .y)", "{\"x\": -0.1278, \"y\": 51.5074}");
        assertThat(london.path("longitude").asDouble()).isEqualTo(-0.1278);
        // Tian'anmen on the three systems of maps
        JsonNode baidu = call("bd09-to-wgs84(.x, .y)", "{\"x\": 116.403963, \"y\": 39.915119}");
        JsonNode amap = call("gcj02-to-wgs84(.x, .y)", "{\"x\": 116.397573, \"y\": 39.908743}");
        assertThat(baidu.path("longitude").asDouble())
                .isCloseTo(amap.path("longitude").asDouble(), within(2e-4));
        assertThat(baidu.path("latitude").asDouble())
                .isCloseTo(amap.path("latitude").asDouble(), within(2e-4));
    }

    @Test
    void projected_position_is_converted_by_its_epsg_code() {
        // CGCS2000 / 3-degree Gauss-Kruger CM 120E: on the central meridian the easting is 500 km
        JsonNode position = call("to-wgs84(.x, .y, \"EPSG:4549\")", "{\"x\": 500000, \"y\": 3320113.398}");
        assertThat(position.path("longitude").asDouble()).isCloseTo(120, within(1e-6));
        assertThat(position.path("latitude").asDouble()).isCloseTo(30, within(1e-4));

        assertThat(failureOf("to-wgs84(1, 2, \"EPSG:none\")", ""))
                .contains("\"EPSG:none\" is not a coordinate system such as EPSG:4547");
        assertThat(call("to-wgs84(.x, .y, \"EPSG:4549\")", "{\"x\": null}").isMissingNode())
                .isTrue();
    }

    private String key(String value) {
        return site.mappings
                .mapping("m.jslt")
                .apply(json("{\"v\": \"" + value + "\"}"), ORIGIN)
                .get(0)
                .canonical()
                .orElseThrow()
                .path("key")
                .asText();
    }

    private JsonNode of(String expression, String value) {
        JsonNode answer = call(expression, "{\"v\": " + json("\"" + value + "\"") + "}");
        return answer.isMissingNode() ? NullNode.instance : answer;
    }

    private JsonNode call(String expression, String record) {
        return applied(expression, record).canonical().orElseThrow().path("answer");
    }

    private String failureOf(String expression, String value) {
        return applied(expression, "{\"v\": \"" + value + "\"}")
                .failure()
                .orElseThrow()
                .reason();
    }

    private SourceRecord applied(String expression, String record) {
        site.with("m.jslt", "{\"answer\" : " + expression + "}");
        site.mappings.changed("m.jslt");
        return site.mappings.mapping("m.jslt").apply(json(record), ORIGIN).get(0);
    }

    private static Optional<String> textOf(JsonNode parts, String field) {
        return Optional.ofNullable(parts.get(field)).map(JsonNode::asText);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
