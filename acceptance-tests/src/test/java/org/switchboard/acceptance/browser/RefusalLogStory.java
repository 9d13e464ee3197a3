package org.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchboard.launcher.Workbench;

/** What anybody can send is refused without a stack trace in the log. */
@WithSwitchboard
class RefusalLogStory {

    private static final Pattern ENTRY = Pattern.compile("\\R(?=\\[\\d)");

    /** Moment, thread, logger, and the letter for warning, error or fatal. */
    private static final Pattern WARNING_OR_ERROR = Pattern.compile("\\[[^]]+] \\p{XDigit}{8} \\S+ +[WEF] ");

    /** Of browsers that do not know the server's certificate, and of systems that other stories silence. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "\\[[^]]+] \\p{XDigit}{8} (com\\.ibm\\.ws\\.channel\\.ssl|org\\.apache\\.camel|org\\.switchboard\\.integration)");

    @ParameterizedTest
    @CsvSource({
        "/agentdesk/none.xhtml, 404",
        "/none.xhtml, 404",
        "/none, 404",
        "/agentdesk/desk.xhtml?customer=999999999, 404",
        "/agentdesk/desk.xhtml?customer=x, 200",
        "/tickets/list.xhtml?ticket=none, 200",
        "/dispatch/orders.xhtml?order=999999999, 404",
        "/dispatch/orders.xhtml?order=x, 200"
    })
    void unknown_page_is_an_error_page_and_leaves_no_stack_trace(
            String path, int status, Workbench workbench, Windows windows) {
        Page page = signedIn(workbench, windows);
        int before = log(workbench).length();

        Response answer = page.navigate(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(page.locator("h1").first().textContent()).isNotBlank();
        assertThat(logEntriesSince(before, page, workbench)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "primefaces.nonce, forged, 400",
        "primefaces.nonce, '', 400",
        "primefaces.nonce, MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw, 400",
        "jakarta.faces.ViewState, forged, 200",
        "jakarta.faces.ViewState, '', 200",
        "language, 'a\u0001', 400"
    })
    void forged_field_of_a_page_is_refused_without_a_stack_trace(
            String field, String value, int expected, Workbench workbench, Windows windows) {
        Page page = signedIn(workbench, windows);
        page.navigate("/tickets/list.xhtml");
        int before = log(workbench).length();

        Object answer = page.evaluate("""
                async ([field, value]) => {
                  const form = document.getElementById('language');
                  const sent = new URLSearchParams(new FormData(form));
                  sent.set(field, value);
                  const answer = await fetch(form.action, { method: 'POST', body: sent });
                  return answer.status + (await answer.text()).replace(/^[^]*(<h1)/, ' $1').slice(0, 4);
                }""", List.of(field, value));

        assertThat(answer).isEqualTo(expected + " <h1");
        assertThat(logEntriesSince(before, page, workbench)).isEmpty();
    }

    /** Entries of warnings and errors, and those with a stack trace. */
    private static List<String> logEntriesSince(int length, Page page, Workbench workbench) {
        // on the same connection, so that the server has ended what it did for the request before
        page.navigate("/tickets/list.xhtml");
        return ENTRY.splitAsStream(log(workbench).substring(length))
                .filter(entry -> WARNING_OR_ERROR.matcher(entry).lookingAt() || entry.contains("\n\tat "))
                .filter(entry -> !OF_OTHERS.matcher(entry).lookingAt())
                .toList();
    }

    private static String log(Workbench workbench) {
        try {
            return Files.readString(workbench.server().directory().messages());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page signedIn(Workbench workbench, Windows windows) {
        Page page = windows.open(Language.ENGLISH.asked());
        LoginPage.in(page).signIn(workbench.users().with("supervisor"));
        return page;
    }
}
