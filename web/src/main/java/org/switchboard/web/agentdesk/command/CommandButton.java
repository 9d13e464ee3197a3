package org.switchboard.web.agentdesk.command;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIPanel;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The button of a command, drawn from the list of commands. Its body is its text; without a body its text is the
 * label of the command. {@code of} is the id of the command, {@code key} is set when the shortcut presses it.
 */
@FacesComponent(CommandButton.TYPE)
public class CommandButton extends UIPanel {

    public static final String TYPE = "org.switchboard.CommandButton";

    /** Attributes of the tag, and those of the button that they become. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("buttonId", "id"),
            Map.entry("styleClass", "class"),
            Map.entry("role", "role"),
            Map.entry("value", "data-value"),
            Map.entry("lang", "lang"),
            Map.entry("title", "title"),
            Map.entry("tabindex", "tabindex"),
            Map.entry("pressed", "aria-pressed"),
            Map.entry("selected", "aria-selected"),
            Map.entry("current", "aria-current"),
            Map.entry("controls", "aria-controls"),
            Map.entry("disabled", "aria-disabled"));

    public CommandButton() {
        setRendererType(null);
    }

    @Override
    public void encodeBegin(FacesContext faces) throws IOException {
        DeskCommand command = command();
        ResponseWriter page = faces.getResponseWriter();
        page.startElement("button", this);
        page.writeAttribute("type", "button", null);
        page.writeAttribute("data-command", command.id(), null);
        for (Map.Entry<String, String> attribute : ATTRIBUTES.entrySet()) {
            write(page, attribute.getValue(), given(attribute.getKey()));
        }
        write(page, "aria-haspopup", command.action().opens().map(dialog -> "dialog"));
        write(page, "aria-keyshortcuts", shortcut(command).map(Shortcut::keys));
        if (getAttributes().containsKey("icon")) {
            page.writeAttribute("aria-label", label(faces, command), null);
        } else if (getChildCount() == 0) {
            page.writeText(label(faces, command), null);
        }
    }

    @Override
    public void encodeEnd(FacesContext faces) throws IOException {
        ResponseWriter page = faces.getResponseWriter();
        Optional<Shortcut> shortcut = shortcut(command());
        if (shortcut.isPresent()) {
            page.startElement("kbd", this);
            page.writeAttribute("aria-hidden", "true", null);
            page.writeText(shortcut.get().caps(), null);
            page.endElement("kbd");
        }
        page.endElement("button");
    }

    private DeskCommand command() {
        return DeskCommands.named(String.valueOf(getAttributes().get("of")));
    }

    private Optional<Shortcut> shortcut(DeskCommand command) {
        return getAttributes().containsKey("key") ? command.shortcut() : Optional.empty();
    }

    private Optional<Object> given(String attribute) {
        return Optional.ofNullable(getAttributes().get(attribute));
    }

    /** As text: the writer would take a boolean for an attribute without a value. */
    private static void write(ResponseWriter page, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            page.writeAttribute(name, String.valueOf(value.get()), null);
        }
    }

    private static String label(FacesContext faces, DeskCommand command) {
        return faces.getApplication().getResourceBundle(faces, "t").getString(command.label());
    }
}
