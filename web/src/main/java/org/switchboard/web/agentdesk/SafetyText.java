package org.switchboard.web.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.switchboard.interaction.Hazard;

/** The first advice to a caller who is near a danger. */
@Named
@ApplicationScoped
public class SafetyText {

    /** English for every language without a bundle; never the server's own language. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final int MOST = 3;

    @Inject
    CallerWording wording;

    /** A paragraph for each hazard, three at most; for none, what to ask. */
    public List<String> words(List<Hazard> hazards) {
        ResourceBundle safety =
                ResourceBundle.getBundle("messages.safety", Locale.forLanguageTag(wording.getTag()), NO_FALLBACK);
        return hazards.isEmpty()
                ? List.of(safety.getString("none"))
                : hazards.stream()
                        .limit(MOST)
                        .map(hazard -> safety.getString(hazard.wireName()))
                        .toList();
    }
}
