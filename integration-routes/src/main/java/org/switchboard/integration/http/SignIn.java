package org.switchboard.integration.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.camel.Message;

/** How we show a service who we are; a bean whose properties are the Kamelet's parameters. */
public class SignIn {

    private static final String AUTHORIZATION = "Authorization";

    private String authentication = "none";
    private String user = "";
    private String secret = "";
    private String header = "";

    /** @throws IllegalArgumentException with a sentence, when something is missing */
    public void ready() {
        if (!authentication.equals("none") && secret.isBlank()) {
            throw new IllegalArgumentException("Authentication by " + authentication + " needs the parameter secret");
        }
        if (authentication.equals("basic") && user.isBlank()) {
            throw new IllegalArgumentException("Authentication by basic needs the parameter user");
        }
    }

    /** Puts what the service wants to see into the headers. */
    public void to(Message request) {
        switch (authentication) {
            case "basic" ->
                request.setHeader(
                        AUTHORIZATION,
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8)));
            case "bearer" -> request.setHeader(AUTHORIZATION, "Bearer " + secret);
            case "api-key" -> request.setHeader(header, secret);
            default -> {
                // none is wanted
            }
        }
    }

    public void setAuthentication(String authentication) {
        this.authentication = authentication;
    }

    public void setUser(String user) {
        this.user = user;
    }

    /** The password, token or key. */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    /** Of an API key. */
    public void setHeader(String header) {
        this.header = header;
    }
}
