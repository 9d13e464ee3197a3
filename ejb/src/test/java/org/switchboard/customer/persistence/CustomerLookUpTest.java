package org.switchboard.customer.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.customer.model.CustomerMatch;
import org.switchboard.customer.model.CustomerMatches;
import org.switchboard.customer.spelling.MatchedOn;
import org.switchboard.customer.spelling.MatchedPart;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.source.record.RecordTable;

class CustomerLookUpTest {

    private static final CustomerLookUp LOOK_UP = new CustomerLookUp();
    private static Jdbi jdbi;

    @BeforeAll
    static void createCustomers() {
        jdbi = SetBasedAccess.over(TestDatabase.fresh());
        LOOK_UP.jdbi = jdbi;
        stored(
                CustomerRecords.CUSTOMER,
                "{'key':'C1','name':'王小明','telephones':['138-0571-2345','(0571)87654321'],"
                        + "'identityNumber':'330102198001011234'}",
                "{'key':'C2','name':'王小红','telephones':['13905719999']}",
                "{'key':'C3','name':'100%_Solar Ltd','telephones':[]}",
                "{'key':'C4','name':'王小刚','deleted':true}");
        stored(
                CustomerRecords.ACCOUNT,
                "{'key':'A1','customerKey':'C1','number':'33010001'}",
                "{'key':'A2','customerKey':'C2','number':'33010002'}",
                "{'key':'A3','customerKey':'C3','number':'33020001'}",
                "{'key':'A9','number':'33010009'}");
        stored(
                CustomerRecords.SERVICE_LOCATION,
                "{'key':'L1','address':{'text':'仁丰路白园新村1幢2单元102室'}}",
                "{'key':'L2','address':{'text':'仁丰路竹香公寓3幢502室'}}");
        stored(
                CustomerRecords.USAGE_POINT,
                "{'key':'UP-0001','accountKey':'A1','serviceLocationKey':'L1'}",
                "{'key':'UP-0002','accountKey':'A2','serviceLocationKey':'L2'}",
                "{'key':'UP-0003','serviceLocationKey':'L2'}");
        stored(
                CustomerRecords.END_DEVICE,
                "{'key':'M-700001','usagePointKey':'UP-0001','serial':'SN2013-77'}",
                "{'key':'M-700002','serial':'SN2013-78'}");
    }

    @ParameterizedTest(name = "\"{0}\" finds {1} by {2}")
    @CsvSource({
        "王小, C1 C2, NAME",
        "王小明, C1, NAME",
        "wangxiaom, C1, PINYIN",
        "wx, C1 C2, PINYIN_INITIALS",
        "05712345, C1, TELEPHONE",
        "9999, C2, TELEPHONE",
        "3301000, C1 C2, ACCOUNT_NUMBER",
        "33020001, C3, ACCOUNT_NUMBER",
        "sn2013-7, C1, METER",
        "m-700001, C1, METER",
        "UP-000, C1 C2, USAGE_POINT",
        "330102198001011234, C1, IDENTITY_NUMBER",
        "仁丰路, C1 C2, ADDRESS",
        "仁丰路 502室, C2, ADDRESS",
        "%_Solar, C3, NAME",
        "王小明 - 仁丰路, C1, NAME",
        "王小明 — 5432, C1, NAME",
        "仁丰路 · 502室, C2, ADDRESS",
        "502室 – 仁丰路 –, C2, ADDRESS",
        "0571 - 8765 4321, C1, TELEPHONE",
        "王小明 & 0571 - 8765 4321, C1, NAME",
    })
    void customer_is_found_by_each_searchable_value(String asked, String keys, MatchedOn matchedOn) {
        List<CustomerMatch> matches = LOOK_UP.matching(asked, 20).matches();
        assertThat(matches).extracting(CustomerMatch::id).containsExactlyInAnyOrderElementsOf(ids(keys.split(" ")));
        assertThat(matches).extracting(CustomerMatch::matchedOn).containsOnly(matchedOn);
    }

