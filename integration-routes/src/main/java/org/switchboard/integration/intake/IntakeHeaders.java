package org.switchboard.integration.intake;

import org.switchboard.source.record.RecordOrder;

/** Message headers by which a source gives the sink information that is not in the records. */
public final class IntakeHeaders {

    /** Where the next read begins once these records are stored (text). */
    public static final String WATERMARK = "SwitchboardWatermark";

    /** {@link RecordOrder} of the records, {@code BY_CHANGE_TIME} when absent; live links set {@code BY_ARRIVAL}. */
    public static final String ORDER = "SwitchboardRecordOrder";

    /** The file that the records came from (text); a mapping sees it as {@code $fileName}. */
    public static final String FILE_NAME = "SwitchboardFileName";

    /**
     * Of a message of a key reconciliation: {@value #RECONCILIATION_BEGIN}, then any number of {@value
     * #RECONCILIATION_KEYS} whose body are records with at least their keys, then {@value #RECONCILIATION_END}.
     */
    public static final String RECONCILIATION = "SwitchboardReconciliation";

    public static final String RECONCILIATION_BEGIN = "begin";
    public static final String RECONCILIATION_KEYS = "keys";
    public static final String RECONCILIATION_END = "end";

    /** With {@value #RECONCILIATION_END}: how many percent of the records may be deleted at once. */
    public static final String RECONCILIATION_LIMIT = "SwitchboardReconciliationLimit";

    /**
     * With {@value #RECONCILIATION_END}: whether the list was read page by page while it may have changed, so that only
     * what is missing twice in a row is deleted; absent for no.
     */
    public static final String RECONCILIATION_TWICE = "SwitchboardReconciliationTwice";

    /**
     * Of a message whose records are all that the source has: how many percent of the records held may be missing, and
     * then count as deleted. Absent for a message that is not complete.
     */
    public static final String COMPLETE_LIST = "SwitchboardCompleteList";

    /** After {@value #RECONCILIATION_END}: why the reconciliation was refused; absent when it was accepted. */
    public static final String RECONCILIATION_REFUSAL = "SwitchboardReconciliationRefusal";

    private IntakeHeaders() {}
}
