package org.switchboard.customer.persistence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.customer.spelling.MatchedOn;
import org.switchboard.customer.spelling.NameWords;
import org.switchboard.customer.spelling.NameWords.Form;
import org.switchboard.customer.spelling.TelephoneQuestion;

/**
 * The branches of a look-up, each on an index of its own and bounded. One word is looked for in everything that a customer
 * can name. Of several words each may be a part of the name, the telephone number, the account number or the address, and
 * each way to share them out is a branch.
 *
 * <p>What begins with a text is asked for as a range, which an index answers also where a plan is made for any text.
 */
final class LookUpStatement {

    /** What a word of several may be a part of. */
    private enum Part {
        NAME(MatchedOn.NAME),
        TELEPHONE(MatchedOn.TELEPHONE),
        ACCOUNT(MatchedOn.ACCOUNT_NUMBER),
        ADDRESS(MatchedOn.ADDRESS);

        private final MatchedOn matchedOn;

        Part(MatchedOn matchedOn) {
            this.matchedOn = matchedOn;
        }
    }

    /** How much of a value was matched. */
    private enum Place {
        WHOLE,
        BEGINNING,
        WITHIN
    }

    /** Follows whatever a text can go on with. */
    private static final String END = Character.toString(Character.MAX_CODE_POINT);

    /** What a branch finds, before the matched value: a customer, or what leads to one. */
    private static final String CUSTOMER = "select c.id, c.name, null, null, null, ";

    private static final String ACCOUNT = "select cast(null as bigint), null, a.source, null, a.customer_key, ";
    private static final String USAGE_POINT = "select cast(null as bigint), null, u.source, u.source_key, null, ";
    private static final String END_DEVICE = "select cast(null as bigint), null, d.source, d.usage_point_key, null, ";

    private static final String NAME = "array_to_tsvector(c.name_words) @@ cast(:%s as tsquery)";
    /** A trigram index answers for no less. */
    private static final int SHORTEST_PART = 3;

    private static final int SHORTEST_CODE = 4;
    private static final int MOST_BRANCHES = 12;

    private final List<String> branches = new ArrayList<>();
    private final Map<String, String> bindings = new LinkedHashMap<>();
    private final boolean onePlan;

    LookUpStatement(List<QuestionWord> words) {
        onePlan = words.size() == 1;
        if (words.size() == 1) {
            oneWord(words.get(0));
        } else if (!words.isEmpty()) {
            severalWords(words);
        }
    }

    boolean isEmpty() {
        return branches.isEmpty();
    }

    /** Whether each branch has one condition with an index of its own, so that the same plan is best for all values. */
    boolean hasOnePlan() {
        return onePlan;
    }

    Map<String, String> bindings() {
        return bindings;
    }

    /**
     * Rows of (customer's id, customer's name, source, usage point's key, customer's key, matched value, rank, branch): id and name
     * of the customer, or else the source with one of the keys.
     */
    String union() {
        return String.join(" union all ", branches);
    }

    /** By the strength of a match. */
    static int rank(MatchedOn on, Place place) {
        return Place.values().length * on.ordinal() + place.ordinal();
    }

    static MatchedOn matchedOn(int rank) {
        return MatchedOn.values()[rank / Place.values().length];
    }

    private void oneWord(QuestionWord word) {
        if (!word.code().isEmpty()) {
            codes(word.code());
        }
        word.telephone()
                .ifPresent(asked -> branch(
                        MatchedOn.TELEPHONE,
                        Place.WITHIN,
                        CUSTOMER + "array_to_string(c.telephones, ' / ') from customer c where "
                                + telephone(asked, "tel") + " and not c.deleted"));
        if (!word.names().isEmpty()) {
            names(word);
        }
        if (word.address().length() >= SHORTEST_PART && !word.names().isEmpty()) {
            bind("address", like(word.address()));
            branch(MatchedOn.ADDRESS, Place.BEGINNING, USAGE_POINT + """
                    l.address from service_location l
                    join usage_point u on u.source = l.source and u.service_location_key = l.source_key
                    where l.address_folded like :address and u.account_key is not null and not u.deleted and not l.deleted""");
        }
    }

