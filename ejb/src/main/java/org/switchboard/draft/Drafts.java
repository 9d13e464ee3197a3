package org.switchboard.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.draft.model.Draft;
import org.switchboard.draft.persistence.DraftTable;

/** Keeps the drafts of each user; nobody reads or writes another user's. */
@ApplicationScoped
public class Drafts {

    /** The one saved longest ago goes when a user begins one more. */
    static final int MOST_OF_A_USER = 200;

    /** An ended draft only has to outlive saves that are still under way. */
    private static final Duration KEEP_ENDED = Duration.ofDays(1);

    private DraftTable table;
    private Clock clock;

    protected Drafts() {
        // for the container's proxy
    }

    @Inject
    public Drafts(DraftTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Without fields and with version 0 when there is none. */
    @Transactional
    public Draft find(@NotNull String matter, Actor actor) {
        actor.require(Permission.USE);
        DraftRules.checkMatter(matter);
        return table.find(actor.name(), matter).orElseGet(() -> Draft.none(matter));
    }

    /**
     * @param fields at most 50, at most 64 KiB in all; they replace those of before
     * @param basedOn the version that the user saw last, 0 for none
     * @throws DraftChanged when another version is there
     */
    @Transactional(dontRollbackOn = DraftChanged.class)
    public Draft save(@NotNull String matter, @NotNull Map<String, String> fields, long basedOn, Actor actor) {
        actor.require(Permission.USE);
        DraftRules.checkMatter(matter);
        DraftRules.checkVersion(basedOn);
        DraftRules.checkFields(fields);
        Draft saved = table.save(actor.name(), matter, fields, basedOn, clock.instant())
                .orElseThrow(() -> new DraftChanged(find(matter, actor), basedOn));
        if (basedOn == 0) {
            table.deleteAllButNewest(actor.name(), MOST_OF_A_USER);
        }
        return saved;
    }

    /** Empties a draft because its text was used or is no longer wanted; a save that is based on it is then refused. */
    @Transactional
    public Draft end(@NotNull String matter, Actor actor) {
        actor.require(Permission.USE);
        DraftRules.checkMatter(matter);
        return table.end(actor.name(), matter, clock.instant());
    }

    /** Deletes what was saved before the moment, and ended drafts after a day. @return how many, at most twice the bound */
    @Transactional
    public int deleteSavedBefore(@NotNull Instant moment, int most) {
        return table.deleteSavedBefore(moment, most)
                + table.deleteEndedBefore(clock.instant().minus(KEEP_ENDED), most);
    }
}
