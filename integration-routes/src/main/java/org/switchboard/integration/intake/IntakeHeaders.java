package org.switchboard.integration.intake;

/** Message headers by which a source gives the sink information that is not in the records. */
public final class IntakeHeaders {

    /** Where the next read begins once these records are stored (text). */
    public static final String WATERMARK = "SwitchboardWatermark";

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

    /** After {@value #RECONCILIATION_END}: why the reconciliation was refused; absent when it was accepted. */
    public static final String RECONCILIATION_REFUSAL = "SwitchboardReconciliationRefusal";

    private IntakeHeaders() {}
}
