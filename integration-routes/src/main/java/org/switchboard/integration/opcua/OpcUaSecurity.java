package org.switchboard.integration.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.switchboard.integration.link.LinkLost;

/** Security of the channel to a server: policy, trusted certificates, and our own certificate; files are in PEM. */
record OpcUaSecurity(
        String url,
        String policy,
        String mode,
        String certificate,
        String key,
        String certificates,
        String user,
        String password) {

    private static final String APPLICATION = "urn:switchboard:client";

    boolean isNone() {
        return policy.equals(SecurityPolicy.None.name());
    }

    boolean fits(EndpointDescription endpoint) {
        return SecurityPolicy.valueOf(policy).getUri().equals(endpoint.getSecurityPolicyUri())
                && (isNone() || MessageSecurityMode.valueOf(mode) == endpoint.getSecurityMode());
    }

    /** For messages. */
    String description() {
        return isNone() ? policy : policy + " with " + mode;
    }

    /** @throws LinkLost when a file that it needs is not there or cannot be used */
    void applyTo(OpcUaClientConfigBuilder client) throws LinkLost {
        CertificateValidator trusted = trusted();
        client.setApplicationUri(APPLICATION);
        client.setCertificateValidator(trusted);
        client.setIdentityProvider(
                user.isBlank() ? new AnonymousProvider() : new UsernameProvider(user, password, trusted));
        if (!isNone()) {
            List<X509Certificate> own = certificates(certificate, "certificate");
            client.setCertificate(own.get(0));
            client.setCertificateChain(own.toArray(X509Certificate[]::new));
            client.setKeyPair(new KeyPair(own.get(0).getPublicKey(), privateKey(own.get(0))));
            CertificateUtil.getSanUri(own.get(0)).ifPresent(client::setApplicationUri);
        }
    }

    /** Without a protected channel the server's certificate only serves to hide the password on its way. */
    private CertificateValidator trusted() throws LinkLost {
        if (isNone() && certificates.isBlank()) {
            return (chain, uri, hosts) -> {};
        }
        MemoryTrustListManager trust = new MemoryTrustListManager();
        certificates(certificates, "certificates").forEach(trust::addTrustedCertificate);
        return new DefaultClientCertificateValidator(trust, new MemoryCertificateQuarantine());
    }

    private List<X509Certificate> certificates(String pem, String parameter) throws LinkLost {
        if (pem.isBlank()) {
            throw new LinkLost("The security policy " + policy
                    + " needs the parameters certificate, key and certificates; " + parameter + " is missing.");
        }
        try (InputStream in = Files.newInputStream(Path.of(pem))) {
            List<X509Certificate> read = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (read.isEmpty()) {
                throw new LinkLost("There is no certificate in " + pem + ".");
            }
            return read;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new LinkLost(
                    "The certificates in " + pem + " cannot be used: " + unusable.getMessage() + ".", unusable);
        }
    }

    private PrivateKey privateKey(X509Certificate own) throws LinkLost {
        try {
            String text = Files.readString(Path.of(key)).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance(own.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            // the message reveals nothing more about the key
            throw new LinkLost("The private key in " + key + " cannot be used; PKCS #8 without a password is needed.");
        }
    }
}
