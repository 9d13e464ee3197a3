package org.switchboard.acceptance.browser;

/** The two languages of every page. */
enum Language {
    ENGLISH(Windows.ENGLISH, "en"),
    CHINESE(Windows.CHINESE, "zh");

    private final String asked;
    private final String button;

    Language(String asked, String button) {
        this.asked = asked;
        this.button = button;
    }

    /** What a browser of that language asks pages for. */
    String asked() {
        return asked;
    }

    /** The switch in the top bar, and the end of a picture's name. */
    String button() {
        return button;
    }

    /** The one of two sentences that a reader of this language expects. */
    String of(String english, String chinese) {
        return this == ENGLISH ? english : chinese;
    }
}
