package org.switchboard.integration.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HMAC that a delivery carries: what is signed, with which secret, and how it is written. */
final class Signature {

    private static final String BODY = "body";
    private static final Pattern PLACE = Pattern.compile("\\{(body|timestamp|id)}");
    private static final Pattern FORM = Pattern.compile("([^{}]*)\\{(hex|base64)}([^{}]*)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** A sender that changes its secret signs with both for a while; more than a few signatures are an attack. */
    private static final int MOST_SIGNATURES = 8;

    private final SecretKeySpec key;
    private final String signed;
    private final String before;
    private final boolean hex;
    private final String after;

    /**
     * @param algorithm such as {@code sha256}
     * @param signed what is signed, with {@code {body}} and possibly {@code {timestamp}} and {@code {id}} in it
     * @param form how the signature is written, with {@code {hex}} or {@code {base64}} in it
     */
    Signature(String algorithm, String secret, String signed, String form) {
        Matcher written = FORM.matcher(form);
        if (!written.matches()) {
            throw new IllegalArgumentException("The signature is written with {hex} or {base64} in it.");
        }
        this.key = new SecretKeySpec(
                secret.getBytes(StandardCharsets.UTF_8), "Hmac" + algorithm.toUpperCase(java.util.Locale.ROOT));
        this.signed = signed;
        this.before = written.group(1);
        this.hex = written.group(2).equals("hex");
        this.after = written.group(3);
    }

    /** Whether the place is among what is signed. */
    boolean covers(String place) {
        return signed.contains("{" + place + "}");
    }

    /** Whether one of the given signatures, with blanks between them, is the right one. Takes as long for any wrong one. */
    boolean fits(String given, byte[] body, String timestamp, String id) {
        byte[] right = of(body, timestamp, id);
        return Arrays.stream(BLANKS.split(given.strip()))
                .limit(MOST_SIGNATURES)
                .flatMap(each -> decoded(each).stream())
                .anyMatch(each -> MessageDigest.isEqual(right, each));
    }

    private byte[] of(byte[] body, String timestamp, String id) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            int end = 0;
            for (Matcher place = PLACE.matcher(signed); place.find(); end = place.end()) {
                mac.update(bytes(signed.substring(end, place.start())));
                mac.update(
                        place.group(1).equals(BODY)
                                ? body
                                : bytes(place.group(1).equals("id") ? id : timestamp));
            }
            mac.update(bytes(signed.substring(end)));
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<byte[]> decoded(String given) {
        if (given.length() < before.length() + after.length() || !given.startsWith(before) || !given.endsWith(after)) {
            return Optional.empty();
        }
        String value = given.substring(before.length(), given.length() - after.length());
        try {
            return Optional.of(
                    hex ? HexFormat.of().parseHex(value) : Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
