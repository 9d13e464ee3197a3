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
 *
 * <p>Records of one customer are one line: the one on which the match says most, with a place of any of them.
 *
 * <p>The branches stay short of the customer, because the statement is planned anew each time (only so does the database
 * know how much a part of a text selects) and each further table costs more to plan than to read. What begins with a text
 * is asked for as a range, which an index answers also where a plan is made for any text.
 */
@ApplicationScoped
public class CustomerLookUp {

    /** A branch gives (source, usage point's key or null, customer's key or null, matched value). */
    private enum Branch {
        ACCOUNT(MatchedOn.ACCOUNT_NUMBER, """
                select source, null, customer_key, number from customer_account
                where number ~>=~ :code and number ~<~ :codeEnd and customer_key is not null and not deleted"""),
        METER(MatchedOn.METER, """
                select source, usage_point_key, null, serial from end_device
                where serial ~>=~ :code and serial ~<~ :codeEnd and usage_point_key is not null and not deleted"""),
        METER_KEY(MatchedOn.METER, """
                select source, usage_point_key, null, source_key from end_device
                where source_key = :code and usage_point_key is not null and not deleted"""),
        USAGE_POINT(MatchedOn.USAGE_POINT, """
                select source, source_key, null, source_key from usage_point
                where source_key ~>=~ :code and source_key ~<~ :codeEnd and account_key is not null and not deleted"""),
        IDENTITY(MatchedOn.IDENTITY_NUMBER, """
                select source, null, source_key, identity_number from customer
                where identity_number = :code and not deleted"""),
        TELEPHONE(MatchedOn.TELEPHONE, """
                select source, null, source_key, array_to_string(telephones, ' / ') from customer
                where telephone_digits like :digitsPart and not deleted"""),
        NAME_PREFIX(MatchedOn.NAME, """
                select source, null, source_key, name from customer
                where name_folded ~>=~ :text and name_folded ~<~ :textEnd and not deleted"""),
        NAME_PART(MatchedOn.NAME, """
                select source, null, source_key, name from customer
                where name_folded like :textPart and not deleted"""),
        PINYIN(MatchedOn.PINYIN, """
                select source, null, source_key, name from customer
                where name_pinyin ~>=~ :text and name_pinyin ~<~ :textEnd and not deleted"""),
        INITIALS(MatchedOn.PINYIN_INITIALS, """
                select source, null, source_key, name from customer
                where name_initials ~>=~ :text and name_initials ~<~ :textEnd and not deleted"""),
        ADDRESS(MatchedOn.ADDRESS, """
                select u.source, u.source_key, null, l.address from service_location l
                join usage_point u on u.source = l.source and u.service_location_key = l.source_key
                where <addressParts> and u.account_key is not null and not l.deleted""");

        private final MatchedOn matchedOn;
        private final String sql;

        Branch(MatchedOn matchedOn, String sql) {
            this.matchedOn = matchedOn;
            this.sql = sql;
        }

        private String bounded() {
            return "(select branch.*, " + matchedOn.ordinal() + " from (" + sql + " limit :limit) as branch)";
        }
    }

    /** Follows whatever a text can go on with. */
    private static final String END = Character.toString(Character.MAX_CODE_POINT);

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
                          select distinct on (1, 2) found.source, coalesce(found.customer_key, a.customer_key) as key,
                                 found.matched_value, found.matched_on
                          from (%s) as found (source, usage_point_key, customer_key, matched_value, matched_on)
                          left join usage_point u
                            on u.source = found.source and u.source_key = found.usage_point_key
                          left join customer_account a on a.source = u.source and a.source_key = u.account_key
                          order by 1, 2, found.matched_on)
                        select found.*, place.number, place.address
                        from (
                          select distinct on (coalesce(m.identity_id, c.id))
                                 coalesce(m.identity_id, c.id) as id, m.identity_id, c.id as record_id, c.source,
                                 c.source_key, c.name, c.tier, c.sensitive, c.telephones[1] as telephone,
                                 hit.matched_value, hit.matched_on
                          from hit
                          join customer c on c.source = hit.source and c.source_key = hit.key and not c.deleted
                          left join identity_member m on m.customer_id = c.id
                          order by coalesce(m.identity_id, c.id), hit.matched_on, c.id) as found
                        left join lateral (
                          select a.number, l.address
                          from (
                            select found.source, found.source_key
                            union all
                            select r.source, r.source_key from identity_member m join customer r on r.id = m.customer_id
                            where m.identity_id = found.identity_id and m.customer_id <> found.record_id) as holder
                          join customer_account a
                            on a.source = holder.source and a.customer_key = holder.source_key and not a.deleted
                          left join usage_point u on u.source = a.source and u.account_key = a.source_key
                          left join service_location l
                            on l.source = u.source and l.source_key = u.service_location_key
                          order by (a.number = found.matched_value or l.address = found.matched_value) desc nulls last,
                                   a.number
                          limit 1) as place on true
                        order by found.matched_on, found.name, found.id limit :limit""".formatted(union.replace("<addressParts>", addressCondition(addressParts.size()))))
                .bind("code", code)
                .bind("codeEnd", code + END)
                .bind("digitsPart", "%" + digits.replace(" ", "") + "%")
                .bind("text", folded)
                .bind("textEnd", folded + END)
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
                row.getLong("record_id"),
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
