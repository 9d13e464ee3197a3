package org.switchboard.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.identity.matching.IdentityRecord.AccountName;

class MatcherTest {

    private static final String HIS_NUMBER = "11010519491231002X";
    private static final String ANOTHER_NUMBER = "33010219800101123X";
    private static final String HOME = "仁丰路白园新村1幢2单元102室";
    private static final String MOBILE = "13805712345";

    private int holders = 3;

    private final Matcher matcher = new Matcher(Thresholds.USUAL, key -> holders);

    /** A record that says only what is set. */
    private record Said(String source, String name, String number, String telephone, String address, String account) {

        static Said by(String source, String name) {
            return new Said(source, name, "", "", "", "");
        }

        Said number(String value) {
            return new Said(source, name, value, telephone, address, account);
        }

        Said telephone(String value) {
            return new Said(source, name, number, value, address, account);
        }

        Said at(String value) {
            return new Said(source, name, number, telephone, value, account);
        }

        Said account(String value) {
            return new Said(source, name, number, telephone, address, value);
        }

        Fingerprint fingerprint(long id) {
            return Fingerprint.of(new IdentityRecord(
                    id,
                    source,
                    name,
                    Optional.empty(),
                    Optional.of(number).filter(text -> !text.isEmpty()),
                    telephone.isEmpty() ? List.of() : List.of(telephone),
                    List.of(),
                    account.isEmpty() ? List.of() : List.of(new AccountName("cis", account)),
                    address.isEmpty() ? List.of() : List.of(address)));
        }
    }

    private Decision decide(Said one, Said other) {
        return matcher.compare(one.fingerprint(1), other.fingerprint(2)).decision();
    }

    @Test
    void the_same_identity_number_is_the_same_person() {
        assertThat(decide(
                        Said.by("cis", "王小明").number(HIS_NUMBER),
                        Said.by("crm", "Wang Xiaoming").number(HIS_NUMBER)))
                .isEqualTo(Decision.EXACT);
    }

    @Test
    void same_number_under_a_different_name_goes_to_review() {
        assertThat(decide(
                        Said.by("cis", "王小明").number(HIS_NUMBER),
                        Said.by("crm", "李红").number(HIS_NUMBER)))
                .isEqualTo(Decision.REVIEW);
    }

    @Test
    void records_with_different_identity_numbers_never_match() {
        Said one = Said.by("cis", "王小明")
                .number(HIS_NUMBER)
                .telephone(MOBILE)
                .at(HOME)
                .account("30001");
        assertThat(decide(one, new Said("crm", one.name(), ANOTHER_NUMBER, MOBILE, HOME, "30001")))
                .isEqualTo(Decision.NO);
    }

    @Test
    void number_shared_by_very_many_is_no_evidence() {
        holders = 40;
        assertThat(decide(
                        Said.by("cis", "王小明").number("000000000000000000"),
                        Said.by("crm", "王小明").number("000000000000000000")))
                .isEqualTo(Decision.NO);
    }

    @Test
    void the_same_account_under_the_same_name_is_the_same_customer_and_under_another_is_not() {
        assertThat(decide(
                        Said.by("cis", "王小明").account("30001"),
                        Said.by("crm", "王晓明").account("30001")))
                .isEqualTo(Decision.EXACT);
        assertThat(decide(
                        Said.by("cis", "王小明").account("30001"),
                        Said.by("crm", "李红").account("30001")))
                .isEqualTo(Decision.REVIEW);
    }

    @Test
    void name_and_telephone_or_name_and_flat_make_a_match() {
        assertThat(decide(
                        Said.by("cis", "王小明").telephone(MOBILE),
                        Said.by("crm", "Xiaoming Wang").telephone("+86 138-0571-2345")))
                .isEqualTo(Decision.MATCH);
        assertThat(decide(
                        Said.by("cis", "王小明").telephone(MOBILE).at(HOME),
                        Said.by("crm", "王小明先生").telephone("13900000000").at(HOME)))
                .isEqualTo(Decision.MATCH);
    }

    @Test
    void family_members_with_common_telephone_and_address_do_not_match() {
        Said father = Said.by("cis", "王建国").telephone(MOBILE).at(HOME);
        assertThat(decide(father, Said.by("crm", "王建军").telephone(MOBILE).at(HOME)))
                .isEqualTo(Decision.NO);
        assertThat(decide(father, Said.by("crm", "李红梅").telephone(MOBILE).at(HOME)))
                .isEqualTo(Decision.NO);
        assertThat(decide(father, Said.by("crm", "王先生").telephone(MOBILE).at(HOME)))
                .isEqualTo(Decision.REVIEW);
        assertThat(decide(
                        Said.by("cis", "王晓敏").telephone(MOBILE).at(HOME),
                        Said.by("crm", "王晓明").telephone(MOBILE).at(HOME)))
                .isEqualTo(Decision.REVIEW);
    }

