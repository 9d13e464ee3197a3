package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** The log of a successful start contains no warning and no error. */
@WithSwitchboard
class StartLogStory {

    private static final String STARTED = "CWWKF0011I";

    /** Moment, thread, logger, and the letter for warning, error or fatal. */
    private static final Pattern WARNING_OR_ERROR = Pattern.compile("\\[[^]]+] \\p{XDigit}{8} \\S+ +[WEF] .*");

    @Test
    void a_start_logs_no_warning_and_no_error(Workbench workbench) throws IOException {
        List<String> log = Files.readAllLines(workbench.server().directory().messages());
        List<String> start =
                log.stream().takeWhile(line -> !line.contains(STARTED)).toList();
        assertThat(start).as("the log reaches the end of the start").hasSizeBetween(50, log.size() - 1);
        assertThat(start).noneMatch(line -> WARNING_OR_ERROR.matcher(line).matches());
    }
}
