package org.switchboard.troubleticket.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.switchboard.access.model.Masked;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;

/** A matter of a customer. Each change is a method that writes an entry to the history. */
@Entity
@Table(name = "trouble_ticket")
public class TroubleTicket {

    public static final int LONGEST_NOTE = 4_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private TicketCategory category;

    @Enumerated(EnumType.STRING)
    private TicketState state;

    @Enumerated(EnumType.STRING)
    private TicketPriority priority;

    @Column(name = "customer_id")
    private Long customerId;

    @Column(name = "usage_point_source")
    private String usagePointSource;

    @Column(name = "usage_point_key")
    private String usagePointKey;

    @Column(name = "element_source")
    private String elementSource;

    @Column(name = "element_key")
    private String elementKey;

    /** See {@link TroubleTickets#matterOf}. */
    private String matter;

    @Column(name = "place_text")
    private String placeText;

    @Column(name = "place_longitude")
    private Double placeLongitude;

    @Column(name = "place_latitude")
    private Double placeLatitude;

    @Column(name = "caller_name")
    private String callerName;

    @Convert(converter = SymptomCode.class)
    private Symptom symptom;

    private String text;

    @Convert(converter = HazardCodes.class)
    private Set<Hazard> hazards = Set.of();

    private String cause;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "caller_telephone")
    private String callerTelephone;

    @Column(name = "callback_wanted")
    private boolean callbackRequested;

    @Column(name = "callback_telephone")
    private String callbackTelephone;

    @Column(name = "callback_at")
    private Instant callbackAt;

    private String owner;

    private String handler;

    @Column(name = "work_order_id")
    private Long workOrderId;

    @Column(name = "article_base")
    private String articleBase;

    @Column(name = "article_id")
    private String articleId;

    @Column(name = "article_language")
    private String articleLanguage;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "state_since")
    private Instant stateSince;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "ticket_group")
    private TicketGroup group = TicketGroup.SERVICE;

    @Column(name = "merged_into")
    private Long mergedInto;

    @OneToOne(mappedBy = "ticket", cascade = CascadeType.PERSIST)
    private Callback callback;

    @OneToMany(mappedBy = "ticket", cascade = CascadeType.PERSIST, fetch = FetchType.LAZY)
    private List<TicketEntry> history = new ArrayList<>();

    /** Entries written since this was read. */
    @Transient
    private int steps;

    protected TroubleTicket() {
        // for Jakarta Persistence
    }

    /** The agent who opens a ticket is its owner until it is closed, whoever handles it. */
    public TroubleTicket(String number, TicketOpening opening, String agent, Instant at) {
        this.number = Objects.requireNonNull(number, "number");
        this.category = Objects.requireNonNull(opening.category(), "category");
        this.channel = Objects.requireNonNull(opening.channel(), "channel");
        this.priority = Objects.requireNonNull(opening.priority(), "priority");
        this.customerId = opening.customerId().orElse(null);
        this.usagePointSource = opening.usagePoint().map(ElementKey::source).orElse(null);
        this.usagePointKey = opening.usagePoint().map(ElementKey::key).orElse(null);
        this.elementSource = opening.device().map(ElementKey::source).orElse(null);
        this.elementKey = opening.device().map(ElementKey::key).orElse(null);
        this.placeText = opening.place().flatMap(Place::text).orElse(null);
        this.placeLongitude = opening.place().flatMap(Place::longitude).orElse(null);
        this.placeLatitude = opening.place().flatMap(Place::latitude).orElse(null);
        this.callerName = opening.callerName().orElse(null);
        this.symptom = opening.symptom().orElse(null);
        this.text = opening.text().orElse(null);
        this.hazards = opening.hazards();
        this.cause = opening.cause().orElse(null);
        Masked.refuse("callerTelephone", opening.callerTelephone());
        this.callerTelephone = opening.callerTelephone().orElse(null);
        this.owner = Objects.requireNonNull(agent, "agent");
        this.handler = agent;
        this.state = TicketState.ACKNOWLEDGED;
        this.openedAt = at;
        this.stateSince = at;
        write(at, agent, TicketAction.OPENED, null);
        if (opening.callbackRequested()) {
            agreeCallback(opening.callbackTelephone().or(opening::callerTelephone), opening.callbackAt(), agent, at);
        }
    }

    /** Another call about the same matter makes the ticket more urgent or more complete, never less. */
    public void calledAgain(TicketOpening call, String agent, Instant at) {
        requireOpen();
        set(values().and(new TicketMerge.Values(call.priority(), call.symptom().orElse(null), call.hazards(), null)));
        Masked.refuse("callerTelephone", call.callerTelephone());
        this.callerTelephone = call.callerTelephone().orElse(callerTelephone);
        this.callerName = call.callerName().orElse(callerName);
        Optional<String> words = call.text().filter(said -> !said.isBlank());
        this.text = text == null || text.isBlank() ? words.orElse(text) : text;
        if (elementKey == null) {
            this.elementSource = call.device().map(ElementKey::source).orElse(null);
            this.elementKey = call.device().map(ElementKey::key).orElse(null);
        }
        write(at, agent, TicketAction.CALLED_AGAIN, words.orElse(null));
        if (call.callbackRequested()) {
            agreeCallback(call.callbackTelephone().or(call::callerTelephone), call.callbackAt(), agent, at);
        }
    }

    /** Set once, before the ticket is stored: at most one open fault ticket may be about it. */
    public void about(String whatIsAtFault) {
        this.matter = whatIsAtFault;
    }

    /** @param due when the customer wants the call; empty for when the matter is done */
    public final void agreeCallback(Optional<String> telephone, Optional<Instant> due, String agent, Instant at) {
        requireOpen();
        Masked.refuse("callbackTelephone", telephone);
        this.callbackTelephone = CallbackTelephone.checked(telephone);
        this.callbackAt = due.orElse(null);
        this.callbackRequested = true;
        if (callback == null) {
            this.callback = new Callback(this, number, customerId);
        }
        callback.agree(callbackTelephone, callbackAt, agent, at);
        write(at, agent, TicketAction.CALLBACK_PROMISED, callbackTelephone);
    }

    public void prioritise(TicketPriority howUrgent, String agent, Instant at) {
        requireOpen();
        if (priority != howUrgent) {
            this.priority = howUrgent;
            write(at, agent, TicketAction.PRIORITY_CHANGED, howUrgent.wireName());
        }
    }

    public void categorise(TicketCategory kind, String agent, Instant at) {
        requireOpen();
        if (category != kind) {
            this.category = kind;
            write(at, agent, TicketAction.CATEGORY_CHANGED, kind.wireName());
        }
    }

    /** Another one answers for it towards the customer. */
    public void answeredForBy(String user, String agent, Instant at) {
        requireOpen();
        if (!owner.equals(user)) {
            this.owner = user;
            write(at, agent, TicketAction.OWNER_CHANGED, user);
        }
    }

    /** Into the queue of a group, where it is unassigned. */
    public void handTo(TicketGroup next, String agent, Instant at) {
        requireOpen();
        if (group != next) {
            this.group = next;
            this.handler = null;
            write(at, agent, TicketAction.HANDED_TO_GROUP, next.wireName());
        }
    }

    /** To the supervisors. */
    public void escalate(String reason, String agent, Instant at) {
        requireOpen();
        this.group = TicketGroup.SUPERVISION;
        this.handler = null;
        this.priority = priority.orMoreUrgent(TicketPriority.HIGH);
        write(at, agent, TicketAction.ESCALATED, reason);
    }

    /** Closes this ticket for the other one, which takes over what makes it more urgent, and the order. */
    public TicketMerge mergeInto(TroubleTicket into, String agent, Instant at) {
        if (Objects.equals(id, into.id)) {
            throw new BusinessException("ticket-merge-with-itself", "into", number, number);
        }
        if (mergedInto != null) {
            throw new BusinessException("ticket-merged-already", "ticket", number, number);
        }
        requireOpen();
        into.requireOpen();
        TicketMerge.Values before = into.values();
        into.set(before.and(values()));
        into.write(at, agent, TicketAction.TOOK_IN_TICKET, number);
        TicketMerge merge =
                new TicketMerge(this, workOrderId, stateSince, into, before, into.values()).decided(agent, at);
        become(TicketState.CLOSED, at);
        this.closedAt = at;
        this.mergedInto = into.id;
        this.workOrderId = null;
        write(at, agent, TicketAction.MERGED_INTO, into.number);
        return merge;
    }

    /** @param orderHolds whether the order that this ticket was attached to is unrestored */
    public void unmerge(TroubleTicket into, TicketMerge merge, boolean orderHolds, String agent, Instant at) {
        into.requireOpen();
        this.state = merge.mergedState();
        this.stateSince = merge.mergedStateSince();
        this.closedAt = null;
        this.mergedInto = null;
        this.workOrderId = orderHolds ? merge.mergedOrderId().orElse(null) : null;
        write(at, agent, TicketAction.MERGE_UNDONE, into.number);
        into.set(merge.without(into.values()));
        into.write(at, agent, TicketAction.GAVE_BACK_TICKET, number);
        merge.undone(agent, at);
    }

    private TicketMerge.Values values() {
        return new TicketMerge.Values(priority, symptom, hazards, workOrderId);
    }

    private void set(TicketMerge.Values values) {
        this.priority = values.priority();
        this.symptom = values.symptom();
        this.hazards = values.hazards();
        this.workOrderId = values.orderId();
    }

    /** A note may be added at any time, also to a closed ticket. */
    public void note(String text, String agent, Instant at) {
        write(at, agent, TicketAction.NOTED, text);
    }

    public void begin(String agent, Instant at) {
        begin(null, agent, at);
    }

    /** @param note may be null */
    public void begin(String note, String agent, Instant at) {
        become(TicketState.IN_PROGRESS, at);
        write(at, agent, TicketAction.BEGUN, note);
    }

    public void waitForCustomer(String reason, String agent, Instant at) {
        become(TicketState.PENDING, at);
        write(at, agent, TicketAction.WAITS_FOR_CUSTOMER, reason);
    }

    public void hold(String reason, String agent, Instant at) {
        become(TicketState.HELD, at);
        write(at, agent, TicketAction.HELD, reason);
    }

    /** Another one handles it from here on; the owner stays. */
    public void takeOver(String agent, String by, Instant at) {
        requireOpen();
        this.handler = agent;
        write(at, by, TicketAction.TAKEN_OVER, agent);
    }

    public void attachTo(long orderId, String orderNumber, String agent, Instant at) {
        requireOpen();
        if (Objects.equals(workOrderId, orderId)) {
            return;
        }
        this.workOrderId = orderId;
        if (state == TicketState.ACKNOWLEDGED) {
            become(TicketState.IN_PROGRESS, at);
        }
        write(at, agent, TicketAction.ATTACHED_TO_ORDER, orderNumber);
    }

    /** @param article the knowledge that solved it, when some did */
    public void resolve(Optional<ArticleUsed> article, String text, String agent, Instant at) {
        become(TicketState.RESOLVED, at);
        this.resolvedAt = at;
        article.ifPresent(used -> {
            this.articleBase = used.base();
            this.articleId = used.id();
            this.articleLanguage = used.language();
        });
        write(at, agent, TicketAction.RESOLVED, text);
    }

    /** The customer reports that it is not solved after all. */
    public void reopen(String reason, String agent, Instant at) {
        if (state != TicketState.RESOLVED) {
            throw refused(TicketState.IN_PROGRESS);
        }
        become(TicketState.IN_PROGRESS, at);
        this.resolvedAt = null;
        write(at, agent, TicketAction.REOPENED, reason);
    }

    /** An order that is restored, closed or cancelled does nothing for an open ticket: it waits for another. */
    public void leaveOrderUnless(LongPredicate stands) {
        if (workOrderId != null && !stands.test(workOrderId)) {
            this.workOrderId = null;
        }
    }

    public void close(String agent, Instant at) {
        close(null, agent, at);
    }

    /** @param note may be null */
    public void close(String note, String agent, Instant at) {
        become(TicketState.CLOSED, at);
        this.closedAt = at;
        write(at, agent, TicketAction.CLOSED, note);
    }

    /** Opened by mistake, or the customer withdraws. */
    public void cancel(String reason, String agent, Instant at) {
        become(TicketState.CANCELLED, at);
        this.closedAt = at;
        write(at, agent, TicketAction.CANCELLED, reason);
    }

    public Long id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Optional<Long> customerId() {
        return Optional.ofNullable(customerId);
    }

    /** The ticket that this one was merged into. */
    public Optional<Long> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    public String number() {
        return number;
    }

    public TicketState state() {
        return state;
    }

    public Instant stateSince() {
        return stateSince;
    }

    public String owner() {
        return owner;
    }

    public String handler() {
        return handler;
    }

    public Set<Long> customerIds() {
        return customerId == null ? Set.of() : Set.of(customerId);
    }

    private void become(TicketState next, Instant at) {
        if (!state.canBecome(next)) {
            throw refused(next);
        }
        this.state = next;
        this.stateSince = at;
    }

    private void requireOpen() {
        if (!state.isOpen()) {
            throw new BusinessException("ticket-not-open", "state", state.wireName(), number, state);
        }
    }

    public BusinessException refused(TicketState next) {
        return new BusinessException("ticket-transition", "state", next.wireName(), number, state, next);
    }

    private void write(Instant at, String actor, TicketAction action, String detail) {
        history.add(new TicketEntry(this, at, actor, action, detail, steps++));
    }
}
