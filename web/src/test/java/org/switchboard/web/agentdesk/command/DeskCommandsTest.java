package org.switchboard.web.agentdesk.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.web.agentdesk.NextStep;

/** Each command of the list has a text, a key of its own and something that performs it; the pages and scripts have no other. */
class DeskCommandsTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path DESK = PAGES.resolve("WEB-INF/agentdesk");
    private static final DeskState NO_CALL = new DeskState(false, 0, 0, false, false);
    private static final DeskState CALL = new DeskState(true, 1, 0, false, false);

    @ParameterizedTest
    @ValueSource(strings = {"screens.properties", "screens_zh_CN.properties"})
    void every_command_has_a_label_in_each_language(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages", bundle))) {
            texts.load(reader);
        }
        assertThat(DeskCommands.ALL).allSatisfy(command -> assertThat(texts.getProperty(command.label()))
                .as(command.label())
                .isNotBlank());
    }

    @Test
    void no_two_commands_share_a_shortcut() {
        assertThat(shortcuts()).doesNotHaveDuplicates().hasSizeGreaterThan(6);
    }

    @Test
    void no_two_commands_are_the_same() {
        assertThat(DeskCommands.ALL)
                .extracting(command -> command.id() + " " + command.value().orElse(""))
                .doesNotHaveDuplicates();
    }

    /** A shortcut presses a button that a page draws with it, or gives the focus to an element that a page has. */
    @Test
    void every_shortcut_reaches_something_on_a_page() {
        String pages = textOf(PAGES, ".xhtml");
        assertThat(DeskCommands.ALL)
                .filteredOn(command -> command.shortcut().isPresent())
                .allSatisfy(command -> assertThat(pages).contains(target(command)));
    }

    private static String target(DeskCommand command) {
        return command.action()
                .focuses()
                .map(selector -> selector.startsWith("#")
                        ? "buttonId=\"" + selector.substring(1) + '"'
                        : selector.substring(1, selector.length() - 1) + '=')
                .orElseGet(() -> command.id().equals("reason")
                        ? "aria-keyshortcuts=\"#{reason.shortcut.keys}\""
                        : "of=\"" + command.id() + '"');
    }

    @Test
    void every_button_shortcut_is_drawn_with_its_key() {
        String pages = textOf(PAGES, ".xhtml");
        List<DeskCommand> pressed = DeskCommands.ALL.stream()
                .filter(command -> command.shortcut().isPresent()
                        && command.action().focuses().isEmpty()
                        && !command.id().equals("reason"))
                .toList();
        assertThat(pressed).isNotEmpty().allSatisfy(command -> assertThat(
                        Pattern.compile("<sb:command of=\"" + command.id() + "\"[^>]* key=\"true\"")
                                .matcher(pages)
                                .find())
                .as(command.id())
                .isTrue());
    }

    @Test
    void what_commands_send_is_what_the_pages_of_the_desk_answer() {
        assertThat(sent())
                .containsExactlyInAnyOrderElementsOf(found("<p:remoteCommand id=\"(desk(?!Place)\\w+)\"", DESK));
    }

    @Test
    void every_dialog_that_a_command_opens_is_on_a_page() {
        assertThat(each(command -> command.action().opens()))
                .isNotEmpty()
                .isSubsetOf(found("<dialog id=\"([\\w-]+)\"", DESK));
    }

    @Test
    void every_button_of_the_desk_is_a_command_of_the_list() {
        assertThat(found("<sb:command of=\"([\\w-]+)\"", PAGES)).isSubsetOf(each(command -> Optional.of(command.id())));
        assertThat(textOf(DESK, ".xhtml")).doesNotContain("data-command=");
    }

    /** Keys within a widget (lists, tabs, menus, groups) move its focus; they are no commands. */
    @Test
    void no_script_or_page_has_a_shortcut_of_its_own() {
        assertThat(textOf(PAGES, ".js"))
                .doesNotContain("\"F1\"", "\"F2\"", "ctrlKey && ", "accesskey")
                .doesNotContainPattern("\\[1-6\\]");
        assertThat(textOf(PAGES, ".xhtml"))
                .doesNotContain("accesskey", "Ctrl", ">F2<")
                .doesNotContainPattern("aria-keyshortcuts=\"[^#]");
    }

    @ParameterizedTest
    @EnumSource
    void every_action_that_ends_a_call_is_a_command(NextStep.Kind kind) {
        assertThat(DeskCommands.ALL)
                .filteredOn(
                        command -> command.value().filter(kind.name()::equals).isPresent())
                .singleElement()
                .satisfies(command -> assertThat(command.label()).isEqualTo(kind.label()));
    }

    @Test
    void without_a_call_only_look_up_and_help_are_offered() {
        assertThat(DeskCommands.ALL)
                .filteredOn(command -> command.guard().test(NO_CALL))
                .extracting(DeskCommand::id)
                .containsExactly("help", "look-up");
    }

    @Test
    void guards_follow_the_state_of_the_call() {
        assertThat(offered(CALL)).contains("act", "details", "wording").doesNotContain("again", "ping", "premises");
        assertThat(offered(new DeskState(true, 2, 1, true, true)))
                .contains("again", "ping", "premises", "close-article")
                .doesNotContain("act");
    }

    @Test
    void resolving_needs_an_open_article() {
        DeskCommand resolve = DeskCommands.ALL.stream()
                .filter(command -> command.value().filter("RESOLVE"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(resolve.guard().test(CALL)).isFalse();
        assertThat(resolve.guard().test(new DeskState(true, 1, 0, false, true))).isTrue();
    }

    private static List<String> offered(DeskState state) {
        return DeskCommands.ALL.stream()
                .filter(command -> command.guard().test(state))
                .map(DeskCommand::id)
                .toList();
    }

    private static List<String> shortcuts() {
        return DeskCommands.ALL.stream()
                .flatMap(command -> command.shortcut().stream())
                .map(Shortcut::keys)
                .toList();
    }

    private static List<String> sent() {
        return each(command -> command.action().sends());
    }

    private static List<String> each(Function<DeskCommand, Optional<String>> part) {
        return DeskCommands.ALL.stream()
                .flatMap(command -> part.apply(command).stream())
                .distinct()
                .toList();
    }

    private static List<String> found(String pattern, Path folder) {
        return Pattern.compile(pattern)
                .matcher(textOf(folder, ".xhtml"))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static String textOf(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .map(DeskCommandsTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
