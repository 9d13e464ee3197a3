package org.switchboard.integration.soap;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Who asks, as OASIS WS-Security UsernameToken Profile 1.0 writes it, with the password as text or as a digest. */
final class UsernameToken {

    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String EXTENSION = OASIS + "wssecurity-secext-1.0.xsd";
    private static final String UTILITY = OASIS + "wssecurity-utility-1.0.xsd";
    private static final String PROFILE = OASIS + "username-token-profile-1.0#";
    private static final String BASE64 = OASIS + "soap-message-security-1.0#Base64Binary";
    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UsernameToken() {}

    static Header header(String user, String password, boolean digest, Instant now) {
        Document document = DOMUtils.getEmptyDocument();
        Element security = document.createElementNS(EXTENSION, "wsse:Security");
        Element token = child(security, EXTENSION, "wsse:UsernameToken", "");
        child(token, EXTENSION, "wsse:Username", user);
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        String created = now.truncatedTo(ChronoUnit.MILLIS).toString();
        child(token, EXTENSION, "wsse:Password", digest ? digest(nonce, created, password) : password)
                .setAttribute("Type", PROFILE + (digest ? "PasswordDigest" : "PasswordText"));
        child(token, EXTENSION, "wsse:Nonce", Base64.getEncoder().encodeToString(nonce))
                .setAttribute("EncodingType", BASE64);
        child(token, UTILITY, "wsu:Created", created);
        SoapHeader header = new SoapHeader(new QName(EXTENSION, "Security"), security);
        header.setMustUnderstand(true);
        return header;
    }

    /** The profile prescribes SHA-1 here. */
    private static String digest(byte[] nonce, String created, String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(nonce);
            digest.update(created.getBytes(StandardCharsets.UTF_8));
            digest.update(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Element child(Element parent, String namespace, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        child.setTextContent(text);
        parent.appendChild(child);
        return child;
    }
}