    @Test
    void record_without_name_is_no_namesake() {
        for (String unnamed : List.of("", " ", "未知", "客户", "Unknown", "N/A")) {
            assertThat(decide(
                            Said.by("cis", unnamed).telephone(MOBILE).at(HOME),
                            Said.by("crm", unnamed).telephone(MOBILE).at(HOME)))
                    .as(unnamed)
                    .isNotIn(Decision.MATCH, Decision.EXACT);
        }
        assertThat(decide(
                        Said.by("cis", "王小明").number(HIS_NUMBER),
                        Said.by("crm", "").number(HIS_NUMBER)))
                .isEqualTo(Decision.REVIEW);
    }

    @Test
    void namesakes_are_no_match() {
        assertThat(decide(
                        Said.by("cis", "张伟").telephone(MOBILE).at(HOME),
                        Said.by("crm", "张伟").telephone("13900000000").at("平湖街7号")))
                .isEqualTo(Decision.NO);
        assertThat(decide(Said.by("cis", "张伟"), Said.by("crm", "张伟"))).isEqualTo(Decision.NO);
    }

    @Test
    void number_shared_by_hundreds_adds_no_score() {
        holders = 61;
        Comparison comparison = matcher.compare(
                Said.by("cis", "张伟").telephone("0571-87654321").fingerprint(1),
                Said.by("crm", "张伟").telephone("87654321").fingerprint(2));
        assertThat(comparison.decision()).isEqualTo(Decision.NO);
        assertThat(comparison.evidence())
                .filteredOn(each -> each.field() == Evidence.Field.TELEPHONE)
                .extracting(Evidence::level)
                .containsExactly(Evidence.Level.SHARED_BY_MANY);
    }

    @Test
    void two_records_of_one_source_are_joined_by_an_identity_number_only() {
        Said one = Said.by("cis", "王小明").telephone(MOBILE).at(HOME);
        assertThat(decide(one, one)).isEqualTo(Decision.REVIEW);
        assertThat(decide(one.number(HIS_NUMBER), one.number(HIS_NUMBER))).isEqualTo(Decision.EXACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000000000000000",
                "111111111111111118",
                "123456789012345678",
                "12121212",
                "无",
                "N/A",
                "330106199001011234",
                "330106199013011230",
                "91330106MA2CFXXX11"
            })
    void placeholder_or_mistyped_identity_number_is_no_evidence(String number) {
        Comparison comparison = matcher.compare(
                Said.by("cis", "王小明").number(number).fingerprint(1),
                Said.by("crm", "王小明").number(number).fingerprint(2));
        assertThat(comparison.decision()).isEqualTo(Decision.NO);
        assertThat(comparison.evidence()).extracting(Evidence::field).containsExactly(Evidence.Field.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "00000000",
                "0571-88888888",
                "12345678",
                "13900000000",
                "13812345678",
                "+1 212 555 0142",
                "+44 7700 900123"
            })
    void placeholder_telephone_is_no_evidence(String telephone) {
        Comparison comparison = matcher.compare(
                Said.by("cis", "王小明").telephone(telephone).fingerprint(1),
                Said.by("crm", "王小明").telephone(telephone).fingerprint(2));
        assertThat(comparison.decision()).isEqualTo(Decision.NO);
        assertThat(comparison.evidence()).extracting(Evidence::field).containsExactly(Evidence.Field.NAME);
    }

    @Test
    void identity_number_or_account_of_more_records_than_a_person_has_is_no_evidence() {
        holders = 7;
        assertThat(decide(
                        Said.by("cis", "王小明").number("E12345987"),
                        Said.by("crm", "王小明").number("E12345987")))
                .isEqualTo(Decision.NO);
        holders = 16;
        assertThat(decide(
                        Said.by("cis", "王小明").account("3000004711"),
                        Said.by("crm", "王小明").account("3000004711")))
                .isEqualTo(Decision.NO);
    }

