package org.switchboard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.identity.matching.Partition.Strength;
import org.switchboard.identity.model.MergeView;
import org.switchboard.identity.model.ReviewState;
import org.switchboard.identity.model.ReviewView;
import org.switchboard.identity.persistence.IdentityGraph;
import org.switchboard.identity.persistence.ReviewTable;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;

/**
 * What people decide about who is whom: pairs for review, merges, and taking them back. A merge moves nothing: tickets,
 * contacts and accounts stay with the record that they belong to, so that taking it back leaves each where it belongs,
 * whatever came in between.
 */
@ApplicationScoped
public class Identities {

    public static final int LARGEST_PAGE = 100;

    /** The decision of a person overrides any score. */
    private static final double BY_A_PERSON = 100;

    private IdentityGraph graph;
    private ReviewTable table;
    private Event<IdentitiesChanged> changes;
    private AuditTrail audit;
    private Clock clock;

    protected Identities() {
        // for the container's proxy
    }

    @Inject
    public Identities(
            IdentityGraph graph, ReviewTable table, Event<IdentitiesChanged> changes, AuditTrail audit, Clock clock) {
        this.graph = graph;
        this.table = table;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Pairs that wait for a person, the likeliest first. A limit beyond {@link #LARGEST_PAGE} counts as that. */
    @Transactional
    @Audited(value = "identity-reviews-listed", kind = AuditKind.LIST, subject = "identity-reviews")
    public Page<ReviewView> reviews(int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.MATCH_CUSTOMERS);
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                        table.waiting(
                                cursor.map(ReviewTable.Position::parse).orElse(ReviewTable.Position.BEGINNING),
                                size + 1),
                        size,
                        last -> new ReviewTable.Position(last.score(), last.id()).toString())
                .map(ReviewView::masked);
    }

    /** How many pairs wait. */
    @Transactional
    public long waitingReviews(Actor actor) {
        actor.require(Permission.MATCH_CUSTOMERS);
        return table.waiting();
    }

