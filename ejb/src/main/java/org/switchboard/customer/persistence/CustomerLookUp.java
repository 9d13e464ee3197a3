package org.switchboard.customer.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.customer.CustomerMatch;
import org.switchboard.customer.CustomerMatch.MatchedOn;
import org.switchboard.customer.SearchForm;
import org.switchboard.database.Columns;

/**
 * One statement a look-up: what was typed decides which of the branches below can match at all, each branch stands on an
 * index of its own and is bounded, and their union is ranked by how much a match says.
 */
@ApplicationScoped
public class CustomerLookUp {

    /** A branch gives (customer id, matched value). */
    private enum Branch {
        ACCOUNT(MatchedOn.ACCOUNT_NUMBER, """
                select c.id, a.number from customer_account a
                join customer c on c.source = a.source and c.source_key = a.customer_key
                where a.number like :codePrefix and not a.deleted"""),
        METER(MatchedOn.METER, """
                select c.id, d.serial from end_device d
                join usage_point u on u.source = d.source and u.source_key = d.usage_point_key
                join customer_account a on a.source = u.source and a.source_key = u.account_key
                join customer c on c.source = a.source and c.source_key = a.customer_key
                where d.serial like :codePrefix and not d.deleted"""),
        METER_KEY(MatchedOn.METER, """
                select c.id, d.source_key from end_device d
                join usage_point u on u.source = d.source and u.source_key = d.usage_point_key
                join customer_account a on a.source = u.source and a.source_key = u.account_key
                join customer c on c.source = a.source and c.source_key = a.customer_key
                where d.source_key = :code and not d.deleted"""),
        USAGE_POINT(MatchedOn.USAGE_POINT, """
                select c.id, u.source_key from usage_point u
                join customer_account a on a.source = u.source and a.source_key = u.account_key
                join customer c on c.source = a.source and c.source_key = a.customer_key
                where u.source_key like :codePrefix and not u.deleted"""),
        IDENTITY(MatchedOn.IDENTITY_NUMBER, """
                select c.id, c.identity_number from customer c where c.identity_number = :code"""),
        TELEPHONE(MatchedOn.TELEPHONE, """
                select c.id, array_to_string(c.telephones, ' / ') from customer c
                where c.telephone_digits like :digitsPart"""),
        NAME_PREFIX(MatchedOn.NAME, """
                select c.id, c.name from customer c where c.name_folded like :textPrefix"""),
        NAME_PART(MatchedOn.NAME, """
                select c.id, c.name from customer c where c.name_folded like :textPart"""),
        PINYIN(MatchedOn.PINYIN, """
                select c.id, c.name from customer c where c.name_pinyin like :textPrefix"""),
        INITIALS(MatchedOn.PINYIN_INITIALS, """
                select c.id, c.name from customer c where c.name_initials like :textPrefix"""),
        ADDRESS(MatchedOn.ADDRESS, """
                select c.id, l.address from service_location l
                join usage_point u on u.source = l.source and u.service_location_key = l.source_key
                join customer_account a on a.source = u.source and a.source_key = u.account_key
                join customer c on c.source = a.source and c.source_key = a.customer_key
                where <addressParts> and not l.deleted""");

        private final MatchedOn matchedOn;
        private final String sql;

        Branch(MatchedOn matchedOn, String sql) {
            this.matchedOn = matchedOn;
            this.sql = sql;
        }

        private String bounded() {
            return "(select id, matched_value, " + matchedOn.ordinal() + " as matched_on from (" + sql
                    + " limit :limit) as branch (id, matched_value))";
        }
    }

