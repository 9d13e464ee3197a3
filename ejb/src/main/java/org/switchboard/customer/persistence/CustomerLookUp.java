package org.switchboard.customer.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.customer.model.CustomerMatch;
import org.switchboard.customer.model.CustomerMatches;
import org.switchboard.customer.model.ShortAddress;
import org.switchboard.customer.spelling.MatchedOn;
import org.switchboard.customer.spelling.MatchedPart;
import org.switchboard.customer.spelling.SearchForm;
import org.switchboard.database.Columns;
import org.switchboard.database.KeptPlans;

/**
 * One statement a look-up: what was typed decides which branches there are ({@link LookUpStatement}), and their union is
 * counted and ranked by the strength of the match.
 *
 * <p>Records of one customer are one line: the one with the strongest match, with a place of any of them.
 *
 * <p>The branches stay short of the customer where they can, because a statement of several words is planned anew each time
 * (only so does the database know which of them selects most) and each further table costs more to plan than to read.
 */
@ApplicationScoped
public class CustomerLookUp {

    /** As many as are read out. */
    private static final int TAIL = 4;

    private static final String STATEMENT = """
            with found (id, name, source, usage_point_key, customer_key, matched_value, rank, branch) as materialized (%s),
            hit as (
              select id, name, matched_value, rank from found where id is not null
              union all
              select c.id, c.name, found.matched_value, found.rank
              from found
              left join usage_point u
                on u.source = found.source and u.source_key = found.usage_point_key and not u.deleted
              left join customer_account a
                on a.source = u.source and a.source_key = u.account_key and not a.deleted
              join customer c on c.source = found.source
                and c.source_key = coalesce(found.customer_key, a.customer_key) and not c.deleted
              where found.id is null),
            matching as (
              select distinct on (coalesce(m.identity_id, hit.id))
                     coalesce(m.identity_id, hit.id) as id, m.identity_id, hit.id as record_id, hit.name,
                     hit.matched_value, hit.rank
              from hit
              left join identity_member m on m.customer_id = hit.id
              order by coalesce(m.identity_id, hit.id), hit.rank, hit.id),
            shown as (
              select matching.*, count(*) over () as total from matching order by rank, name, id limit :limit)
            select shown.*, c.tier, c.sensitive, c.telephones, place.number, place.address, place.province, place.city,
                   (select count(*) from found group by branch order by 1 desc limit 1) >= :bound as is_cut
            from shown
            join customer c on c.id = shown.record_id
            left join lateral (
              select a.number, l.address, l.province, l.city
              from (
                select c.source, c.source_key
                union all
                select r.source, r.source_key from identity_member m
                join customer r on r.id = m.customer_id and not r.deleted
                where m.identity_id = shown.identity_id and m.customer_id <> shown.record_id) as holder
              join customer_account a
                on a.source = holder.source and a.customer_key = holder.source_key and not a.deleted
              left join usage_point u
                on u.source = a.source and u.account_key = a.source_key and not u.deleted
              left join service_location l
                on l.source = u.source and l.source_key = u.service_location_key and not l.deleted
              order by (a.number = shown.matched_value or l.address = shown.matched_value) desc nulls last, a.number
              limit 1) as place on true
            order by shown.rank, shown.name, shown.id""";

    @Inject
    Jdbi jdbi;

    private record Row(CustomerMatch match, int total, boolean cut) {}

    public CustomerMatches matching(String asked, int limit) {
        List<QuestionWord> words = QuestionWord.of(asked);
        LookUpStatement statement = new LookUpStatement(words);
        if (statement.isEmpty()) {
            return CustomerMatches.NONE;
        }
        List<Row> rows = jdbi.withHandle(handle -> {
            if (statement.hasOnePlan()) {
                KeptPlans.useInTransaction(handle);
            }
            return handle.createQuery(STATEMENT.formatted(statement.union()))
                    .bindMap(statement.bindings())
                    .bind("bound", CustomerMatches.MOST_COUNTED + 1)
                    .bind("limit", limit)
                    .map((row, context) -> row(row, words))
                    .list();
        });
        if (rows.isEmpty()) {
            return CustomerMatches.NONE;
        }
        int total = rows.get(0).total;
        return new CustomerMatches(
                rows.stream().map(Row::match).toList(),
                Math.min(total, CustomerMatches.MOST_COUNTED),
                rows.get(0).cut || total > CustomerMatches.MOST_COUNTED);
    }

