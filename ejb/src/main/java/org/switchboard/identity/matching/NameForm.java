package org.switchboard.identity.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchboard.customer.spelling.Characters;
import org.switchboard.customer.spelling.NameTitles;
import org.switchboard.customer.spelling.SearchForm;

/**
 * A name without what is no part of it (titles, forms of companies, remarks in brackets), and how it sounds.
 *
 * @param core the folded name; of an organisation without province, city and district, and without its legal form
 * @param tokens the words of a name in Latin letters, small and without accents; empty for one in Chinese
 * @param sound the whole in pinyin, without spaces
 * @param region province, city and district before an organisation's name; empty where there are none
 * @param familyNameOnly 王先生, Mr Wang: only a family name; or nothing
 * @param generation of a person whose name says it, see {@link Generation}
 */
record NameForm(
        boolean organisation,
        String core,
        List<String> tokens,
        String sound,
        String region,
        boolean familyNameOnly,
        OptionalInt generation) {

    private static final String ORGANISATION_KIND = "organisation";
    private static final Pattern BRACKETS = Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]");
    private static final Pattern ORGANISATION = Pattern.compile(
            "公司|厂$|厂[(（]|[店所局院馆楼吧]$|医院|学校|[中小大]学$|银行|[支分]行$|委员会|居委会|村委会"
                    + "|合作社|中心$|超市|酒店|事务所|指挥部|集团|\\b(?:co|ltd|inc|gmbh|llc|corp|company|limited|plc|bank|hospital|school)\\b");
    private static final Pattern LEGAL_FORM = Pattern.compile("(?:集团)?(?:有限责任公司|股份有限公司|股份公司|有限公司|公司)|(?<=.{4})厂$|集团$");
    private static final Set<String> LATIN_LEGAL_FORMS =
            Set.of("co", "ltd", "inc", "gmbh", "llc", "corp", "company", "limited", "plc", "corporation", "the", "and");
    private static final Pattern REGION = Pattern.compile("^(?:[^省市区县]{2,4}省)?(?:[^省市区县]{2,4}市)?(?:[^省市区县]{1,4}[区县])?");
    private static final int SHORTEST_WITHOUT_REGION = 4;

    private static final Pattern TITLE_BEFORE = Pattern.compile("^[老小阿](?=.$)");
    private static final Set<String> DOUBLE_FAMILY_NAMES = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "令狐", "百里", "呼延", "东郭", "南门");

    NameForm {
        tokens = List.copyOf(tokens);
        familyNameOnly = familyNameOnly || Placeholders.isName(core);
    }

    /** @param kind person or organisation as the source reports; by the name's own words where it does not */
    static NameForm of(String name, Optional<String> kind) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
        if (!kind.equals(Optional.of(ORGANISATION_KIND))) {
            Optional<Generation> generation = Generation.of(normal.strip());
            if (generation.isPresent()) {
                NameForm without = of(generation.get().without(), kind);
                return without.organisation
                        ? without
                        : without.withGeneration(generation.get().number());
            }
        }
        String plain = BRACKETS.matcher(normal).replaceAll("");
        String written = plain.isBlank() ? name : plain;
        boolean organisation = kind.map(ORGANISATION_KIND::equals).orElseGet(() -> ORGANISATION
                .matcher(written.strip().toLowerCase(Locale.ROOT))
                .find());
        if (Characters.containsHan(written)) {
            return organisation ? chineseOrganisation(written) : chinesePerson(written);
        }
        return latin(written, organisation);
    }

    private NameForm withGeneration(int number) {
        return new NameForm(organisation, core, tokens, sound, region, familyNameOnly, OptionalInt.of(number));
    }

    boolean isChinese() {
        return tokens.isEmpty();
    }

    /** The family name of a Chinese name. */
    String familyName() {
        return core.length() > 2 && DOUBLE_FAMILY_NAMES.contains(core.substring(0, 2))
                ? core.substring(0, 2)
                : core.substring(0, Math.min(1, core.length()));
    }

    String givenName() {
        return core.substring(familyName().length());
    }

    /** The same for a name in any order of its parts. */
    String letters() {
        char[] letters = sound.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    /** The words joined, beginning with each of them in turn: "wang xiaoming" and "xiaoming wang". */
    List<String> rotations() {
        List<String> rotations = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from++) {
            rotations.add(
                    String.join("", tokens.subList(from, tokens.size())) + String.join("", tokens.subList(0, from)));
        }
        return rotations;
    }

    private static NameForm chinesePerson(String written) {
        String folded = SearchForm.folded(written).replaceAll("[,，、/]", "");
        String untitled = NameTitles.removedFromChinese(folded);
        String core = TITLE_BEFORE.matcher(untitled).replaceFirst("");
        boolean titled = core.length() < folded.length();
        boolean familyOnly = core.length() <= 1 || titled && DOUBLE_FAMILY_NAMES.contains(core);
        return new NameForm(false, core, List.of(), SearchForm.pinyinOfName(core), "", familyOnly, OptionalInt.empty());
    }

    private static NameForm chineseOrganisation(String written) {
        String folded = SearchForm.folded(written);
        Matcher found = REGION.matcher(folded);
        String region = found.find() ? found.group() : "";
        String below = folded.substring(region.length());
        if (below.length() < SHORTEST_WITHOUT_REGION) {
            region = "";
            below = folded;
        }
        String core = LEGAL_FORM.matcher(below).replaceAll("");
        String kept = core.isEmpty() ? below : core;
        return new NameForm(true, kept, List.of(), SearchForm.pinyin(kept), region, false, OptionalInt.empty());
    }

    private static NameForm latin(String written, boolean organisation) {
        Predicate<String> noPart = organisation ? LATIN_LEGAL_FORMS::contains : NameTitles::isLatinTitle;
        List<String> words = SearchForm.latinWords(written);
        List<String> tokens = words.stream().filter(noPart.negate()).toList();
        List<String> kept = tokens.isEmpty() ? words : tokens;
        String core = String.join(" ", kept);
        return new NameForm(
                organisation,
                core,
                kept.isEmpty() ? List.of("?") : kept,
                String.join("", kept),
                "",
                !organisation && kept.size() < 2 && tokens.size() < words.size(),
                OptionalInt.empty());
    }
}