    /** Merges, undone ones too, newest first. A limit beyond {@link #LARGEST_PAGE} counts as that. */
    @Transactional
    @Audited(value = "identity-merges-listed", kind = AuditKind.LIST, subject = "identity-merges")
    public Page<MergeView> merges(int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.MATCH_CUSTOMERS);
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                        table.merges(Page.position(cursor, Long.MAX_VALUE), size + 1),
                        size,
                        last -> String.valueOf(last.id()))
                .map(MergeView::masked);
    }

    /** @throws NotFoundException when there is no such pair */
    @Transactional
    @Audited(value = "identity-review-viewed", kind = AuditKind.VIEW, subject = "identity-review", key = 0)
    public ReviewView review(long id, Actor actor) {
        actor.require(Permission.MATCH_CUSTOMERS);
        return table.review(id).map(ReviewView::masked).orElseThrow(() -> new NotFoundException("review", id));
    }

    /** @throws NotFoundException when there is no such merge */
    @Transactional
    @Audited(value = "identity-merge-viewed", kind = AuditKind.VIEW, subject = "merge", key = 0)
    public MergeView merge(long id, Actor actor) {
        actor.require(Permission.MATCH_CUSTOMERS);
        return table.merge(id).map(MergeView::masked).orElseThrow(() -> new NotFoundException("merge", id));
    }

    /**
     * The two are one customer.
     *
     * @throws BusinessException when it is decided already, or when identity numbers contradict it
     */
    @Transactional
    public MergeView same(long reviewId, Actor actor) {
        actor.require(Permission.MATCH_CUSTOMERS);
        graph.lock();
        ReviewTable.Pair pair = waiting(reviewId);
        long merge = join(pair.one(), pair.other(), actor);
        table.decide(reviewId, ReviewState.SAME, actor.name(), clock.instant());
        return merge(merge, actor);
    }

    /** The two are not one customer, and nothing merges them until a user decides otherwise. */
    @Transactional
    public ReviewView notSame(long reviewId, Actor actor) {
        actor.require(Permission.MATCH_CUSTOMERS);
        graph.lock();
        ReviewTable.Pair pair = waiting(reviewId);
        graph.block(pair.one(), pair.other(), actor.name(), clock.instant());
        store(Set.of(pair.one(), pair.other()), actor);
        table.decide(reviewId, ReviewState.NOT_SAME, actor.name(), clock.instant());
        audit.record(actor, "identity-kept-apart", "customer/" + pair.one(), "customer/" + pair.other());
        return review(reviewId, actor);
    }

    /**
     * Makes two records one customer by a user's decision, also when a merge of them was undone.
     *
     * @throws BusinessException when it is one record, or when identity numbers contradict it
     * @throws NotFoundException when one of them does not exist
     */
    @Transactional
    public MergeView joinByHand(long one, long other, Actor actor) {
        actor.require(Permission.MATCH_CUSTOMERS);
        graph.lock();
        return merge(join(one, other, actor), actor);
    }

    private long join(long one, long other, Actor actor) {
        if (one == other) {
            throw new BusinessException("identity-one-record", "other", String.valueOf(other));
        }
        Set<Long> known = graph.known(List.of(one, other));
        for (long record : List.of(one, other)) {
            if (!known.contains(record)) {
                throw new NotFoundException("customer", record);
            }
        }
        graph.unblock(one, other);
        if (graph.around(Set.of(one, other)).joined().of(one).contains(other)) {
            throw new BusinessException("identity-one-already", "other", String.valueOf(other));
        }
        long merge = graph.add(one, other, Strength.REVIEWED, BY_A_PERSON, List.of(), actor.name(), clock.instant());
        if (!graph.around(Set.of(one, other)).joined().of(one).contains(other)) {
            throw new BusinessException("identity-contradicts", "other", String.valueOf(other));
        }
        Set<Long> changed = store(Set.of(one, other), actor);
        table.closeWaiting(changed, clock.instant());
        audit.record(actor, "identity-merged", "merge/" + merge, null);
        return merge;
    }

    /**
     * Takes a merge back whole: the records that it linked are different customers from now on, whatever else was joined
     * with them before or after stays with the one that it is linked to, and so does all that is attached.
     *
     * @throws NotFoundException when there is no such merge
     * @throws BusinessException when it is undone already
     */
    @Transactional
    public MergeView undo(long mergeId, Actor actor) {
        actor.require(Permission.MATCH_CUSTOMERS);
        graph.lock();
        MergeView merge = merge(mergeId, actor);
        List<Long> linked = graph.linkedBy(mergeId);
        if (linked.isEmpty()) {
            throw new BusinessException(
                    "merge-undone",
                    "merge",
                    String.valueOf(mergeId),
                    merge.undoneBy().orElse(""));
        }
        Set<Long> around = graph.around(linked).records();
        graph.undo(mergeId, actor.name(), clock.instant());
        for (int i = 0; i + 1 < linked.size(); i += 2) {
            graph.block(linked.get(i), linked.get(i + 1), actor.name(), clock.instant());
        }
        store(around, actor);
        audit.record(actor, "identity-merge-undone", "merge/" + mergeId, null);
        return merge(mergeId, actor);
    }

    private ReviewTable.Pair waiting(long reviewId) {
        ReviewTable.Pair pair = table.find(reviewId).orElseThrow(() -> new NotFoundException("review", reviewId));
        if (pair.state() != ReviewState.WAITING) {
            throw new BusinessException("review-decided", "review", String.valueOf(reviewId));
        }
        return pair;
    }

    private Set<Long> store(Set<Long> records, Actor actor) {
        Set<Long> changed = graph.store(graph.around(records));
        if (!changed.isEmpty()) {
            changes.fire(new IdentitiesChanged(changed, actor.author()));
        }
        return changed;
    }
}
