package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import picocli.CommandLine.Option;

/** The running server's interface for programs. Under {@code ./run} address, user and certificate are found in .run. */
final class ServerConnection {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Option(names = "--url", paramLabel = "URL", description = "The server (SWITCHBOARD_URL, else that of ./run).")
    String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "The user, an integrator or for the audit an administrator (SWITCHBOARD_USER, else that of ./run); the password is"
                            + " SWITCHBOARD_PASSWORD.")
    String user;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description = "The certificate to trust, PEM (SWITCHBOARD_CACERT, else that of ./run, else the JDK's).")
    Path certificate;

    private HttpClient client;
    private String demoRole = "integrator";
    private Duration longest = LONGEST;

    /** For what only an administrator may ask, and what takes its time. */
    ServerConnection asAdministrator() {
        demoRole = "admin";
        longest = LONGEST.multipliedBy(10);
        return this;
    }

    JsonNode get(String path) {
        return ask(request(path).GET().build());
    }

    JsonNode post(String path, String contentType, String body) {
        return ask(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    JsonNode post(String path) {
        return ask(request(path).POST(BodyPublishers.noBody()).build());
    }

    static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address().replaceAll("/+$", "") + "/api/v1/" + path))
                .version(Version.HTTP_1_1)
                .timeout(longest)
                .header("Accept", "application/json")
                .header("Accept-Language", "en")
                .header("Authorization", "Basic " + credentials());
    }

    private JsonNode ask(HttpRequest request) {
        try {
            HttpResponse<String> answer = client().send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 401) {
                throw new Refusal("Incorrect user name or password.");
            }
            JsonNode body = JSON.readTree(answer.body().isBlank() ? "{}" : answer.body());
            if (answer.statusCode() >= 400) {
                throw new Refusal(body.path("detail")
                        .asText(body.path("title").asText("The server answered " + answer.statusCode() + ".")));
            }
            return body;
        } catch (ConnectException unreachable) {
            throw new Refusal("No server answers at " + address() + "; is it running?");
        } catch (IOException failure) {
            throw new Refusal("The server at " + address() + " gave an invalid answer: " + failure.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }

    private String address() {
        return Optional.ofNullable(url)
                .or(() -> Optional.ofNullable(System.getenv("SWITCHBOARD_URL")))
                .or(() -> firstLine(run("url")))
                .orElseThrow(() -> new Refusal("No server is given, and ./run is not running here; give --url."));
    }

    private String credentials() {
        Optional<String> name =
                Optional.ofNullable(user).or(() -> Optional.ofNullable(System.getenv("SWITCHBOARD_USER")));
        String both = name.map(who -> who + ":" + password())
                .or(this::demoUser)
                .orElseThrow(
                        () -> new Refusal("No user is given. Give --user, and the password as SWITCHBOARD_PASSWORD."));
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String password() {
        return Optional.ofNullable(System.getenv("SWITCHBOARD_PASSWORD"))
                .orElseThrow(() -> new Refusal("No password is given. Set SWITCHBOARD_PASSWORD."));
    }

    /** {@code name password role}, one a line. */
    private Optional<String> demoUser() {
        return lines(run("demo-users.txt"))
                .map(line -> line.split(" "))
                .filter(words -> words.length == 3 && words[2].equals(demoRole))
                .map(words -> words[0] + ":" + words[1])
                .findFirst();
    }

    private HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
            trusted().ifPresent(file -> builder.sslContext(trusting(file)));
            client = builder.build();
        }
        return client;
    }

    private Optional<Path> trusted() {
        return Optional.ofNullable(certificate)
                .or(() ->
                        Optional.ofNullable(System.getenv("SWITCHBOARD_CACERT")).map(Path::of))
                .or(() -> Optional.of(run("certificate.pem")).filter(Files::exists));
    }

    private static SSLContext trusting(Path pem) {
        try (InputStream file = Files.newInputStream(pem)) {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            int number = 0;
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trust.setCertificateEntry("trusted-" + number++, each);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new Refusal("The certificate " + pem + " cannot be used: " + unusable.getMessage());
        }
    }

    private static Path run(String file) {
        return Site.project().resolve(".run").resolve(file);
    }

    private static Optional<String> firstLine(Path file) {
        return lines(file).findFirst();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
        } catch (IOException unreadable) {
            throw new Refusal(file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
