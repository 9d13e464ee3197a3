package org.switchboard.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The self-signed certificate that the server makes at its first start; whoever trusts it trusts nothing else. */
final class ServerCertificate {

    private static final int LINE = 64;

    private final Path keyStore;
    private final String password;
    private SSLContext trusted;

    ServerCertificate(Path keyStore, String password) {
        this.keyStore = keyStore;
        this.password = password;
    }

    boolean exists() {
        return Files.exists(keyStore);
    }

    /** The certificate in PEM, for whoever is to trust it. */
    String pem() throws IOException {
        try {
            KeyStore keys = stored();
            StringBuilder pem = new StringBuilder();
            for (String alias : Collections.list(keys.aliases())) {
                String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                        .encodeToString(keys.getCertificate(alias).getEncoded());
                pem.append("-----BEGIN CERTIFICATE-----\n").append(lines).append("\n-----END CERTIFICATE-----\n");
            }
            return pem.toString();
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /**
     * A context that trusts this certificate alone; one for all clients. To read the key store costs more than a
     * request, and clients that share a context resume each other's TLS sessions.
     */
    synchronized SSLContext trusted() throws IOException {
        if (trusted == null) {
            trusted = newContext();
        }
        return trusted;
    }

    private SSLContext newContext() throws IOException {
        try {
            KeyStore keys = stored();
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            for (String alias : Collections.list(keys.aliases())) {
                trust.setCertificateEntry(alias, keys.getCertificate(alias));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private KeyStore stored() throws IOException, GeneralSecurityException {
        try (InputStream stored = Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, password.toCharArray());
            return keys;
        }
    }

    private IOException unusable(GeneralSecurityException cause) {
        return new IOException("the certificate in " + keyStore + " cannot be used: " + cause.getMessage(), cause);
    }
}
