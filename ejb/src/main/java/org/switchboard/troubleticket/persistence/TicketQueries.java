package org.switchboard.troubleticket.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.switchboard.database.Part;
import org.switchboard.database.ResultRow;
import org.switchboard.database.Row;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.troubleticket.model.HazardCodes;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketCounts;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketFilter.Mark;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.model.TroubleCallView;

/** Reads tickets and callbacks as screens and programs see them. */
@ApplicationScoped
public class TicketQueries {

    private static final int LONGEST_HISTORY = 500;
    private static final int MOST_CALLBACKS_OF_CUSTOMER = 50;

    private static final String TICKET = """
            select t.*, c.name as customer_name, coalesce('life-support' = any (c.sensitive), false) as life_support,
              w.number as work_order_number, s.number as merged_into_number, l.address as premises
            from trouble_ticket t
            left join customer c on c.id = t.customer_id
            left join work_order w on w.id = t.work_order_id
            left join trouble_ticket s on s.id = t.merged_into
            left join usage_point u on u.source = t.usage_point_source and u.source_key = t.usage_point_key
            left join service_location l on l.source = u.source and l.source_key = u.service_location_key""";

    private static final String OPEN = "t.state in ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')";

    private static final String WITHOUT_ORDER =
            "(t.category = 'FAULT_REPORT' and t.work_order_id is null and " + OPEN + ")";

    private static final String CALLBACK_PROMISED =
            "exists (select from callback b where b.ticket_id = t.id and b.state in ('TO_CALL', 'NOT_REACHED'))";

    private static final String LIFE_SUPPORT =
            "exists (select from customer cl where cl.id = t.customer_id" + " and 'life-support' = any (cl.sensitive))";

    /** Each branch reads its own index and no more than so many tickets, the latest. */
    private static final String FOUND = """
            t.id in (
              (select id from trouble_ticket where number = upper(:typed))
              union
              (select id from trouble_ticket where right(number, 6) = :typed order by id desc limit 200)
              union
              (select id from trouble_ticket where customer_id = any (:found) order by id desc limit 1000)
              union
              (select id from trouble_ticket where length(:digits) >= 4
                 and telephone_digits like '%' || :digits || '%' order by id desc limit 1000)
              union
              (select id from trouble_ticket where place_text is not null
                 and place_text ilike '%' || :words || '%' order by id desc limit 1000))""";

