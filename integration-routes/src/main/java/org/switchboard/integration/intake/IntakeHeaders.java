package org.switchboard.integration.intake;

/** Message headers by which a source tells the sink what is not in the records. */
public final class IntakeHeaders {

    /** Where the next read begins once these records are stored (text). */
    public static final String WATERMARK = "SwitchboardWatermark";

    /** The file that the records came from (text); a mapping sees it as {@code $fileName}. */
    public static final String FILE_NAME = "SwitchboardFileName";

    private IntakeHeaders() {}
}
