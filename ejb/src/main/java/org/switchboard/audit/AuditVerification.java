package org.switchboard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.switchboard.audit.model.ChainFault;
import org.switchboard.audit.model.ChainHead;
import org.switchboard.audit.model.ChainReport;
import org.switchboard.audit.model.SealedEntry;
import org.switchboard.audit.persistence.ChainTable;
import org.switchboard.audit.persistence.ChainTable.Checked;
import org.switchboard.audit.persistence.ChainTable.Link;

/** Compares the audit with its chain, page by page, each in a read of its own. */
@ApplicationScoped
public class AuditVerification {

    private static final int PAGE = 5_000;

    private ChainTable table;

    protected AuditVerification() {
        // for the container's proxy
    }

    @Inject
    public AuditVerification(ChainTable table) {
        this.table = table;
    }

    /** @param kept a head of earlier, which the chain must contain unless it was retired since */
    public ChainReport verify(Optional<ChainHead> kept) {
        Link begin = table.checkpoint();
        Run run = new Run(begin, kept);
        List<Checked> page;
        do {
            page = table.after(run.last.position(), PAGE);
            page.forEach(run::check);
        } while (page.size() == PAGE);
        run.end(table.neverSealed(ChainReport.MOST_FAULTS));
        return new ChainReport(
                run.checked,
                table.waiting(),
                run.erased,
                begin.position(),
                run.last.position() == 0
                        ? Optional.empty()
                        : Optional.of(ChainHead.of(run.last.position(), run.last.hash())),
                run.faults);
    }

    /** One walk along the chain. */
    private static final class Run {

        private final List<ChainFault> faults = new ArrayList<>();
        private final Optional<ChainHead> kept;
        private Link last;
        private boolean keptFound;
        private long checked;
        private long erased;

        Run(Link begin, Optional<ChainHead> kept) {
            this.last = begin;
            this.kept = kept;
            this.keptFound = kept.filter(head -> head.position() >= begin.position() && !isHead(head, begin))
                    .isEmpty();
        }

        void check(Checked row) {
            Link link = row.link();
            if (link.position() != last.position() + 1) {
                add(ChainFault.Kind.GAP, link.position(), 0);
            }
            if (row.entry().isEmpty()) {
                add(ChainFault.Kind.DELETED, link.position(), link.entry());
            } else {
                check(link, row.entry().get(), row);
            }
            keptFound |= kept.filter(head -> isHead(head, link)).isPresent();
            checked++;
            last = link;
        }

        private void check(Link link, SealedEntry entry, Checked row) {
            if (!Arrays.equals(entry.hashAfter(last.hash()), link.hash())) {
                add(ChainFault.Kind.CHANGED, link.position(), link.entry());
            }
            if (entry.textDigest().isEmpty()) {
                return;
            }
            if (row.erased()) {
                erased++;
            } else if (row.text().isEmpty()) {
                add(ChainFault.Kind.TEXT_DELETED, link.position(), link.entry());
            } else if (!Arrays.equals(
                    SealedEntry.digestOf(
                            row.salt().orElse(new byte[0]), row.text().get()),
                    entry.textDigest().get())) {
                add(ChainFault.Kind.TEXT_CHANGED, link.position(), link.entry());
            }
        }

        void end(List<Long> neverSealed) {
            neverSealed.forEach(entry -> add(ChainFault.Kind.NEVER_SEALED, 0, entry));
            if (!keptFound) {
                add(ChainFault.Kind.HEAD_DIFFERS, kept.map(ChainHead::position).orElse(0L), 0);
            }
        }

        private void add(ChainFault.Kind kind, long position, long entry) {
            if (faults.size() < ChainReport.MOST_FAULTS) {
                faults.add(new ChainFault(kind, position, entry));
            }
        }

        private static boolean isHead(ChainHead head, Link link) {
            return head.equals(ChainHead.of(link.position(), link.hash()));
        }
    }
}
