package org.switchboard.acceptance.story;

import org.switchboard.launcher.Workbench;

/** Who can be sent to repair. */
public final class Crews {

    private final Api dispatcher;

    public Crews(Workbench workbench) {
        dispatcher = Api.as("dispatcher", workbench);
    }

    /** @return the crew's id; the same one when it is there already */
    public long bring(String key, String name) {
        return dispatcher
                .post("crews", Json.object().put("key", key).put("name", name))
                .ok()
                .path("id")
                .asLong();
    }
}
