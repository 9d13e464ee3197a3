package org.switchboard.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The self-signed certificate that the server makes at its first start; whoever trusts it trusts nothing else. */
final class ServerCertificate {

    private final Path keyStore;
    private final String password;

    ServerCertificate(Path keyStore, String password) {
        this.keyStore = keyStore;
        this.password = password;
    }

    boolean exists() {
        return Files.exists(keyStore);
    }

    /** A context that trusts this certificate alone. */
    SSLContext trusted() throws IOException {
        try (InputStream stored = Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, password.toCharArray());
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
            throw new IOException("the certificate in " + keyStore + " cannot be used: " + e.getMessage(), e);
        }
    }
}
