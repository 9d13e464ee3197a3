package org.switchboard.web.agentdesk;

import java.io.Serializable;
import java.util.Optional;
import org.switchboard.agentdesk.Call;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.interaction.Channel;

/** What the agent writes down during a call. */
public class CallNotes implements Serializable {

    private Channel channel = Channel.TELEPHONE;
    private String telephone;
    private String symptom;
    private boolean callbackWanted;

    Call call(long customerId, Optional<SupplyCard> supply) {
        Optional<String> number = Optional.ofNullable(telephone).map(String::strip);
        return new Call(
                customerId,
                supply,
                channel,
                number,
                symptom == null ? "" : symptom.strip(),
                callbackWanted ? number : Optional.empty());
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

    public String getSymptom() {
        return symptom;
    }

    public void setSymptom(String symptom) {
        this.symptom = symptom;
    }

    public boolean isCallbackWanted() {
        return callbackWanted;
    }

    public void setCallbackWanted(boolean callbackWanted) {
        this.callbackWanted = callbackWanted;
    }
}
