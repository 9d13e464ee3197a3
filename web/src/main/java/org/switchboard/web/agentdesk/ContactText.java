package org.switchboard.web.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.web.wording.Wording;

/** A contact as one line of the timeline. */
@Named
@ApplicationScoped
public class ContactText {

    @Inject
    Wording wording;

    /** Channel, reason and summary, as far as they are known. */
    public String line(PartyInteraction contact) {
        return Stream.of(
                        contact.channel()
                                .map(channel -> wording.code("channel", channel))
                                .orElse(null),
                        contact.reason()
                                .map(reason -> wording.code("cause", reason))
                                .orElse(null),
                        contact.summary().orElse(null))
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    public String icon(PartyInteraction contact) {
        return switch (contact.channel().orElse("")) {
            case "telephone", "ivr" -> "phone";
            case "sms", "e-mail", "wechat", "weibo", "app", "web-hall" -> "message";
            case "counter" -> "person";
            default -> "note";
        };
    }
}
