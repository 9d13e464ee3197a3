package org.switchboard.web.agentdesk.command;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/** The commands as {@code commands.js} reads them. */
final class DeskCommandJson {

    private DeskCommandJson() {}

    static String of(List<DeskCommand> commands) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        commands.forEach(command -> all.add(of(command)));
        return all.build().toString();
    }

    private static JsonObjectBuilder of(DeskCommand command) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("id", command.id());
        command.shortcut().ifPresent(shortcut -> json.add("keys", shortcut.keys())
                .add("whileTyping", !shortcut.typesCharacter()));
        add(json, "sends", command.action().sends());
        add(json, "keptAs", command.action().keptAs());
        add(json, "opens", command.action().opens());
        add(json, "focuses", command.action().focuses());
        add(json, "within", command.action().within());
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, Optional<String> value) {
        value.ifPresent(text -> json.add(name, text));
    }
}
