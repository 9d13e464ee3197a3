package org.switchboard.web.agentdesk;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.agentdesk.PlaceCall;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.troubleticket.model.Place;

/** What the agent writes down of a matter at a place, reported by a caller without a customer record. */
public class PlaceNotes implements Serializable {

    private String name;
    private String telephone;
    private String road;
    private String crossing;
    private String device;
    private String text;
    private List<String> hazards = List.of();
    private boolean callbackRequested;

    PlaceCall call(Optional<Symptom> symptom) {
        Optional<String> number = given(telephone);
        return new PlaceCall(
                Optional.empty(),
                new Place(Optional.of(where()), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Channel.TELEPHONE,
                given(name),
                number,
                symptom,
                given(text).orElse(""),
                reported(),
                callbackRequested ? number.or(() -> Optional.of("")) : Optional.empty(),
                Optional.empty());
    }

    /** Road, crossing and device, as far as they are known. */
    String where() {
        String corner = Stream.of(given(road), given(crossing))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" × "));
        return Stream.of(given(corner), given(device)).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    Set<Hazard> reported() {
        return Stream.of(Hazard.values())
                .filter(hazard -> hazards.contains(hazard.wireName()))
                .collect(Collectors.toSet());
    }

    private static Optional<String> given(String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(words -> !words.isEmpty());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getTelephone() {
        return telephone;
    }

    public void setTelephone(String telephone) {
        this.telephone = telephone;
    }

    public String getRoad() {
        return road;
    }

    public void setRoad(String road) {
        this.road = road;
    }

    public String getCrossing() {
        return crossing;
    }

    public void setCrossing(String crossing) {
        this.crossing = crossing;
    }

    public String getDevice() {
        return device;
    }

    public void setDevice(String device) {
        this.device = device;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public List<String> getHazards() {
        return hazards;
    }

    public void setHazards(List<String> hazards) {
        this.hazards = hazards == null ? List.of() : List.copyOf(hazards);
    }

    public boolean isCallbackRequested() {
        return callbackRequested;
    }

    public void setCallbackRequested(boolean callbackRequested) {
        this.callbackRequested = callbackRequested;
    }
}
