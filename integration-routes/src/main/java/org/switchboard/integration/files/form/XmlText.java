package org.switchboard.integration.files.form;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XML document as text, in the character set that it says itself. We find that out before the parser does, because
 * the parser puts a replacement character where bytes are no text.
 */
final class XmlText {

    private static final int LONGEST_DECLARATION = 512;
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    private final Charset charset;
    private final Reader text;

    /** @param otherwise the character set of a document that says none */
    XmlText(String fileName, InputStream bytes, Charset otherwise) throws IOException {
        BufferedInputStream document = new BufferedInputStream(bytes);
        document.mark(LONGEST_DECLARATION);
        byte[] beginning = document.readNBytes(LONGEST_DECLARATION);
        document.reset();
        this.charset = charset(fileName, beginning, otherwise);
        try {
            this.text = StrictText.reader(document, charset);
        } catch (CharacterCodingException wrongCharset) {
            throw MalformedFile.wrongCharset(fileName, charset, 1, wrongCharset);
        }
    }

    Charset charset() {
        return charset;
    }

    Reader text() {
        return text;
    }

    private static Charset charset(String fileName, byte[] beginning, Charset otherwise) {
        int first = at(beginning, 0) << 8 | at(beginning, 1);
        switch (first) {
            case 0xFEFF, 0xFFFE:
                return StandardCharsets.UTF_16;
            case 0x003C:
                return StandardCharsets.UTF_16BE;
            case 0x3C00:
                return StandardCharsets.UTF_16LE;
            case 0xEFBB:
                return StandardCharsets.UTF_8;
            default:
                return declared(fileName, beginning, otherwise);
        }
    }

    private static Charset declared(String fileName, byte[] beginning, Charset otherwise) {
        Matcher encoding = ENCODING.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
        if (!encoding.find()) {
            return otherwise;
        }
        try {
            return Charset.forName(encoding.group(1));
        } catch (IllegalArgumentException unknown) {
            throw new MalformedFile(
                    fileName + " says that it is in the character set " + encoding.group(1) + ", which Java lacks.",
                    unknown);
        }
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xff : 0;
    }
}
