package org.switchboard.web.region;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a region shows. The moments whose age the browser counts are kept separately, because they change with each poll of a
 * source while the region stays the same.
 *
 * @param ages each as it is in the page: the moment, and the words for it
 */
record RegionContent(String html, String fingerprint, List<Age> ages) {

    private static final Pattern AGE = Pattern.compile(
            "<time datetime=\"(?<at>[^\"]*)\" data-(?:age|since)=\"[^\"]*\"(?: title=\"(?<title>[^\"]*)\")?>[^<]*</time>");
    private static final int FINGERPRINT_BYTES = 9;

    RegionContent {
        ages = List.copyOf(ages);
    }

    record Age(String at, String title) {}

    static RegionContent of(String html) {
        List<Age> ages = AGE.matcher(html).results().map(RegionContent::age).toList();
        String steady = AGE.matcher(html).replaceAll("<time/>");
        return new RegionContent(html, fingerprint(steady), ages);
    }

    private static Age age(MatchResult time) {
        return new Age(time.group(1), time.group(2) == null ? "" : time.group(2));
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
