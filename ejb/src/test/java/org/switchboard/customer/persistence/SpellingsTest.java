package org.switchboard.customer.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchboard.customer.model.CustomerMatch;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;

/** What is stored of a customer, and what the user types who means that customer, or another. */
class SpellingsTest {

    private static final String FOUND = """
            单小明 < 单小明 | 單小明 | shanxiaoming | danxiaoming | shan xiaoming | Shan Xiao Ming | sxm | dxm | 小明 | xiaoming | xm
            曾国强 < zengguoqiang | cengguoqiang | zgq | cgq | 国强 | 曾國強 | 國強
            仇英 < qiuying | chouying | qy | 英
            解晓东 < xiexiaodong | jiexiaodong | 解曉東 | xxd
            区小红 < ouxiaohong | quxiaohong | 區小紅
            查良镛 < zhaliangyong | chaliangyong | 查良鏞
            乐嘉 < yuejia | lejia | 樂嘉
            朴智星 < piaozhixing | puzhixing | Piao, Zhixing
            盖文 < gewen | gaiwen | 蓋文
            任盈盈 < renyingying | ren yingying
            华罗庚 < hualuogeng | 華羅庚
            尉迟恭 < yuchigong | weichigong | 尉遲恭 | 恭 | yuchi
            万俟卨 < moqi | wanqi | 萬俟
            缪荃孙 < miaoquansun | mouquansun
            翟天临 < zhaitianlin | ditianlin | 翟天臨
            宓羲和 < mixihe
            员半千 < yunbanqian | yuanbanqian
            召力 < shaoli | zhaoli
            覃海洋 < qinhaiyang | tanhaiyang
            冼星海 < xianxinghai
            种师道 < chongshidao | zhongshidao
            繁钦 < poqin | fanqin
            折可适 < shekeshi | zhekeshi
            黑东 < heidong
            那英 < naying | 那 英
            燕青 < yanqing
            尹志平 < yinzhiping
            隗嚣 < weixiao | kuixiao
            吕小布 < lüxiaobu | lvxiaobu | luxiaobu | lyuxiaobu | LÜ Xiaobu | Lǚ Xiǎobù | 呂小布 | xiaobu lv
            欧阳靖雯 < 歐陽靖雯 | 欧阳 | ouyang | oyjw | 靖雯 | jingwen | jingwen ouyang | 欧 阳 靖 雯 | 欧阳靖雯女士 | 欧阳女士
            阿卜杜拉·买买提 < 阿卜杜拉买买提 | 阿卜杜拉•买买提 | 阿卜杜拉・买买提 | 阿卜杜拉‧买买提 | 阿卜杜拉∙买买提 | 阿卜杜拉⋅买买提 | 阿卜杜拉･买买提 | 阿卜杜拉.买买提 | 阿卜杜拉 买买提 | 买买提
            王大力先生 < 王大力 | 王大力先生 | 王大力经理 | 王大力师傅 | 大力 | 王先生 | 王大力 先生 | wangdali
            赵​云​龙 < 赵云龙 | 赵\\u200b云\\u200d龙 | \\ufeff赵云龙\\u200e | 赵\\u00ad云龙 | zhaoyunlong
            José García-Núñez < jose garcia nunez | JOSÉ GARCÍA | Jose García‐Nuñez | garcianunez | Núñez | García, José | Mr. José García
            Jürgen Müller < Muller | Mueller | Müller, Jürgen | juergen mueller | jurgen muller | MÜLLER | Herr Müller
            Anna Goethe < Göthe | Gothe, Anna | goethe
            Patrick O'Brien < OBrien | O’Brien | OʼBrien | O`Brien | O Brien | o‘brien | Brien | Mr O'Brien | obrien patrick | O´Brien | patrickobrien
            Søren Strauß < Soren Strauss | Soeren Strauß | strauss, søren | STRAUSS
            Nguyễn Văn Đức < nguyen van duc | Nguyen Duc | duc | NGUYỄN
            İpek Işık < ipek isik | IPEK IŞIK | ıpek ışık | Isik
            Smith, John < john smith | John Smith | smith john | johnsmith | SMITH,JOHN | Dr. John Smith | Smith
            Mary-Jane Watson < mary jane | maryjane | Mary‑Jane Watson | Mary–Jane | watson mary | jane
            Łukasz Żółć < lukasz zolc | Lukasz
            Xue Li < xue li | li xue | xueli
            云溪市第二人民医院 < 第二人民医院 | 人民医院 | 雲溪市第二人民醫院 | renminyiyuan | 医院
            张伟 ~138-0571-2345 < 13805712345 | +86 138 0571 2345 | 008613805712345 | 86-13805712345 | 8613805712345 | 013805712345 | 0138-0571-2345 | １３８０５７１２３４５ | 138—0571—2345 | 138·0571·2345 | 138.0571.2345 | 138\\u200b0571\\u200b2345 | \\u202a13805712345\\u202c | ١٣٨٠٥٧١٢٣٤٥ | 138 0571 | 0571 2345 | 712345 | 2345 | 张伟 2345 | 2345 张伟 | zhangwei 2345 | 张伟 13805712345 | 张伟 138 0571 2345 | +86138057
            李娜 ~(0571)8642-9753转6 < 86429753 | 0571-86429753 | 057186429753 | +8657186429753 | 0086-571-8642 9753 | 86-571-86429753 | 571-86429753 | 8642-9753转6 | 86429753 ext. 6 | 0571-86429753-6 | 86429753#6 | （０５７１）８６４２９７５３ | 9753 | 0571 8642 | 李娜 9753 | lina 86429753
            钱多 ~0571-8123 4567 ext.8001 < 81234567 | 8001 | 0571-81234567转8001 | 81234567x8001 | 81234567,8001 | 81234567;ext=8001 | 81234567 分机 8001 | 81234567内线8001
            孙一 ~86001234 < 86001234 | 0571-86001234 | +86 571 8600 1234 | 8600-1234 | 010-86001234
            周二 ~+1 (650) 253-0000 < 16502530000 | +1 650 253 0000 | 001-650-253-0000 | 650 253 0000 | 2530000
            吴三 ~13911112222/0571-87770001、95598 < 13911112222 | 87770001 | 95598 | 0571 87770001
            郑四 ~手机13722223333(女儿) < 137 2222 3333 | 3333
            冯五 ~12345x < 12345
            陈六 ~400-820-8820 < 4008208820 | 400 820 8820 | 8208820
            """;