    @ParameterizedTest(name = "\"{0}\" finds nobody")
    @ValueSource(
            strings = {"李四", "SN2013-78", "UP-0003", "33010009", "王小刚", "x%_Solar", "330102198001011235", "-", "— ·"})
    void value_of_no_customer_finds_no_customer(String asked) {
        assertThat(LOOK_UP.matching(asked, 20).matches()).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\" finds nobody")
    @ValueSource(strings = {"迁出路", "迁出路 7号", "UP-99071", "SN-99072", "何迁 迁出路"})
    void former_customer_of_a_withdrawn_usage_point_is_not_found_by_it(String asked) {
        stored(CustomerRecords.CUSTOMER, "{'key':'M1','name':'何迁'}");
        stored(CustomerRecords.ACCOUNT, "{'key':'MA','customerKey':'M1','number':'88010001'}");
        stored(CustomerRecords.SERVICE_LOCATION, "{'key':'ML','address':{'text':'迁出路7号'}}");
        stored(CustomerRecords.USAGE_POINT, "{'key':'UP-99071','accountKey':'MA','serviceLocationKey':'ML'}");
        stored(CustomerRecords.END_DEVICE, "{'key':'MD','usagePointKey':'UP-99071','serial':'SN-99072'}");
        assertThat(LOOK_UP.matching(asked, 20).matches()).hasSize(1);

        jdbi.useHandle(handle -> handle.execute("update usage_point set deleted = true where source_key = 'UP-99071'"));
        assertThat(LOOK_UP.matching(asked, 20).matches()).isEmpty();
        assertThat(LOOK_UP.matching("何迁", 20).matches()).singleElement().satisfies(match -> assertThat(match.address())
                .isEmpty());
        jdbi.useHandle(
                handle -> handle.execute("update usage_point set deleted = false where source_key = 'UP-99071'"));
    }

    @Test
    void match_shows_the_account_and_address_that_matched() {
        CustomerMatch match = LOOK_UP.matching("白园新村", 20).matches().get(0);
        assertThat(match.accountNumber()).contains("33010001");
        assertThat(match.address()).contains("仁丰路白园新村1幢2单元102室");
        assertThat(match.matchedValue()).isEqualTo("仁丰路白园新村1幢2单元102室");
        assertThat(match.telephone()).contains("138-0571-2345");
    }

    @Test
    void a_person_with_two_records_is_one_line_with_the_place_of_either_and_is_two_again_when_parted() {
        stored(
                CustomerRecords.CUSTOMER,
                "{'key':'R1','name':'诸葛若兰','telephones':['13700000001']}",
                "{'key':'R2','name':'诸葛若岚','telephones':['13700000002']}");
        stored(CustomerRecords.ACCOUNT, "{'key':'RA','customerKey':'R1','number':'77010001'}");
        List<Long> ids = ids("R1", "R2").stream().sorted().toList();
        jdbi.useHandle(handle -> handle.execute(
                "insert into identity_member select id, ? from customer where source_key in ('R1', 'R2')", ids.get(0)));

        assertThat(LOOK_UP.matching("诸葛", 20).matches()).hasSize(1);
        CustomerMatch match = LOOK_UP.matching("13700000002", 20).matches().get(0);
        assertThat(match.id()).isEqualTo(ids.get(0));
        assertThat(match.recordId()).isEqualTo(ids.get(1));
        assertThat(match.accountNumber()).contains("77010001");

        jdbi.useHandle(handle -> handle.execute("delete from identity_member"));
        assertThat(LOOK_UP.matching("诸葛", 20).matches()).hasSize(2);
    }

    @Test
    void names_that_begin_with_the_question_come_before_those_that_hold_it() {
        stored(
                CustomerRecords.CUSTOMER,
                "{'key':'B1','name':'上旺理发店'}",
                "{'key':'B2','name':'旺仔食品'}",
                "{'key':'B3','name':'旺'}");
        assertThat(LOOK_UP.matching("旺", 20).matches())
                .extracting(CustomerMatch::name)
                .containsExactly("旺", "旺仔食品", "上旺理发店");
        assertThat(LOOK_UP.matching("旺 食品", 20).matches()).hasSize(1);
    }

    @Test
    void counts_all_matches_and_underlines_what_was_typed() {
        CustomerMatches found = LOOK_UP.matching("wang 白园", 1);
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.more()).isFalse();
        assertThat(found.matches().get(0).parts()).extracting(MatchedPart::text).contains("王", "白园");
        assertThat(LOOK_UP.matching("王小", 1).total()).isEqualTo(2);
    }

    @Test
    void there_are_no_more_matches_than_asked_for() {
        assertThat(LOOK_UP.matching("王小", 1).matches()).hasSize(1);
    }

    private static void stored(RecordTable table, String... records) {
        List<JsonNode> read = new ArrayList<>();
        for (String record : records) {
            try {
                read.add(new ObjectMapper().readTree(record.replace('\'', '"')));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(record, e);
            }
        }
        jdbi.useHandle(handle -> table.upsert(handle, "cis", read, Instant.parse("2026-11-22T12:00:00Z")));
    }

    private static List<Long> ids(String... keys) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from customer where source_key = any (:keys)")
                .bindArray("keys", String.class, (Object[]) keys)
                .mapTo(Long.class)
                .list());
    }
}
