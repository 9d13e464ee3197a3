package org.switchboard.integration.intake;

/** Message headers by which a source tells the sink what is not in the records. */
public final class IntakeHeaders {

    /** Where the next read begins once these records are stored (text). */
    public static final String WATERMARK = "SwitchboardWatermark";

    /** The file that the records came from (text); a mapping sees it as {@code $fileName}. */
    public static final String FILE_NAME = "SwitchboardFileName";

    /**
     * Of a message that belongs to a key sweep: {@value #SWEEP_BEGIN}, then any number of {@value #SWEEP_KEYS} whose
     * body are records with at least their keys, then {@value #SWEEP_END}.
     */
    public static final String SWEEP = "SwitchboardSweep";

    public static final String SWEEP_BEGIN = "begin";
    public static final String SWEEP_KEYS = "keys";
    public static final String SWEEP_END = "end";

    /** With {@value #SWEEP_END}: how many percent of the records may vanish at once. */
    public static final String SWEEP_LIMIT = "SwitchboardSweepLimit";

    /** After {@value #SWEEP_END}: why the sweep was not believed; not there when it was. */
    public static final String SWEEP_REFUSAL = "SwitchboardSweepRefusal";

    private IntakeHeaders() {}
}
