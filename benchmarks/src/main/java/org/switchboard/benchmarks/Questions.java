package org.switchboard.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.switchboard.customer.spelling.SearchForm;

/** What agents type, made of the data by a seeded random, so that every run of a city asks the same. */
final class Questions {

    private static final long SEED = 20240607;
    private static final int CALLERS = 400;

    private static final String SAMPLE = """
            select c.id, c.name, c.telephone_digits, a.number, d.serial,
                   l.street, l.house, l.address
            from (select * from customer where not deleted order by md5(id || '%d') limit %d) c
            join customer_account a on a.source = c.source and a.customer_key = c.source_key and not a.deleted
            join usage_point u on u.source = a.source and u.account_key = a.source_key and not u.deleted
            join end_device d on d.source = u.source and d.usage_point_key = u.source_key and not d.deleted
            join service_location l on l.source = u.source and l.source_key = u.service_location_key
            order by c.id, a.id, u.id, d.id""".formatted(SEED, CALLERS);

    private final List<Question> lookUps = new ArrayList<>();
    private final List<Long> customers = new ArrayList<>();
    private final Random random = new Random(SEED);

    Questions(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAMPLE);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                customers.add(row.getLong("id"));
                ofCaller(row);
            }
        }
        Collections.shuffle(lookUps, random);
        Collections.shuffle(customers, random);
    }

    private void ofCaller(ResultSet row) throws SQLException {
        String name = row.getString("name");
        add("name", name);
        add("name, first two signs", name.substring(0, Math.min(2, name.length())));
        add("surname", name.substring(0, 1));
        String pinyin = SearchForm.pinyinOfName(name);
        add("pinyin", pinyin);
        add("pinyin, beginning", beginning(pinyin, 4));
        add("initials", SearchForm.initials(name));
        String number = row.getString("telephone_digits").split(" ")[0];
        add("telephone", number);
        add("telephone, last four", ending(number, 4));
        add("telephone, last six", ending(number, 6));
        add("name and telephone, last four", name + " " + ending(number, 4));
        add("account number", row.getString("number"));
        add("account number, beginning", beginning(row.getString("number"), 6));
        add("meter", row.getString("serial"));
        add("address", row.getString("address"));
        if (row.getString("street") != null && row.getString("house") != null) {
            add("street and house", row.getString("street") + " " + row.getString("house"));
            add("street", row.getString("street"));
            add("name and street", name + " " + row.getString("street"));
            add("surname and house", name.substring(0, 1) + " " + row.getString("house"));
        }
    }

    private void add(String kind, String typed) {
        if (typed != null && !typed.isBlank()) {
            lookUps.add(new Question(kind, "customers?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)));
        }
    }

    private static String beginning(String text, int length) {
        return text == null ? "" : text.substring(0, Math.min(length, text.length()));
    }

    private static String ending(String text, int length) {
        return text.substring(Math.max(0, text.length() - length));
    }

    List<Question> lookUps(int most) {
        return lookUps.subList(0, Math.min(most, lookUps.size()));
    }

    /** @param refresh none or live */
    List<Question> views(String refresh, int most) {
        return customers.stream()
                .limit(most)
                .map(id -> new Question("view", "customers/" + id + "/view?refresh=" + refresh))
                .toList();
    }
}
