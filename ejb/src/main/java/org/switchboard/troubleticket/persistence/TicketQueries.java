package org.switchboard.troubleticket.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.interaction.Channel;
import org.switchboard.interaction.Symptom;
import org.switchboard.troubleticket.CallbackState;
import org.switchboard.troubleticket.CallbackView;
import org.switchboard.troubleticket.TicketAction;
import org.switchboard.troubleticket.TicketCategory;
import org.switchboard.troubleticket.TicketDetails;
import org.switchboard.troubleticket.TicketFilter;
import org.switchboard.troubleticket.TicketPriority;
import org.switchboard.troubleticket.TicketState;
import org.switchboard.troubleticket.TicketView;
import org.switchboard.troubleticket.TroubleCallView;
import org.switchboard.troubleticket.model.HazardCodes;

/** Reads tickets and callbacks as screens and programs see them. */
@ApplicationScoped
public class TicketQueries {

    private static final int LONGEST_HISTORY = 500;

    private static final String TICKET =
            "select t.*, c.name as customer_name from trouble_ticket t left join customer c on c.id = t.customer_id";

    private static final String CALLBACK =
            "select b.*, c.name as customer_name from callback b left join customer c on c.id = b.customer_id";

    @Inject
    Jdbi jdbi;

    protected TicketQueries() {
        // for the container's proxy
    }

    public TicketQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<TicketView> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(TICKET + " where t.id = :id")
                .bind("id", id)
                .map(TicketQueries::ticket)
                .findFirst());
    }

    public Optional<TicketView> find(String number) {
        return jdbi.withHandle(handle -> handle.createQuery(TICKET + " where t.number = :number")
                .bind("number", number)
                .map(TicketQueries::ticket)
                .findFirst());
    }

    /** Each call about it, oldest first. */
    public List<TroubleCallView> calls(long ticketId) {
        return new TroubleCallTable(jdbi).ofTickets(List.of(ticketId));
    }

    /** Oldest first; of a long history the latest entries. */
    public List<TicketDetails.Entry> history(long ticketId) {
        List<TicketDetails.Entry> newestFirst = jdbi.withHandle(handle -> handle.createQuery(
                        "select * from trouble_ticket_entry where ticket_id = :ticket order by id desc limit :limit")
                .bind("ticket", ticketId)
                .bind("limit", LONGEST_HISTORY)
                .map((row, context) -> new TicketDetails.Entry(
                        Columns.instant(row, "at").orElseThrow(),
                        row.getString("actor"),
                        TicketAction.valueOf(row.getString("action")),
                        Columns.text(row, "detail")))
                .list());
        List<TicketDetails.Entry> history = new ArrayList<>(newestFirst);
        Collections.reverse(history);
        return history;
    }

    /** Newest first, those with an id below {@code before}. */
    public List<TicketView> list(TicketFilter filter, long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        TICKET + where(filter) + " and t.id < :before order by t.id desc limit :limit")
                .bindMap(parameters(filter))
                .bind("before", before)
                .bind("limit", limit)
                .map(TicketQueries::ticket)
                .list());
    }

    /** Newest first, for callers who page by offset. */
    public List<TicketView> skipping(TicketFilter filter, int offset, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(TICKET + where(filter) + " order by t.id desc limit :limit offset :offset")
                        .bindMap(parameters(filter))
                        .bind("offset", offset)
                        .bind("limit", limit)
                        .map(TicketQueries::ticket)
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
                .map(TicketQueries::callback)
                .findFirst());
    }

    /** Oldest first, those with an id above {@code after}. */
    public List<CallbackView> callbacks(Set<CallbackState> states, long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        CALLBACK + " where b.state = any(:states) and b.id > :after order by b.id limit :limit")
                .bindArray(
                        "states",
                        String.class,
                        states.stream().map(CallbackState::name).toList())
                .bind("after", after)
                .bind("limit", limit)
                .map(TicketQueries::callback)
                .list());
    }

    /** Only what narrows stands in the statement, so that each look-up finds its index. The values are ours or bound. */
    private static String where(TicketFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (!filter.states().isEmpty()) {
            conditions.add(filter.states().stream()
                    .map(state -> "'" + state.name() + "'")
                    .sorted()
                    .collect(Collectors.joining(", ", "t.state in (", ")")));
        }
        filter.category().ifPresent(category -> conditions.add("t.category = :category"));
        if (!filter.customerIds().isEmpty()) {
            conditions.add("t.customer_id = any (:customers)");
        }
        filter.workOrderId().ifPresent(order -> conditions.add("t.work_order_id = :workOrder"));
        filter.handler().ifPresent(handler -> conditions.add("t.handler = :handler"));
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
        return parameters;
    }

    private static TicketView ticket(ResultSet row, StatementContext context) throws SQLException {
        return new TicketView(
                row.getLong("id"),
                row.getString("number"),
                TicketCategory.valueOf(row.getString("category")),
                TicketState.valueOf(row.getString("state")),
                TicketPriority.valueOf(row.getString("priority")),
                Optional.ofNullable(row.getObject("customer_id", Long.class)),
                Columns.text(row, "customer_name"),
                TicketColumns.element(row, "usage_point_source", "usage_point_key"),
                TicketColumns.place(row),
                Columns.text(row, "caller_name"),
                Columns.text(row, "symptom").flatMap(Symptom::fromWire),
                Columns.text(row, "text"),
                HazardCodes.read(row.getString("hazards")),
                Columns.text(row, "cause"),
                TicketColumns.element(row, "element_source", "element_key"),
                Channel.valueOf(row.getString("channel")),
                Columns.text(row, "caller_telephone"),
                row.getBoolean("callback_wanted"),
                Columns.text(row, "callback_telephone"),
                Columns.instant(row, "callback_at"),
                row.getString("owner"),
                row.getString("handler"),
                Optional.ofNullable(row.getObject("work_order_id", Long.class)),
                Columns.text(row, "article_id"),
                Columns.instant(row, "opened_at").orElseThrow(),
                Columns.instant(row, "state_since").orElseThrow(),
                Columns.instant(row, "resolved_at"),
                Columns.instant(row, "closed_at"),
                row.getLong("version"));
    }

    private static CallbackView callback(ResultSet row, StatementContext context) throws SQLException {
        return new CallbackView(
                row.getLong("id"),
                row.getLong("ticket_id"),
                row.getString("ticket_number"),
                Optional.ofNullable(row.getObject("customer_id", Long.class)),
                Columns.text(row, "customer_name"),
                row.getString("telephone"),
                CallbackState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Columns.instant(row, "due_at").orElseThrow(),
                Columns.instant(row, "called_at"),
                Columns.text(row, "called_by"));
    }
}
