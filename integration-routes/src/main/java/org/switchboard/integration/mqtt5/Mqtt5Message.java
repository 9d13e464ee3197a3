package org.switchboard.integration.mqtt5;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.switchboard.integration.link.PayloadForm;
import org.switchboard.source.intake.SourceRecord;

/** A message that waits for its acknowledgement to the broker. */
record Mqtt5Message(String topic, MqttMessage message, Instant receivedAt) {

    /** About what a message takes besides its payload. */
    private static final int OVERHEAD_BYTES = 500;

    int bytes() {
        return message.getPayload().length + OVERHEAD_BYTES;
    }

    /** {@code topic}, {@code receivedAt}, {@code properties} (the sender's, where there are any), {@code payload}. */
    SourceRecord record(PayloadForm form) {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("topic", topic);
        about.put("receivedAt", receivedAt.toString());
        List<UserProperty> properties = message.getProperties() == null
                ? List.of()
                : message.getProperties().getUserProperties();
        if (!properties.isEmpty()) {
            ObjectNode named = about.putObject("properties");
            properties.forEach(property -> named.put(property.getKey(), property.getValue()));
        }
        return form.record(about, "payload", message.getPayload());
    }
}
