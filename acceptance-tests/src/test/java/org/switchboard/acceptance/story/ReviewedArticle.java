package org.switchboard.acceptance.story;

import java.time.LocalDate;
import org.switchboard.launcher.Workbench;

/** An article of a story that an editor publishes with review dates. */
public final class ReviewedArticle {

    private final Api editor;
    private final String id;
    private final String title;

    public ReviewedArticle(Workbench workbench, String id, String title) {
        this.editor = Api.as("editor", workbench);
        this.id = id;
        this.title = title;
    }

    public void publish(LocalDate reviewOn) {
        editor.postLines(
                        "knowledge/articles",
                        Json.object()
                                .put("id", id)
                                .put("lang", "en")
                                .put("title", title)
                                .put("kind", "power")
                                .put("text", "Check the main switch.")
                                .put("reviewOn", reviewOn.toString())
                                .toString())
                .ok();
    }
}
