package org.switchboard.workorder.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.switchboard.database.Part;
import org.switchboard.database.ResultRow;
import org.switchboard.database.Row;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.Page;
import org.switchboard.workorder.model.OrderDetails;
import org.switchboard.workorder.model.OrderFilter;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.PriorityRule;

/** Reads repair orders as screens and programs see them. */
@ApplicationScoped
public class OrderQueries {

    private static final int LONGEST_HISTORY = 500;
    private static final Set<OrderState> STANDING = EnumSet.range(OrderState.RECEIVED, OrderState.RESTORED);

    private static final String ORDER = """
            select o.*, coalesce(c.name, c.source_key) as crew_name,
                   (select count(*) from trouble_ticket t where t.work_order_id = o.id) as tickets
            from work_order o left join crew c on c.id = o.crew_id""";

    private static final String UNRESTORED_ON = ORDER + " where o.element_key = any (:keys) and o.state in "
            + names(OrderState.UNRESTORED) + " order by o.ranked_at, o.id limit 200";

    /** An order without a zone belongs to every area: otherwise no user would see it. */
    private static final String IN_AREAS = "(o.zone is null or o.zone = any (:areas))";

    /** A view with its position in the queue. */
    public record Ranked(OrderView view, Instant rankedAt) {

        public String cursor() {
            return rankedAt + "_" + view.id();
        }
    }

    /** Where a page of the queue ended. */
    public record Position(Instant rankedAt, long id) {

        public static final Position BEGINNING = new Position(Instant.parse("0001-01-01T00:00:00Z"), 0);

        public static Position parse(String cursor) {
            return Page.position(cursor, parts -> new Position(Instant.parse(parts[0]), Long.parseLong(parts[1])));
        }
    }

    @Inject
    Jdbi jdbi;

    protected OrderQueries() {
        // for the container's proxy
    }

    public OrderQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<OrderView> find(long id, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(ORDER + " where o.id = :id")
                .bind("id", id)
                .map((row, context) -> order(new ResultRow(row), now).view)
                .findFirst());
    }

    public Optional<OrderView> find(String number, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(ORDER + " where o.number = :number")
                .bind("number", number)
                .map((row, context) -> order(new ResultRow(row), now).view)
                .findFirst());
    }

    /** Unrestored orders of any element with one of these keys. */
    public List<OrderView> unrestoredOn(Collection<String> elementKeys, Instant now) {
        return unrestoredPart(elementKeys, now).list(jdbi);
    }

    public Part<OrderView> unrestoredPart(Collection<String> elementKeys, Instant now) {
        return Part.of(UNRESTORED_ON, row -> order(row, now).view).bindTexts("keys", elementKeys);
    }

    /** Oldest first; of a long history the latest entries. */
    public List<OrderDetails.Entry> history(long orderId) {
        List<OrderDetails.Entry> newestFirst = jdbi.withHandle(handle -> handle.createQuery(
                        "select * from work_order_entry where work_order_id = :order order by id desc limit :limit")
                .bind("order", orderId)
                .bind("limit", LONGEST_HISTORY)
                .map(ConstructorMapper.of(OrderDetails.Entry.class))
                .list());
        List<OrderDetails.Entry> history = new ArrayList<>(newestFirst);
        Collections.reverse(history);
        return history;
    }

    /**
     * By state, of those that are neither closed nor cancelled.
     *
     * @param areas as in {@link OrderFilter}
     */
    public Map<OrderState, Long> counts(Set<String> areas) {
        Map<OrderState, Long> counts = new EnumMap<>(OrderState.class);
        jdbi.useHandle(handle -> bindAreas(
                        handle.createQuery("select o.state, count(*) as orders from work_order o where o.state in "
                                + names(STANDING) + (areas.isEmpty() ? "" : " and " + IN_AREAS) + " group by o.state"),
                        areas)
                .map((row, context) -> Map.entry(OrderState.valueOf(row.getString("state")), row.getLong("orders")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    /** The most urgent first, those behind the position. */
    public List<Ranked> queue(OrderFilter filter, Position after, Instant now, int limit) {
        return jdbi.withHandle(handle -> bindAreas(
                        handle.createQuery(
                                ORDER + where(filter)
                                        + " and (o.ranked_at, o.id) > (:rankedAt, :id) order by o.ranked_at, o.id limit :limit"),
                        filter.areas())
                .bindMap(parameters(filter))
                .bind("rankedAt", after.rankedAt)
                .bind("id", after.id)
                .bind("limit", limit)
                .map((row, context) -> order(new ResultRow(row), now))
                .list());
    }

    /** Only filters that are set are part of the statement, so that each look-up finds its index. The values are ours or bound. */
    private static String where(OrderFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (!filter.states().isEmpty()) {
            conditions.add("o.state in " + names(filter.states()));
        }
        filter.crewId().ifPresent(crew -> conditions.add("o.crew_id = :crew"));
        filter.zone().ifPresent(zone -> conditions.add("o.zone = :zone"));
        if (!filter.areas().isEmpty()) {
            conditions.add(IN_AREAS);
        }
        filter.device()
                .ifPresent(
                        device -> conditions.add("o.element_source = :elementSource and o.element_key = :elementKey"));
        return " where " + String.join(" and ", conditions);
    }

    private static Query bindAreas(Query query, Set<String> areas) {
        return areas.isEmpty() ? query : query.bindArray("areas", String.class, areas);
    }

    private static Map<String, Object> parameters(OrderFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        filter.crewId().ifPresent(crew -> parameters.put("crew", crew));
        filter.zone().ifPresent(zone -> parameters.put("zone", zone));
        filter.device().ifPresent(device -> {
            parameters.put("elementSource", device.source());
            parameters.put("elementKey", device.key());
        });
        return parameters;
    }

    private static String names(Iterable<OrderState> states) {
        List<String> names = new ArrayList<>();
        states.forEach(state -> names.add("'" + state.name() + "'"));
        return names.stream().sorted().collect(Collectors.joining(", ", "(", ")"));
    }

    private static Ranked order(Row row, Instant now) throws SQLException {
        Instant rankedAt = row.instant("ranked_at").orElseThrow();
        Instant receivedAt = row.instant("received_at").orElseThrow();
        Optional<Instant> closed = row.instant("closed_at");
        Instant until = row.instant("restored_at").or(() -> closed).orElse(now);
        OrderView view = new OrderView(
                row.getLong("id"),
                row.getString("number"),
                OrderState.valueOf(row.getString("state")),
                PriorityRule.priority(rankedAt, until),
                Duration.between(rankedAt, until).toMinutes(),
                Duration.between(receivedAt, until).toMinutes(),
                new ElementKey(row.getString("element_source"), row.getString("element_key")),
                row.getString("element_name"),
                row.text("zone"),
                row.text("symptom"),
                row.text("reason"),
                row.getInt("customers_affected"),
                row.getInt("life_support"),
                row.getBoolean("hazard"),
                row.getLong("tickets"),
                row.whole("crew_id"),
                row.text("crew_name"),
                row.instant("estimated_at"),
                row.getString("opened_by"),
                receivedAt,
                row.instant("state_since").orElseThrow(),
                row.instant("restored_at"),
                closed,
                row.getLong("version"));
        return new Ranked(view, rankedAt);
    }
}