    private static Row row(ResultSet row, List<QuestionWord> words) throws SQLException {
        MatchedOn on = LookUpStatement.matchedOn(row.getInt("rank"));
        String name = Columns.text(row, "name").orElse("");
        String value = Columns.text(row, "matched_value").orElse("");
        Optional<String> shortAddress = shortAddress(row, Columns.text(row, "address"));
        List<String> telephones = Columns.texts(row, "telephones");
        Optional<String> account = Columns.text(row, "number");
        Optional<String> address = Columns.text(row, "address");
        CustomerMatch match = new CustomerMatch(
                row.getLong("id"),
                row.getLong("record_id"),
                name,
                Columns.text(row, "tier"),
                Columns.texts(row, "sensitive"),
                telephones.stream().findFirst(),
                account,
                address,
                precisely(on, value, words.get(0)),
                value,
                parts(name, shortAddress, telephones, account, words),
                telephone(telephones, words).map(CustomerLookUp::tail),
                account.map(CustomerLookUp::tail),
                shortAddress,
                CustomerMatch.Marks.NONE);
        return new Row(match, row.getInt("total"), row.getBoolean("is_cut"));
    }

    private static Optional<String> shortAddress(ResultSet row, Optional<String> address) throws SQLException {
        Optional<String> province = Columns.text(row, "province");
        Optional<String> city = Columns.text(row, "city");
        return address.map(text -> ShortAddress.of(text, province, city));
    }

    /** Whether a name was matched as it is written, in pinyin or by its initials. */
    private static MatchedOn precisely(MatchedOn on, String value, QuestionWord word) {
        return on == MatchedOn.NAME
                ? MatchedPart.ofName(value, word.names()).map(MatchedPart::on).orElse(on)
                : on;
    }

    private static List<MatchedPart> parts(
            String name,
            Optional<String> address,
            List<String> telephones,
            Optional<String> account,
            List<QuestionWord> words) {
        return words.stream()
                .flatMap(word -> Stream.of(
                                MatchedPart.ofName(name, word.names()),
                                address.flatMap(text -> MatchedPart.ofText(text, word.address()))
                                        .map(text -> new MatchedPart(MatchedOn.ADDRESS, text)),
                                account.flatMap(text -> MatchedPart.ofText(text, word.code()))
                                        .map(text -> new MatchedPart(MatchedOn.ACCOUNT_NUMBER, text)),
                                word.telephone()
                                        .flatMap(asked -> telephones.stream()
                                                .flatMap(number -> MatchedPart.ofTelephone(number, asked).stream())
                                                .findFirst())
                                        .map(text -> new MatchedPart(MatchedOn.TELEPHONE, text)))
                        .flatMap(Optional::stream))
                .toList();
    }

    /** The number that a word asks for, else the first. */
    private static Optional<String> telephone(List<String> telephones, List<QuestionWord> words) {
        return telephones.stream()
                .filter(number -> words.stream()
                        .flatMap(word -> word.telephone().stream())
                        .anyMatch(
                                asked -> MatchedPart.ofTelephone(number, asked).isPresent()))
                .findFirst()
                .or(() -> telephones.stream().findFirst())
                .map(SearchForm::longestDigits)
                .filter(digits -> !digits.isEmpty());
    }

    private static String tail(String number) {
        return number.length() <= TAIL ? number : number.substring(number.length() - TAIL);
    }
}
