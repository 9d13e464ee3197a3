package org.switchboard.source.rejected;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.Page;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.model.RejectedFilter;
import org.switchboard.source.model.RejectedRecord;
import org.switchboard.source.rejected.RejectedRecords.Replay;

/**
 * Plays many rejected records again, each in a transaction of its own: whatever ends the work, each record has either
 * been stored or goes on waiting, and the others are as they were.
 */
@ApplicationScoped
public class Replays {

    @Inject
    RejectedRecords records;

    /**
     * The oldest records that match and wait, {@link RejectedRecords#LARGEST_PAGE} a call, each with its own result. The
     * cursor asks for those after them; what is still wrong is so not tried again and again.
     */
    @Audited(value = "rejected-records-replayed", subject = "rejected-records")
    public Page<Replay> replay(@NotNull RejectedFilter filter, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.SUPERVISE_SOURCES);
        Page<RejectedRecord> page = records.waiting(filter, RejectedRecords.LARGEST_PAGE, cursor, actor);
        List<Replay> replays =
                page.items().stream().map(rejected -> one(rejected.id(), actor)).toList();
        return new Page<>(replays, page.nextCursor());
    }

    private Replay one(long id, Actor actor) {
        try {
            return records.replay(id, actor);
        } catch (BusinessException refusal) {
            return new Replay(id, Optional.of(new FieldProblem("", null, refusal.sentence(Locale.ENGLISH))));
        }
    }
}
