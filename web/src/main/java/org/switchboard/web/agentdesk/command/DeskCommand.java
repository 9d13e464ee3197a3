package org.switchboard.web.agentdesk.command;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something that an agent can do on the desk. Its button, its shortcut and its line in the help are drawn from this.
 *
 * @param id common to commands that differ by their value
 * @param value that is sent with the command, where it is known before the page is made
 * @param label key of its text in the bundle
 * @param guard whether it is offered now
 */
public record DeskCommand(
        String id,
        Optional<String> value,
        Optional<Shortcut> shortcut,
        String label,
        Predicate<DeskState> guard,
        Action action) {

    /**
     * What the page's script does.
     *
     * @param sends the page's remote command that is called
     * @param keptAs parameter of the page's address that keeps the value
     * @param opens id of a dialog
     * @param focuses selector of the element that gets the focus; without it the shortcut presses the command's button
     * @param within selector of the part of the page in which the shortcut works
     */
    public record Action(
            Optional<String> sends,
            Optional<String> keptAs,
            Optional<String> opens,
            Optional<String> focuses,
            Optional<String> within) {

        private static final Action NONE =
                new Action(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static DeskCommand of(String id, String label) {
        return new DeskCommand(id, Optional.empty(), Optional.empty(), label, always -> true, Action.NONE);
    }

    DeskCommand with(String fixedValue) {
        return new DeskCommand(id, Optional.of(fixedValue), shortcut, label, guard, action);
    }

    DeskCommand on(String keys) {
        return new DeskCommand(id, value, Optional.of(new Shortcut(keys)), label, guard, action);
    }

    DeskCommand when(Predicate<DeskState> condition) {
        return new DeskCommand(id, value, shortcut, label, condition, action);
    }

    DeskCommand sends(String remoteCommand) {
        return acts(new Action(
                Optional.of(remoteCommand), action.keptAs(), action.opens(), action.focuses(), action.within()));
    }

    DeskCommand keptAs(String parameter) {
        return acts(
                new Action(action.sends(), Optional.of(parameter), action.opens(), action.focuses(), action.within()));
    }

    DeskCommand opens(String dialog) {
        return acts(
                new Action(action.sends(), action.keptAs(), Optional.of(dialog), action.focuses(), action.within()));
    }

    DeskCommand focuses(String selector) {
        return acts(
                new Action(action.sends(), action.keptAs(), action.opens(), Optional.of(selector), action.within()));
    }

    DeskCommand within(String selector) {
        return acts(
                new Action(action.sends(), action.keptAs(), action.opens(), action.focuses(), Optional.of(selector)));
    }

    private DeskCommand acts(Action changed) {
        return new DeskCommand(id, value, shortcut, label, guard, changed);
    }
}
