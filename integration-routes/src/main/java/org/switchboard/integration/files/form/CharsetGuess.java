package org.switchboard.integration.files.form;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The character set of a file that nobody has said, by its byte order mark or by ICU's statistics of its bytes.
 *
 * @param evidence how it is known, for people
 */
public record CharsetGuess(Charset charset, String evidence) {

    /** Below it ICU takes a few Chinese characters for Western European letters. */
    private static final int LEAST_CONFIDENCE = 30;

    private static final int MOST_NAMED = 6;

    /**
     * @param beginning of the file
     * @param whole whether the file has nothing more
     * @throws MalformedFile when no character set is likely enough
     */
    static CharsetGuess of(String fileName, byte[] beginning, boolean whole) {
        if (startsWith(beginning, 0xEF, 0xBB, 0xBF)) {
            return new CharsetGuess(StandardCharsets.UTF_8, "by its byte order mark");
        }
        if (startsWith(beginning, 0xFE, 0xFF) || startsWith(beginning, 0xFF, 0xFE)) {
            return new CharsetGuess(StandardCharsets.UTF_16, "by its byte order mark");
        }
        int first = firstNotAscii(beginning);
        if (first == beginning.length) {
            return new CharsetGuess(StandardCharsets.UTF_8, "since it begins with ASCII characters alone");
        }
        byte[] sample = Arrays.copyOfRange(beginning, first, whole ? beginning.length : endOfLines(beginning, first));
        List<CharsetMatch> likely = Arrays.stream(
                        new CharsetDetector().setText(sample).detectAll())
                .filter(match -> Charset.isSupported(match.getName()) && decodes(sample, match))
                .toList();
        return likely.stream()
                .findFirst()
                .filter(match -> match.getConfidence() >= LEAST_CONFIDENCE)
                .map(match -> new CharsetGuess(
                        charset(match), "guessed with a confidence of " + match.getConfidence() + " of 100"))
                .orElseThrow(() -> new MalformedFile(
                        fileName + " has too few characters outside of ASCII to guess its character set"
                                + candidates(likely) + ". Set charset in the route.",
                        null));
    }

    private static String candidates(List<CharsetMatch> likely) {
        return likely.isEmpty()
                ? ""
                : likely.stream()
                        .limit(MOST_NAMED)
                        .map(match -> match.getName() + " " + match.getConfidence() + " of 100")
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** Windows-1252 has the same letters as ISO-8859-1, and the euro sign, which may follow later in the file. */
    private static Charset charset(CharsetMatch match) {
        return match.getName().equals("ISO-8859-1")
                ? Charset.forName("windows-1252")
                : Charset.forName(match.getName());
    }

    private static boolean decodes(byte[] sample, CharsetMatch match) {
        CharBuffer text = CharBuffer.allocate(2 * sample.length + 1);
        return !Charset.forName(match.getName())
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(sample), text, true)
                .isError();
    }

    /** The beginning of the line with the first such byte, since ICU looks at 8,000 bytes; all when there are zeros. */
    private static int firstNotAscii(byte[] bytes) {
        int line = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return 0;
            }
            if (bytes[i] < 0) {
                return line;
            }
            line = bytes[i] == '\n' ? i + 1 : line;
        }
        return bytes.length;
    }

    /** A character at the end of the sample may be cut. */
    private static int endOfLines(byte[] bytes, int from) {
        for (int i = bytes.length - 1; i > from; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return bytes.length;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
