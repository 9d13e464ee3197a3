package org.switchboard.audit.model;

import java.util.HexFormat;
import java.util.Optional;
import org.switchboard.shared.BusinessException;

/**
 * The end of the chain at one time. Kept outside of the database, it shows later that nothing before it was replaced.
 *
 * @param hash SHA-256, 64 hexadecimal digits
 */
public record ChainHead(long position, String hash) {

    private static final String FORM = "\\d{1,18}:[0-9a-f]{64}";

    public static ChainHead of(long position, byte[] hash) {
        return new ChainHead(position, HexFormat.of().formatHex(hash));
    }

    /** @throws BusinessException when the text is not of the form {@code position:hash} */
    public static ChainHead parse(String text) {
        return Optional.of(text)
                .filter(given -> given.matches(FORM))
                .map(given -> given.split(":"))
                .map(parts -> new ChainHead(Long.parseLong(parts[0]), parts[1]))
                .orElseThrow(() -> new BusinessException("bad-audit-head", "head", text, text));
    }

    @Override
    public String toString() {
        return position + ":" + hash;
    }
}
