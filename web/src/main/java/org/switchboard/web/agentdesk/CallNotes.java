package org.switchboard.web.agentdesk;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.agentdesk.Call;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;

/** What the agent writes down during a call. */
public class CallNotes implements Serializable {

    private Channel channel = Channel.TELEPHONE;
    private String telephone;
    private String text;
    private String reason;
    private boolean callbackRequested;
    private List<String> hazards = List.of();

    /** @param number that the customer is called back on unless they name another */
    static CallNotes withNumber(Optional<String> number) {
        CallNotes notes = new CallNotes();
        notes.telephone = number.orElse(null);
        return notes;
    }

    Call call(long customerId, Optional<SupplyCard> supply) {
        Optional<String> number = number();
        return new Call(
                customerId,
                supply,
                channel,
                number,
                Optional.ofNullable(reason).flatMap(Symptom::fromWire),
                text == null ? "" : text.strip(),
                reported(),
                callbackRequested ? number.or(() -> Optional.of("")) : Optional.empty(),
                Optional.empty());
    }

    private Optional<String> number() {
        return Optional.ofNullable(telephone).map(String::strip).filter(number -> !number.isEmpty());
    }

    private Set<Hazard> reported() {
        return Stream.of(Hazard.values())
                .filter(hazard -> hazards.contains(hazard.wireName()))
                .collect(Collectors.toSet());
    }

    /** Kept with the draft of the notes. */
    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Channel getChannel() {
        return channel;
    }

    public void setChannel(Channel channel) {
        this.channel = channel;
    }

    public String getTelephone() {
        return telephone;
    }

    public void setTelephone(String telephone) {
        this.telephone = telephone;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public boolean isCallbackRequested() {
        return callbackRequested;
    }

    public void setCallbackRequested(boolean callbackRequested) {
        this.callbackRequested = callbackRequested;
    }

    public List<String> getHazards() {
        return hazards;
    }

    public void setHazards(List<String> hazards) {
        this.hazards = hazards == null ? List.of() : List.copyOf(hazards);
    }
}