    private static final Pattern LATIN = Pattern.compile("[a-z' ]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern TELEPHONE_LIKE = Pattern.compile("[0-9+()（） \\-]+");
    private static final int SHORTEST_TELEPHONE_PART = 4;
    private static final int SHORTEST_CODE = 4;
    private static final int SHORTEST_PART = 3;

    @Inject
    Jdbi jdbi;

    public List<CustomerMatch> matching(String asked, int limit) {
        String folded = SearchForm.folded(asked);
        String code = asked.strip().toUpperCase(Locale.ROOT);
        String digits = SearchForm.digits(asked);
        List<Branch> branches = branchesFor(folded, code, digits);
        if (branches.isEmpty()) {
            return List.of();
        }
        String union = String.join(
                " union all ", branches.stream().map(Branch::bounded).toList());
        List<String> addressParts = addressParts(asked);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with hit as (
                          select distinct on (id) id, matched_value, matched_on
                          from (%s) as hits order by id, matched_on)
                        select c.id, c.name, c.tier, c.sensitive, c.telephones[1] as telephone,
                               hit.matched_value, hit.matched_on, place.number, place.address
                        from hit join customer c on c.id = hit.id and not c.deleted
                        left join lateral (
                          select a.number, l.address
                          from customer_account a
                          left join usage_point u on u.source = a.source and u.account_key = a.source_key
                          left join service_location l
                            on l.source = u.source and l.source_key = u.service_location_key
                          where a.source = c.source and a.customer_key = c.source_key and not a.deleted
                          order by (a.number = hit.matched_value or l.address = hit.matched_value) desc nulls last,
                                   a.number
                          limit 1) as place on true
                        order by hit.matched_on, c.name, c.id limit :limit""".formatted(union.replace("<addressParts>", addressCondition(addressParts.size()))))
                .bind("codePrefix", likeLiteral(code) + "%")
                .bind("code", code)
                .bind("digitsPart", "%" + digits.replace(" ", "") + "%")
                .bind("textPrefix", likeLiteral(folded) + "%")
                .bind("textPart", "%" + likeLiteral(folded) + "%")
                .bindMap(addressBindings(addressParts))
                .bind("limit", limit)
                .map(CustomerLookUp::match)
                .list());
    }

    private static List<Branch> branchesFor(String folded, String code, String digits) {
        List<Branch> branches = new ArrayList<>();
        boolean han = SearchForm.containsHan(folded);
        boolean hasDigit = folded.chars().anyMatch(Character::isDigit);
        if (!han && hasDigit && code.length() >= SHORTEST_CODE) {
            branches.addAll(
                    List.of(Branch.ACCOUNT, Branch.METER, Branch.METER_KEY, Branch.USAGE_POINT, Branch.IDENTITY));
        }
        if (TELEPHONE_LIKE.matcher(code).matches() && digits.length() >= SHORTEST_TELEPHONE_PART) {
            branches.add(Branch.TELEPHONE);
        }
        if (han || (!hasDigit && !folded.isEmpty())) {
            branches.add(Branch.NAME_PREFIX);
        }
        if (!hasDigit && folded.length() >= SHORTEST_PART) {
            branches.add(Branch.NAME_PART);
        }
        if (LATIN.matcher(folded).matches() && folded.length() >= 2) {
            branches.addAll(List.of(Branch.PINYIN, Branch.INITIALS));
        }
        if (folded.length() >= SHORTEST_PART
                && (han || !TELEPHONE_LIKE.matcher(code).matches())) {
            branches.add(Branch.ADDRESS);
        }
        return branches;
    }

    /** 人民路 12号 → every part must occur. */
    private static List<String> addressParts(String asked) {
        return SPACE.splitAsStream(asked.strip())
                .map(SearchForm::folded)
                .filter(part -> !part.isEmpty())
                .map(part -> "%" + likeLiteral(part) + "%")
                .toList();
    }

    /** One comparison a part: the trigram index answers these, and does not answer {@code like all (array)}. */
    private static String addressCondition(int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> "l.address_folded like :addressPart" + part)
                .collect(Collectors.joining(" and "));
    }

    private static Map<String, String> addressBindings(List<String> parts) {
        return IntStream.range(0, parts.size())
                .boxed()
                .collect(Collectors.toMap(part -> "addressPart" + part, parts::get));
    }

    private static String likeLiteral(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static CustomerMatch match(ResultSet row, StatementContext context) throws SQLException {
        return new CustomerMatch(
                row.getLong("id"),
                Columns.text(row, "name").orElse(""),
                Columns.text(row, "tier"),
                Columns.texts(row, "sensitive"),
                Columns.text(row, "telephone"),
                Columns.text(row, "number"),
                Columns.text(row, "address"),
                MatchedOn.values()[row.getInt("matched_on")],
                Columns.text(row, "matched_value").orElse(""));
    }
}