    private static final String COUNTS = """
            select count(*) as open,
              count(*) filter (where t.owner = :person or t.handler = :person) as mine,
              count(*) filter (where t.ticket_group = any (:groups)) as "group",
              count(*) filter (where t.handler is null) as unassigned,
              count(*) filter (where t.urgency = 0) as urgent,
              count(*) filter (where %s) as without_order,
              count(*) filter (where %s) as callback,
              count(*) filter (where %s) as life_support
            from trouble_ticket t where %s""".formatted(WITHOUT_ORDER, CALLBACK_PROMISED, LIFE_SUPPORT, OPEN);

    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]");
    private static final Pattern LIKE_SIGNS = Pattern.compile("[\\\\%_]");

    private static final String CALLBACK =
            "select b.*, c.name as customer_name from callback b left join customer c on c.id = b.customer_id";

    private static final String WAITING_CALLBACKS = CALLBACK + """
             where b.customer_id = any (:customers) and b.state in ('TO_CALL', 'NOT_REACHED')
            order by coalesce(b.due_at, 'infinity'), b.id limit :limit""";

    @Inject
    Jdbi jdbi;

    protected TicketQueries() {
        // for the container's proxy
    }

    public TicketQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Where a page of the list by urgency ended. */
    public record QueuePosition(int urgency, long id) {

        public static final QueuePosition BEGINNING = new QueuePosition(-1, 0);

        public static QueuePosition of(TicketView ticket) {
            return new QueuePosition(ticket.priority().ordinal(), ticket.id());
        }

        public static QueuePosition parse(String cursor) {
            return Page.position(
                    cursor, parts -> new QueuePosition(Integer.parseInt(parts[0]), Long.parseLong(parts[1])));
        }

        @Override
        public String toString() {
            return urgency + "_" + id;
        }
    }

    /** Where a page of agreed callbacks ended; what is not due yet comes after everything that is. */
    public record CallbackPosition(Optional<Instant> dueAt, long id) {

        public static final CallbackPosition BEGINNING = new CallbackPosition(Optional.of(Instant.EPOCH), 0);

        private static final String NOT_DUE = "later";

        public static CallbackPosition of(CallbackView callback) {
            return new CallbackPosition(callback.dueAt(), callback.id());
        }

        public static CallbackPosition parse(String cursor) {
            return Page.position(
                    cursor,
                    parts -> new CallbackPosition(
                            parts[0].equals(NOT_DUE) ? Optional.empty() : Optional.of(Instant.parse(parts[0])),
                            Long.parseLong(parts[1])));
        }

        @Override
        public String toString() {
            return dueAt.map(Instant::toString).orElse(NOT_DUE) + "_" + id;
        }
    }

    public Optional<TicketView> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(TICKET + " where t.id = :id")
                .bind("id", id)
                .map((row, context) -> ticket(new ResultRow(row)))
                .findFirst());
    }

    public Optional<TicketView> find(String number) {
        return jdbi.withHandle(handle -> handle.createQuery(TICKET + " where t.number = :number")
                .bind("number", number)
                .map((row, context) -> ticket(new ResultRow(row)))
                .findFirst());
    }

    /** Each call about these tickets, oldest first. */
    public List<TroubleCallView> calls(Set<Long> ticketIds) {
        return new TroubleCallTable(jdbi).ofTickets(ticketIds);
    }

    /** The ticket and all that were merged into it, over whatever steps. */
    public Set<Long> withMerged(long ticketId) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        with recursive down as (
                          select cast(:ticket as bigint) as id
                          union
                          select t.id from down join trouble_ticket t on t.merged_into = down.id)
                        select id from down""")
                .bind("ticket", ticketId)
                .mapTo(Long.class)
                .list()));
    }

    public List<String> mergedNumbers(long ticketId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select number from trouble_ticket where merged_into = :ticket order by id")
                .bind("ticket", ticketId)
                .mapTo(String.class)
                .list());
    }

    /** The agreed callbacks of these tickets, completed ones, too. */
    public List<CallbackView> callbacksOf(Set<Long> ticketIds) {
        return jdbi.withHandle(
                handle -> handle.createQuery(CALLBACK + " where b.ticket_id = any (:tickets) order by b.id")
                        .bindArray("tickets", Long.class, ticketIds)
                        .map((row, context) -> callback(new ResultRow(row)))
                        .list());
    }

    public Part<CallbackView> waitingCallbacksPart(Set<Long> customerIds) {
        return Part.of(WAITING_CALLBACKS, TicketQueries::callback)
                .bindNumbers("customers", customerIds)
                .bind("limit", MOST_CALLBACKS_OF_CUSTOMER);
    }

    /** The most urgent first, then the oldest. */
    public List<TicketView> queue(TicketFilter filter, QueuePosition after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(TICKET + where(filter)
                        + " and (t.urgency, t.id) > (:urgency, :after) order by t.urgency, t.id limit :limit")
                .bindMap(parameters(filter))
                .bind("urgency", after.urgency)
                .bind("after", after.id)
                .bind("limit", limit)
                .map((row, context) -> ticket(new ResultRow(row)))
                .list());
    }

    public TicketCounts counts(String person, Set<TicketGroup> groups) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNTS)
                .bind("person", person)
                .bind("groups", names(groups))
                .map(ConstructorMapper.of(TicketCounts.class))
                .one());
    }

    /** Oldest first; of a long history the latest entries. */
    public List<TicketDetails.Entry> history(long ticketId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from (
                          select * from trouble_ticket_entry where ticket_id = :ticket order by id desc limit :limit) latest
                        order by at, step, id""")
                .bind("ticket", ticketId)
                .bind("limit", LONGEST_HISTORY)
                .map(ConstructorMapper.of(TicketDetails.Entry.class))
                .list());
    }

    /** Newest first, those with an id below {@code before}. */
    public List<TicketView> list(TicketFilter filter, long before, int limit) {
        return listPart(filter, before, limit).list(jdbi);
    }

    public Part<TicketView> listPart(TicketFilter filter, long before, int limit) {
        return Part.of(
                        TICKET + where(filter) + " and t.id < :before order by t.id desc limit :limit",
                        TicketQueries::ticket)
                .bindMap(parameters(filter))
                .bind("before", before)
                .bind("limit", limit);
    }

    /** In no order; those that are not there are missing. */
    public List<TicketView> all(Collection<Long> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(TICKET + " where t.id = any (:ids)")
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> ticket(new ResultRow(row)))
                .list());
    }

    /** Newest first, for callers who page by offset. */
    public List<TicketView> skipping(TicketFilter filter, int offset, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(TICKET + where(filter) + " order by t.id desc limit :limit offset :offset")
                        .bindMap(parameters(filter))
                        .bind("offset", offset)
                        .bind("limit", limit)
                        .map((row, context) -> ticket(new ResultRow(row)))
                        .list());
    }

    public long count(TicketFilter filter) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from trouble_ticket t" + where(filter))
                .bindMap(parameters(filter))
                .mapTo(Long.class)
                .one());
    }

    public Optional<CallbackView> callback(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(CALLBACK + " where b.id = :id")
                .bind("id", id)
                .map((row, context) -> callback(new ResultRow(row)))
                .findFirst());
    }

    /** What is due first comes first. */
    public List<CallbackView> callbacks(Set<CallbackState> states, CallbackPosition after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(CALLBACK + " where b.state in (" + quoted(states)
                        + ") and (coalesce(b.due_at, 'infinity'), b.id)"
                        + " > (coalesce(cast(:due as timestamptz), 'infinity'), :after)"
                        + " order by coalesce(b.due_at, 'infinity'), b.id limit :limit")
                .bind("due", after.dueAt.orElse(null))
                .bind("after", after.id)
                .bind("limit", limit)
                .map((row, context) -> callback(new ResultRow(row)))
                .list());
    }

    /** Only filters that are set are part of the statement, so that each look-up finds its index. The values are ours or bound. */
    private static String where(TicketFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (!filter.states().isEmpty()) {
            conditions.add("t.state in (" + quoted(filter.states()) + ")");
        }
        filter.category().ifPresent(category -> conditions.add("t.category = :category"));
        if (!filter.customerIds().isEmpty()) {
            conditions.add("t.customer_id = any (:customers)");
        }
        filter.workOrderId().ifPresent(order -> conditions.add("t.work_order_id = :workOrder"));
        filter.handler().ifPresent(handler -> conditions.add("t.handler = :handler"));
        filter.owner().ifPresent(owner -> conditions.add("t.owner = :owner"));
        filter.person().ifPresent(person -> conditions.add("(t.owner = :person or t.handler = :person)"));
        if (!filter.groups().isEmpty()) {
            conditions.add("t.ticket_group in (" + quoted(filter.groups()) + ")");
        }
        filter.marks().stream().map(TicketQueries::condition).forEach(conditions::add);
        filter.question().ifPresent(question -> conditions.add(FOUND));
        return " where " + String.join(" and ", conditions);
    }

    private static Map<String, Object> parameters(TicketFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        filter.category().ifPresent(category -> parameters.put("category", category.name()));
        if (!filter.customerIds().isEmpty()) {
            parameters.put("customers", filter.customerIds().toArray(Long[]::new));
        }
        filter.workOrderId().ifPresent(order -> parameters.put("workOrder", order));
        filter.handler().ifPresent(handler -> parameters.put("handler", handler));
        filter.owner().ifPresent(owner -> parameters.put("owner", owner));
        filter.person().ifPresent(person -> parameters.put("person", person));
        filter.question().ifPresent(question -> {
            parameters.put("typed", question.text());
            parameters.put("found", question.customerIds().toArray(Long[]::new));
            parameters.put("digits", NOT_DIGITS.matcher(question.text()).replaceAll(""));
            parameters.put("words", LIKE_SIGNS.matcher(question.text()).replaceAll("\\\\$0"));
        });
        return parameters;
    }

    private static String condition(Mark mark) {
        return switch (mark) {
            case UNASSIGNED -> "t.handler is null";
            case URGENT -> "t.urgency = 0";
            case WITHOUT_ORDER -> WITHOUT_ORDER;
            case CALLBACK_PROMISED -> CALLBACK_PROMISED;
            case LIFE_SUPPORT -> LIFE_SUPPORT;
        };
    }

    /** Names of our own constants, which are written into the statement so that partial indexes are found. */
    private static String quoted(Collection<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> "'" + constant.name() + "'")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String[] names(Set<TicketGroup> groups) {
        return groups.stream().map(TicketGroup::name).toArray(String[]::new);
    }

    private static TicketView ticket(Row row) throws SQLException {
        return new TicketView(
                row.getLong("id"),
                row.getString("number"),
                TicketCategory.valueOf(row.getString("category")),
                TicketState.valueOf(row.getString("state")),
                TicketPriority.valueOf(row.getString("priority")),
                TicketGroup.valueOf(row.getString("ticket_group")),
                row.whole("customer_id"),
                row.text("customer_name"),
                row.getBoolean("life_support"),
                TicketColumns.element(row, "usage_point_source", "usage_point_key"),
                row.text("premises"),
                TicketColumns.place(row),
                row.text("caller_name"),
                row.text("symptom").flatMap(Symptom::fromWire),
                row.text("text"),
                HazardCodes.read(row.getString("hazards")),
                row.text("cause"),
                TicketColumns.element(row, "element_source", "element_key"),
                Channel.valueOf(row.getString("channel")),
                row.text("caller_telephone"),
                row.getBoolean("callback_wanted"),
                row.text("callback_telephone"),
                row.instant("callback_at"),
                row.getString("owner"),
                row.text("handler"),
                row.whole("work_order_id"),
                row.text("work_order_number"),
                row.text("article_base"),
                row.text("article_id"),
                row.text("merged_into_number"),
                row.instant("opened_at").orElseThrow(),
                row.instant("state_since").orElseThrow(),
                row.instant("resolved_at"),
                row.instant("closed_at"),
                row.getLong("version"));
    }

    private static CallbackView callback(Row row) throws SQLException {
        return new CallbackView(
                row.getLong("id"),
                row.getLong("ticket_id"),
                row.getString("ticket_number"),
                row.whole("customer_id"),
                row.text("customer_name"),
                row.getString("telephone"),
                CallbackState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.instant("due_at"),
                row.instant("promised_at").orElseThrow(),
                row.text("promised_by"),
                row.instant("called_at"),
                row.text("called_by"));
    }
}