    @ParameterizedTest
    @CsvSource({
        "John Smith Sr, John Smith Jr",
        "John Smith Sr., John Smith",
        "'Smith Jr., John', 'Smith, John'",
        "John Smith II, John Smith III",
        "张伟国(大), 张伟国(小)",
        "张伟国（父）, 张伟国",
        "大张伟国, 小张伟国",
        "小张伟国, 张伟国",
    })
    void father_and_son_of_one_name_go_to_review_and_never_merge_alone(String one, String other) {
        assertThat(decide(
                        Said.by("cis", one).telephone("0571-87654321").at(HOME),
                        Said.by("crm", other).telephone("87654321").at(HOME)))
                .isEqualTo(Decision.REVIEW);
        assertThat(decide(
                        Said.by("cis", one).account("3000004711").at(HOME),
                        Said.by("crm", other).account("3000004711").at(HOME)))
                .isEqualTo(Decision.REVIEW);
    }

    @Test
    void same_mark_of_a_generation_is_no_difference() {
        assertThat(decide(
                        Said.by("cis", "John Smith Jr").telephone(MOBILE).at(HOME),
                        Said.by("crm", "Smith, John (Jr.)").telephone(MOBILE).at(HOME)))
                .isEqualTo(Decision.MATCH);
        assertThat(decide(
                        Said.by("cis", "Sr. Juan García").telephone(MOBILE).at(HOME),
                        Said.by("crm", "Juan García").telephone(MOBILE).at(HOME)))
                .as("señor")
                .isEqualTo(Decision.MATCH);
    }

    @Test
    void sisters_whose_names_sound_the_same_at_one_landline_go_to_review() {
        assertThat(decide(
                        Said.by("cis", "王晓敏").telephone("0571-87654321").at(HOME),
                        Said.by("crm", "王小敏").telephone("87654321").at(HOME)))
                .isEqualTo(Decision.REVIEW);
        assertThat(decide(
                        Said.by("cis", "王晓敏").telephone(MOBILE).at(HOME),
                        Said.by("crm", "王小敏").telephone("13905719999").at(HOME)))
                .isEqualTo(Decision.REVIEW);
        assertThat(decide(
                        Said.by("cis", "王晓敏").telephone(MOBILE).at(HOME),
                        Said.by("crm", "王小敏").telephone(MOBILE).at(HOME)))
                .as("a clerk's slip")
                .isEqualTo(Decision.MATCH);
    }

    @Test
    void landline_of_another_area_is_another_one_and_without_an_area_it_may_be_the_same() {
        assertThat(decide(
                        Said.by("cis", "王小明").telephone("0571-87654321"),
                        Said.by("crm", "王小明").telephone("0574-87654321")))
                .isEqualTo(Decision.NO);
        assertThat(decide(
                        Said.by("cis", "王小明").telephone("0571-87654321"),
                        Said.by("crm", "王小明").telephone("87654321")))
                .isEqualTo(Decision.MATCH);
    }

    @Test
    void tenants_of_one_name_under_a_landlords_number_go_to_review() {
        Map<Long, Fingerprint> known = new HashMap<>();
        List<Said> tenants = List.of(
                Said.by("cis", "王小明").telephone(MOBILE).at("仁丰路白园新村1幢2单元102室"),
                Said.by("crm", "王小明").telephone(MOBILE).at("平湖街江景花园7幢1单元301室"),
                Said.by("cis", "李红").telephone(MOBILE).at("中山路12号"),
                Said.by("crm", "赵建军").telephone(MOBILE).at("文三路478号"));
        tenants.forEach(tenant -> known.put(known.size() + 1L, tenant.fingerprint(known.size() + 1L)));
        Holders all = new KnownHolders(key -> known.keySet(), known);

        Comparison comparison = new Matcher(Thresholds.USUAL, all).compare(known.get(1L), known.get(2L));

        assertThat(comparison.decision()).isNotIn(Decision.MATCH, Decision.EXACT);
        assertThat(comparison.evidence())
                .filteredOn(each -> each.field() == Evidence.Field.TELEPHONE)
                .extracting(Evidence::level)
                .containsExactly(Evidence.Level.SHARED_BY_MANY);
        known.remove(4L);
        known.put(
                3L,
                Said.by("cis", "李红").telephone(MOBILE).at("仁丰路白园新村1幢2单元102室").fingerprint(3));
        assertThat(new Matcher(Thresholds.USUAL, new KnownHolders(key -> known.keySet(), known))
                        .compare(known.get(1L), known.get(2L))
                        .decision())
                .as("a family that moved")
                .isEqualTo(Decision.MATCH);
    }
}
