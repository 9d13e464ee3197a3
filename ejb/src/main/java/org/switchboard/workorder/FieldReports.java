package org.switchboard.workorder;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.Iso8601;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordOrder;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.workorder.model.Crew;
import org.switchboard.workorder.model.Crews;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.SeenOrder;
import org.switchboard.workorder.model.WorkOrder;
import org.switchboard.workorder.model.WorkOrders;
import org.switchboard.workorder.persistence.WorkOrderStatusTable;

/**
 * What field systems report about our orders, applied once each. All reports of a batch are judged before any is
 * applied: a refusal therefore leaves no half-changed order behind, and the intake can single out the report at fault.
 */
@ApplicationScoped
public class FieldReports implements RecordStore {

    /** @param crew the crew named, when it is one that its own system reports */
    private record Report(WorkOrder order, OrderState state, Instant at, String note, Optional<Crew> crew) {}

    private WorkOrderStatusTable statuses;
    private WorkOrders orders;
    private Crews crews;
    private Dispatch dispatch;
    private Restoration restoration;

    protected FieldReports() {
        // for the container's proxy
    }

    @Inject
    public FieldReports(
            WorkOrderStatusTable statuses, WorkOrders orders, Crews crews, Dispatch dispatch, Restoration restoration) {
        this.statuses = statuses;
        this.orders = orders;
        this.crews = crews;
        this.dispatch = dispatch;
        this.restoration = restoration;
    }

    @Override
    public RecordType type() {
        return RecordType.WORK_ORDER_STATUS;
    }

    @Override
    public RecordTable table() {
        return WorkOrderStatusTable.COLUMNS;
    }

    @Override
    public Set<String> upsert(String source, List<JsonNode> records, Instant receivedAt, RecordOrder order) {
        Set<String> changed = statuses.upsert(source, records, receivedAt, order);
        List<Report> reports = records.stream()
                .filter(record -> changed.contains(record.get("key").asText()))
                .filter(record -> !record.path("deleted").asBoolean(false))
                .map(record -> report(source, record, receivedAt))
                .sorted(Comparator.comparing(Report::at))
                .toList();
        judge(reports);
        reports.forEach(report -> apply(report, Actor.source(source)));
        return changed;
    }

    private Report report(String source, JsonNode record, Instant receivedAt) {
        String number = record.path("workOrder").asText();
        WorkOrder order = orders.numbered(number)
                .orElseThrow(() -> new BusinessException("unknown-work-order", "workOrder", number, number));
        return new Report(
                order,
                OrderState.named(record.path("state").asText()),
                record.hasNonNull("at")
                        ? Iso8601.parse(record.get("at").asText()).toInstant()
                        : receivedAt,
                record.hasNonNull("note") ? record.get("note").asText() : null,
                record.hasNonNull("crewKey")
                        ? crews.keyed(source, record.get("crewKey").asText())
                        : Optional.empty());
    }

    private static void judge(List<Report> reports) {
        Map<Long, OrderState> states = new HashMap<>();
        for (Report report : reports) {
            OrderState before = states.getOrDefault(report.order.id(), report.order.state());
            if (before != report.state) {
                if (report.state == OrderState.ASSIGNED && report.crew.isEmpty()) {
                    throw new BusinessException("order-needs-crew", "crewKey", null, report.order.number());
                }
                report.order.requireTransition(before, report.state);
                states.put(report.order.id(), report.state);
            }
        }
    }

    /** A state that the order has already is a repetition: only its note is new. */
    private void apply(Report report, Actor source) {
        SeenOrder order = SeenOrder.withoutVersionCheck(report.order.id());
        if (orders.find(order.id()).orElseThrow().state() == report.state) {
            if (report.note != null && !report.note.isBlank()) {
                dispatch.note(order, report.note, source);
            }
            return;
        }
        switch (report.state) {
            case EN_ROUTE -> dispatch.setOut(order, report.note, source);
            case ON_SITE -> dispatch.arrive(order, report.note, source);
            case RESTORED -> restoration.restore(order, report.note, true, source);
            case CLOSED -> dispatch.close(order, report.note, source);
            case CANCELLED -> dispatch.cancel(order, report.note == null ? source.name() : report.note, source);
            case ASSIGNED -> dispatch.assign(order, report.crew.orElseThrow().id(), source);
            case RECEIVED ->
                throw new IllegalStateException("judged before: " + report.state + " for " + report.order.number());
        }
    }
}
