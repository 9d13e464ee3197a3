package org.switchboard.integration.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.switchboard.integration.link.DistrustedCertificate;
import org.switchboard.integration.link.LinkLost;

/** What a cluster, or the lack of one, says to us, as sentences. */
final class KafkaFailure {

    private KafkaFailure() {}

    static LinkLost of(KafkaTopic topic, KafkaException failure) {
        return new LinkLost(sentence(topic, failure), failure);
    }

    private static String sentence(KafkaTopic topic, KafkaException failure) {
        if (failure instanceof TimeoutException) {
            return "No broker of " + topic.servers() + " answers.";
        }
        if (failure instanceof SslAuthenticationException) {
            return "No TLS with " + topic.servers() + ": "
                    + DistrustedCertificate.reason(failure).orElseGet(() -> cause(failure)) + ".";
        }
        if (failure instanceof AuthenticationException) {
            return topic.servers() + " refuses our user or password.";
        }
        if (failure instanceof AuthorizationException) {
            return topic.servers() + " does not let us read " + topic.topic() + " in the group " + topic.group() + ".";
        }
        return topic.servers() + " cannot be read: " + cause(failure) + ".";
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
