package org.switchboard.integration.mqtt5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.integration.lookup.LookupBean;
import org.switchboard.integration.lookup.LookupFailed;
import org.switchboard.source.SourceJson;

/** One kind of question over a broker, as a Kamelet declares it: the topic from the message's headers, the answer through a mapping. */
public class Mqtt5Lookup extends LookupBean {

    /** The limit of concurrent requests; further requests are refused. */
    private static final int MOST_QUESTIONS = 16;

    private static final int MOST_ANSWERS_WAITING = 8;
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");

    /** They would make another topic of it, or none. */
    private static final Pattern NOT_IN_A_LEVEL = Pattern.compile("[/+#\\x00-\\x1f]");

    private static final ObjectMapper JSON = SourceJson.mapper().build();

    private final Mqtt5Broker broker = new Mqtt5Broker();
    private String topic;
    private String answerTopic;
    private Duration limit;

    public Mqtt5Lookup() {
        super(MOST_QUESTIONS);
        broker.setMostUnacknowledged(MOST_ANSWERS_WAITING);
    }

    /** Puts the answer into the body as JSON. */
    public void ask(Exchange exchange) {
        Message message = exchange.getMessage();
        String asked = topicFor(message);
        JsonNode answer = guard(exchange, topic).askAndWait(() -> json(answerTo(asked)));
        answer(message, Optional.of(answer));
    }

    private String topicFor(Message message) {
        return VARIABLE.matcher(topic).replaceAll(variable -> {
            String name = variable.group(1);
            String value = Optional.ofNullable(message.getHeader(name, String.class))
                    .filter(given -> !given.isBlank())
                    .orElseThrow(() -> new LookupFailed("There is no " + name + " to ask with.", null));
            if (NOT_IN_A_LEVEL.matcher(value).find()) {
                throw new LookupFailed("The " + name + " cannot stand in a topic.", null);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private byte[] answerTo(String asked) {
        try (Mqtt5Question question = Mqtt5Question.over(broker, answerTopic, limit)) {
            return question.ask(asked);
        } catch (LinkLost lost) {
            throw new LookupFailed(lost.getMessage(), lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LookupFailed("Stopped while waiting for the answer.", stopped);
        }
    }

    private static JsonNode json(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException malformed) {
            throw new LookupFailed("The answer is not JSON.", malformed);
        } catch (IOException impossible) {
            throw new LookupFailed("The answer ended too early.", impossible);
        }
    }

    public void setUrl(String url) {
        broker.setUrl(url);
    }

    public void setUser(String user) {
        broker.setUser(user);
    }

    public void setPassword(String password) {
        broker.setPassword(password);
    }

    /** A PEM file of trusted authorities; blank for those that Java knows. */
    public void setCertificates(String certificates) {
        broker.setCertificates(certificates);
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    /** Answers are asked for below it. */
    public void setAnswerTopic(String answerTopic) {
        this.answerTopic = answerTopic;
    }

    /** Milliseconds for everything, from the connection to the answer. */
    public void setTimeLimit(long millis) {
        this.limit = Duration.ofMillis(millis);
    }
}
