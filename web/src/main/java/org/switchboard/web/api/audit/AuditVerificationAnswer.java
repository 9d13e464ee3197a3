package org.switchboard.web.api.audit;

import java.util.List;
import java.util.Optional;
import org.switchboard.audit.model.ChainFault;
import org.switchboard.audit.model.ChainHead;
import org.switchboard.audit.model.ChainReport;

/**
 * Whether the audit is what was written.
 *
 * @param checked how many entries were compared with the chain
 * @param waiting how many entries are not sealed yet
 * @param erasedTexts how many texts were erased for privacy
 * @param checkpoint the position from which on entries are kept
 * @param head position and hash of the last link, to be kept elsewhere
 */
public record AuditVerificationAnswer(
        boolean intact,
        long checked,
        long waiting,
        long erasedTexts,
        long checkpoint,
        Optional<String> head,
        List<FaultAnswer> faults) {

    /**
     * What is wrong, and with which entry.
     *
     * @param entry 0 when none can be named
     */
    public record FaultAnswer(ChainFault.Kind kind, long position, long entry) {

        public static FaultAnswer of(ChainFault fault) {
            return new FaultAnswer(fault.kind(), fault.position(), fault.entry());
        }
    }

    public static AuditVerificationAnswer of(ChainReport report) {
        return new AuditVerificationAnswer(
                report.isIntact(),
                report.checked(),
                report.waiting(),
                report.erasedTexts(),
                report.checkpoint(),
                report.head().map(ChainHead::toString),
                report.faults().stream().map(FaultAnswer::of).toList());
    }
}
