package org.switchboard.integration.webhook;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** How deliveries at one webhook are signed, and what is in them; the Kamelet declares one as a bean. */
public class WebhookSettings {

    private String name;
    private String secret;
    private String algorithm = "sha256";
    private String header = "X-Hub-Signature-256";
    private String signature = "sha256={hex}";
    private String signed = "{body}";
    private String timestampHeader = "";
    private int toleranceSeconds;
    private String idHeader = "";
    private String id = "";
    private String items = "";
    private int largestBody;

    /** @throws IllegalArgumentException when the settings do not fit together, in a sentence */
    SignatureCheck check(Clock clock) {
        return new SignatureCheck(
                new Signature(algorithm, secret, signed, signature),
                header,
                timestampHeader,
                idHeader,
                Duration.ofSeconds(toleranceSeconds),
                clock);
    }

    DeliveryBody read(byte[] body) {
        return DeliveryBody.read(
                body,
                JsonPointer.compile(items),
                Optional.of(id).filter(pointer -> !pointer.isBlank()).map(JsonPointer::compile));
    }

    String name() {
        return name;
    }

    String idHeader() {
        return idHeader;
    }

    int largestBody() {
        return largestBody;
    }

    /** The last part of its address. */
    public void setName(String name) {
        this.name = name;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public void setAlgorithm(String algorithm) {
        this.algorithm = algorithm;
    }

    /** That carries the signature. */
    public void setHeader(String header) {
        this.header = header;
    }

    /** How it is written there, with {@code {hex}} or {@code {base64}} in it. */
    public void setSignature(String signature) {
        this.signature = signature;
    }

    /** What is signed, with {@code {body}} in it, and {@code {timestamp}} and {@code {id}} where they are. */
    public void setSigned(String signed) {
        this.signed = signed;
    }

    public void setTimestampHeader(String timestampHeader) {
        this.timestampHeader = timestampHeader;
    }

    public void setToleranceSeconds(int toleranceSeconds) {
        this.toleranceSeconds = toleranceSeconds;
    }

    public void setIdHeader(String idHeader) {
        this.idHeader = idHeader;
    }

    /** JSON pointer to the delivery's id in the body; blank when it is not there. */
    public void setId(String id) {
        this.id = id;
    }

    /** JSON pointer to the records in the body; empty when the body is the records. */
    public void setItems(String items) {
        this.items = items;
    }

    /** In bytes. */
    public void setLargestBody(int largestBody) {
        this.largestBody = largestBody;
    }
}
