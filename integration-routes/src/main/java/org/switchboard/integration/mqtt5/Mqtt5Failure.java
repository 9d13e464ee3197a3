package org.switchboard.integration.mqtt5;

import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.switchboard.integration.link.DistrustedCertificate;

/** What a broker, or the lack of one, says to us in numbers, as sentences. */
final class Mqtt5Failure {

    private Mqtt5Failure() {}

    static String sentence(Mqtt5Broker broker, MqttException failure) {
        int code = failure.getReasonCode();
        if (code == MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD) {
            return broker.url() + " refuses our user or password.";
        }
        if (code == MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED) {
            return broker.url() + " refuses us: " + meaning(code) + ".";
        }
        Optional<String> distrust = DistrustedCertificate.reason(failure);
        if (distrust.isPresent()) {
            return "No TLS with " + broker.url() + ": " + distrust.get() + ".";
        }
        if (code == MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR) {
            return "No connection to " + broker.url() + ": " + cause(failure) + ".";
        }
        return "The connection to " + broker.url() + " was lost: " + cause(failure) + ".";
    }

    static String sentence(Mqtt5Broker broker, MqttDisconnectResponse disconnect) {
        if (disconnect.getReturnCode() == MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER) {
            return broker.url() + " closed the connection because another program uses the client id "
                    + broker.clientId() + ".";
        }
        if (disconnect.getReturnCode() >= MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR) {
            return broker.url() + " closed the connection: " + meaning(disconnect.getReturnCode()) + ".";
        }
        return "The connection to " + broker.url() + " was lost: "
                + (disconnect.getException() == null ? "closed by the broker" : cause(disconnect.getException())) + ".";
    }

    /** Of the protocol's reason codes, those that an operator can do something about. */
    static String meaning(int code) {
        return switch (code) {
            case MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD -> "wrong user or password";
            case MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED -> "this user may not";
            case MqttReturnCode.RETURN_CODE_SERVER_SHUTTING_DOWN -> "it is shutting down";
            case MqttReturnCode.RETURN_CODE_SERVER_BUSY -> "it is busy";
            case MqttReturnCode.RETURN_CODE_BANNED -> "this client is banned";
            case MqttReturnCode.RETURN_CODE_QUOTA_EXCEEDED -> "a quota is exceeded";
            case MqttReturnCode.RETURN_CODE_TOPIC_FILTER_NOT_VALID -> "it is not a valid topic filter";
            case MqttReturnCode.RETURN_CODE_SHARED_SUB_NOT_SUPPORTED -> "it knows no shared subscriptions";
            default -> "reason code 0x" + Integer.toHexString(code);
        };
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
