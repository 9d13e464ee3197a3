package org.switchboard.web.agentdesk;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.switchboard.agentdesk.Call;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.interaction.Channel;

/** What the agent writes down during a call. */
public class CallNotes implements Serializable {

    private Channel channel = Channel.TELEPHONE;
    private String telephone;
    private String text;
    private boolean callbackWanted;

    Call call(long customerId, Optional<SupplyCard> supply) {
        Optional<String> number =
                Optional.ofNullable(telephone).map(String::strip).filter(given -> !given.isEmpty());
        return new Call(
                customerId,
                supply,
                channel,
                number,
                Optional.empty(),
                text == null ? "" : text.strip(),
                Set.of(),
                callbackWanted ? number.or(() -> Optional.of("")) : Optional.empty(),
                Optional.empty());
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

    public boolean isCallbackWanted() {
        return callbackWanted;
    }

    public void setCallbackWanted(boolean callbackWanted) {
        this.callbackWanted = callbackWanted;
    }
}