    private static final String NOT_FOUND = """
            单小明 < shanxiaohong | 单小红 | 山小明 | danxiaohong | 小红
            曾国强 < zengguoliang | 曾国梁 | cenguoqiang
            王大力先生 < 李大力 | 王大利 | wangdaly | 李先生
            吕小布 < lvxiaobai | 鲁小布 | nvxiaobu | lixiaobu
            卢小布 < lvxiaobu | lyuxiaobu | lüxiaobu
            Jürgen Müller < Miller | Möller | Muler | Mull er x
            Patrick O'Brien < O'Bryan | Brienne | OBrian
            Smith, John < Smythe | Johnson Smith | Jane Smith
            Xue Li < xu liang | xuli
            Xu Lin < xue lin
            José García-Núñez < Josefa | Garcés
            张伟 ~138-0571-2345 < 13805712346 | 13905712345 | 1380571234567 | 张伟 2346 | 李娜 2345 | +85213805712345
            李娜 ~(0571)8642-9753转6 < 010-86429753 | 021-86429753 | 86429754 | 0571-86429754 | 0572-86429753
            孙一 ~86001234 < 86001235 | 0571-86001235
            周二 ~+1 (650) 253-0000 < +86 650 253 0000 | +1 650 253 0001 | +44 650 253 0000
            阿卜杜拉·买买提 < 阿卜杜拉·买买江
            欧阳靖雯 < 王靖雯小姐 | 欧阳靖文
            """;

    private static CustomerLookUp lookUp;

    record Spelling(String stored, String asked) {

        @Override
        public String toString() {
            return stored + " by " + asked;
        }
    }

    @BeforeAll
    static void everyCustomer() {
        Jdbi jdbi = SetBasedAccess.over(TestDatabase.fresh());
        lookUp = new CustomerLookUp();
        lookUp.jdbi = jdbi;
        Set<String> stored = new LinkedHashSet<>();
        Stream.concat(found(), notFound()).forEach(spelling -> stored.add(spelling.stored));
        List<JsonNode> records = new ArrayList<>();
        for (String each : stored) {
            String[] parts = each.split("~");
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            record.put("key", each).put("name", parts[0].strip());
            if (parts.length > 1) {
                record.putArray("telephones").add(parts[1].strip());
            }
            records.add(record);
        }
        jdbi.useHandle(handle ->
                CustomerRecords.CUSTOMER.upsert(handle, "cis", records, Instant.parse("2026-11-22T12:00:00Z")));
    }

    static Stream<Spelling> found() {
        return spellings(FOUND);
    }

    static Stream<Spelling> notFound() {
        return spellings(NOT_FOUND);
    }

    private static Stream<Spelling> spellings(String table) {
        return table.lines().flatMap(line -> {
            String[] sides = line.split(" < ");
            return Stream.of(sides[1].split(" \\| "))
                    .filter(asked -> !asked.endsWith(" !"))
                    .map(asked -> new Spelling(sides[0].strip(), unescaped(asked.strip())));
        });
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    @ParameterizedTest
    @MethodSource("found")
    void finds_the_customer_by_every_spelling(Spelling spelling) {
        assertThat(keys(spelling.asked)).contains(spelling.stored);
    }

    @ParameterizedTest
    @MethodSource("notFound")
    void finds_no_other_customer(Spelling spelling) {
        assertThat(keys(spelling.asked)).doesNotContain(spelling.stored);
    }

    private static List<String> keys(String asked) {
        List<Long> ids = lookUp.matching(asked, 100).matches().stream()
                .map(CustomerMatch::recordId)
                .toList();
        return lookUp.jdbi.withHandle(
                handle -> handle.createQuery("select source_key from customer where id = any (:ids)")
                        .bindArray("ids", Long.class, ids)
                        .mapTo(String.class)
                        .list());
    }
}