    private void codes(String code) {
        bind("code", code);
        bind("codeEnd", code + END);
        bind("codeBack", backwards(code));
        bind("codeBackEnd", backwards(code) + END);
        branch(MatchedOn.ACCOUNT_NUMBER, Place.BEGINNING, ACCOUNT + """
                number from customer_account a
                where number ~>=~ :code and number ~<~ :codeEnd and customer_key is not null and not deleted""");
        branch(MatchedOn.ACCOUNT_NUMBER, Place.BEGINNING, ACCOUNT + """
                number from customer_account a
                where reverse(number) ~>=~ :codeBack and reverse(number) ~<~ :codeBackEnd
                  and customer_key is not null and not deleted""");
        branch(MatchedOn.METER, Place.BEGINNING, END_DEVICE + """
                serial from end_device d
                where serial ~>=~ :code and serial ~<~ :codeEnd and usage_point_key is not null and not deleted""");
        branch(MatchedOn.METER, Place.WHOLE, END_DEVICE + """
                source_key from end_device d
                where source_key = :code and usage_point_key is not null and not deleted""");
        branch(MatchedOn.USAGE_POINT, Place.BEGINNING, USAGE_POINT + """
                source_key from usage_point u
                where source_key ~>=~ :code and source_key ~<~ :codeEnd and account_key is not null and not deleted""");
        branch(MatchedOn.IDENTITY_NUMBER, Place.WHOLE, CUSTOMER + """
                identity_number from customer c
                where identity_number = :code and not deleted""");
    }

    private void names(QuestionWord word) {
        for (Form form : Form.values()) {
            List<String> asked = NameWords.ofForm(word.names(), form);
            if (asked.isEmpty()) {
                continue;
            }
            MatchedOn on = matchedOn(form);
            String parameter = "name" + form;
            List<String> wholeNames = asked.stream().map(NameWords::wholeName).toList();
            if (form != Form.INITIALS) {
                bind(parameter + "Whole", anyOf(wholeNames, ""));
                branch(on, Place.WHOLE, named(parameter + "Whole"));
            }
            bind(parameter + "Beginning", anyOf(wholeNames, ":*"));
            branch(on, Place.BEGINNING, named(parameter + "Beginning"));
            bind(parameter, anyOf(asked, ":*"));
            branch(on, Place.WITHIN, named(parameter));
        }
    }

    private static String named(String parameter) {
        return CUSTOMER + "c.name from customer c where " + NAME.formatted(parameter) + " and not c.deleted";
    }

    private static MatchedOn matchedOn(Form form) {
        return switch (form) {
            case WRITTEN -> MatchedOn.NAME;
            case PINYIN -> MatchedOn.PINYIN;
            case INITIALS -> MatchedOn.PINYIN_INITIALS;
        };
    }

    private void severalWords(List<QuestionWord> words) {
        List<List<Part>> ways = ways(words.stream().map(LookUpStatement::parts).toList());
        if (ways.size() > MOST_BRANCHES) {
            ways = ways.stream()
                    .filter(LookUpStatement::isInOnePiece)
                    .limit(MOST_BRANCHES)
                    .toList();
        }
        for (int i = 0; i < words.size(); i++) {
            bind(words.get(i), i);
        }
        ways.forEach(way -> shared(words, way));
    }

