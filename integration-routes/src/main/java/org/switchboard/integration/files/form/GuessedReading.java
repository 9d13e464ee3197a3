package org.switchboard.integration.files.form;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * Guesses the character set of each file from its beginning.
 *
 * @param usual but for the character set; XML says its own
 * @param told gets each file's name and guess
 */
public record GuessedReading(FileReading usual, BiConsumer<String, CharsetGuess> told) implements RecordReading {

    private static final int SAMPLE = 262_144;

    @Override
    public Iterator<?> records(String fileName, InputStream bytes) throws IOException {
        if (usual.form(fileName) == FileForm.XML || usual.form(fileName) == FileForm.XLSX) {
            return usual.records(fileName, bytes);
        }
        BufferedInputStream content = new BufferedInputStream(bytes);
        content.mark(SAMPLE + 1);
        byte[] beginning = content.readNBytes(SAMPLE);
        boolean whole = content.read() < 0;
        content.reset();
        CharsetGuess guess = CharsetGuess.of(fileName, beginning, whole);
        told.accept(fileName, guess);
        return records(fileName, content, guess.charset());
    }

    private Iterator<?> records(String fileName, InputStream content, Charset charset) throws IOException {
        try {
            return usual.in(charset).records(fileName, content);
        } catch (CharacterCodingException wrongCharset) {
            throw MalformedFile.wrongCharset(fileName, charset, 1, wrongCharset);
        } catch (IllegalArgumentException contradiction) {
            throw new MalformedFile(fileName + ": " + contradiction.getMessage() + ".", contradiction);
        }
    }

    @Override
    public boolean mayBeEmpty(String fileName) {
        return usual.mayBeEmpty(fileName);
    }

    @Override
    public boolean readsArchives() {
        return true;
    }

    @Override
    public Iterator<?> workbook(String fileName, Path workbook) throws IOException {
        return usual.workbook(fileName, workbook);
    }

    /** Of XML. */
    @Override
    public Charset charset() {
        return usual.charset();
    }
}