    private static Set<Part> parts(QuestionWord word) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (!word.names().isEmpty()) {
            parts.add(Part.NAME);
        }
        if (word.telephone().isPresent()) {
            parts.add(Part.TELEPHONE);
        }
        if (word.code().length() >= SHORTEST_CODE) {
            parts.add(Part.ACCOUNT);
        }
        if (!word.address().isEmpty()) {
            parts.add(Part.ADDRESS);
        }
        return parts;
    }

    private static List<List<Part>> ways(List<Set<Part>> parts) {
        List<List<Part>> ways = List.of(List.of());
        for (Set<Part> some : parts) {
            ways = ways.stream()
                    .flatMap(way -> some.stream().map(part -> {
                        List<Part> longer = new ArrayList<>(way);
                        longer.add(part);
                        return longer;
                    }))
                    .collect(Collectors.toList());
        }
        return ways;
    }

    /** Of many words those of a name stand side by side, and so do those of an address. */
    private static boolean isInOnePiece(List<Part> way) {
        return way.stream()
                .distinct()
                .allMatch(part -> way.lastIndexOf(part) - way.indexOf(part) + 1
                        == way.stream().filter(part::equals).count());
    }

    private void bind(QuestionWord word, int i) {
        if (!word.names().isEmpty()) {
            bind("w" + i + "name", anyOf(anywhere(word), ":*"));
        }
        bind("w" + i + "address", like(word.address()));
        bind("w" + i + "code", word.code());
        bind("w" + i + "codeEnd", word.code() + END);
        bind("w" + i + "codeBack", backwards(word.code()));
        bind("w" + i + "codeBackEnd", backwards(word.code()) + END);
    }

    private void shared(List<QuestionWord> words, List<Part> way) {
        List<String> conditions = new ArrayList<>();
        boolean indexed = false;
        for (int i = 0; i < way.size(); i++) {
            QuestionWord word = words.get(i);
            String w = "w" + i;
            indexed |= way.get(i) != Part.ADDRESS || word.address().length() >= SHORTEST_PART;
            conditions.add(
                    switch (way.get(i)) {
                        case NAME -> NAME.formatted(w + "name");
                        case TELEPHONE -> telephone(word.telephone().orElseThrow(), w + "tel");
                        case ACCOUNT ->
                            "(a.number ~>=~ :%1$scode and a.number ~<~ :%1$scodeEnd or reverse(a.number) ~>=~ :%1$scodeBack and reverse(a.number) ~<~ :%1$scodeBackEnd)"
                                    .formatted(w);
                        case ADDRESS -> "l.address_folded like :" + w + "address";
                    });
        }
        if (indexed) {
            MatchedOn on = way.get(0).matchedOn;
            branch(on, Place.WITHIN, from(way) + " where " + String.join(" and ", conditions) + notDeleted(way));
        }
    }

    private static String from(List<Part> way) {
        String value =
                switch (way.get(0)) {
                    case NAME -> "c.name";
                    case TELEPHONE -> "array_to_string(c.telephones, ' / ')";
                    case ACCOUNT -> "a.number";
                    case ADDRESS -> "l.address";
                };
        boolean customer = way.contains(Part.NAME) || way.contains(Part.TELEPHONE);
        boolean address = way.contains(Part.ADDRESS);
        if (!customer && !way.contains(Part.ACCOUNT)) {
            return USAGE_POINT + value + " from service_location l join usage_point u"
                    + " on u.source = l.source and u.service_location_key = l.source_key"
                    + " and u.account_key is not null and not u.deleted and not l.deleted";
        }
        String tables = customer ? "customer c" : "customer_account a";
        if (customer && (address || way.contains(Part.ACCOUNT))) {
            tables +=
                    " join customer_account a on a.source = c.source and a.customer_key = c.source_key and not a.deleted";
        }
        if (address) {
            tables += " join usage_point u on u.source = a.source and u.account_key = a.source_key and not u.deleted"
                    + " join service_location l on l.source = u.source and l.source_key = u.service_location_key"
                    + " and not l.deleted";
        }
        return (customer ? CUSTOMER : ACCOUNT) + value + " from " + tables;
    }

    private static String notDeleted(List<Part> way) {
        if (way.contains(Part.NAME) || way.contains(Part.TELEPHONE)) {
            return " and not c.deleted";
        }
        return way.contains(Part.ACCOUNT) ? " and not a.deleted and a.customer_key is not null" : "";
    }

    private String telephone(TelephoneQuestion asked, String parameter) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < asked.parts().size(); i++) {
            bind(parameter + i, "%" + asked.parts().get(i) + "%");
            conditions.add("c.telephone_digits like :" + parameter + i);
        }
        asked.local().ifPresent(local -> {
            bind(parameter + "Local", "%" + local + "%");
            bind(parameter + "Whole", "(^| )" + local + "( |$)");
            conditions.add(
                    "c.telephone_digits like :" + parameter + "Local and c.telephone_digits ~ :" + parameter + "Whole");
        });
        return conditions.stream().map(each -> "(" + each + ")").collect(Collectors.joining(" or ", "(", ")"));
    }

    private void branch(MatchedOn on, Place place, String sql) {
        branches.add("(select branch.*, " + rank(on, place) + ", " + branches.size() + " from (" + sql
                + " limit :bound) as branch)");
    }

    private void bind(String name, String value) {
        bindings.put(name, value);
    }

    private static List<String> anywhere(QuestionWord word) {
        return word.names().stream()
                .flatMap(each -> Stream.of(NameWords.wholeName(each), each))
                .toList();
    }

    /** Words of names are letters and digits only, so that none needs escaping. */
    private static String anyOf(List<String> words, String suffix) {
        return words.stream().map(word -> "'" + word + "'" + suffix).collect(Collectors.joining(" | "));
    }

    private static String like(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
