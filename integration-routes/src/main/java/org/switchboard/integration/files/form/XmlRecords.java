package org.switchboard.integration.files.form;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.intake.SourceRecord;

/**
 * The elements of one name of an XML document of any length as objects; see {@link XmlElement} for their form. A
 * document with a type declaration is refused, so that entities can neither multiply nor fetch anything.
 */
final class XmlRecords implements Iterator<SourceRecord> {

    private static final XMLInputFactory XML = factory();

    private final String fileName;
    private final String recordElement;
    private final int longest;
    private final Charset charset;
    private final RecordGuard guard;
    private final XMLStreamReader document;
    private Optional<SourceRecord> next = Optional.empty();
    private boolean ended;
    private boolean found;
    private boolean isRoot = true;
    private Optional<String> otherElement = Optional.empty();

    /**
     * @param otherwise the character set of a document that says none
     * @param longest the most characters that a record may have
     */
    XmlRecords(String fileName, InputStream bytes, Charset otherwise, String recordElement, int longest)
            throws IOException {
        this.fileName = fileName;
        this.recordElement = recordElement;
        this.longest = longest;
        XmlText text = new XmlText(fileName, bytes, otherwise);
        this.charset = text.charset();
        this.guard = new RecordGuard(text.text(), longest);
        try {
            this.document = XML.createXMLStreamReader(guard);
        } catch (XMLStreamException malformed) {
            throw notXml(malformed, 1);
        }
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty() && !ended) {
            next = read();
            ended = next.isEmpty();
        }
        return next.isPresent();
    }

    @Override
    public SourceRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        SourceRecord record = next.orElseThrow();
        next = Optional.empty();
        return record;
    }

    private Optional<SourceRecord> read() {
        try {
            while (document.hasNext()) {
                guard.recordBegins();
                switch (document.next()) {
                    case XMLStreamConstants.DTD ->
                        throw new MalformedFile(
                                fileName + " has a document type declaration, and such documents are not read: entities"
                                        + " can do harm.",
                                null);
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (document.getLocalName().equals(recordElement)) {
                            found = true;
                            return Optional.of(record());
                        }
                        otherElement = isRoot ? Optional.empty() : Optional.of(document.getLocalName());
                        isRoot = false;
                    }
                    default -> {
                        // between the records
                    }
                }
            }
            refuseWrongName();
            return Optional.empty();
        } catch (XMLStreamException malformed) {
            throw notXml(malformed, document.getLocation().getLineNumber());
        } catch (RecordGuard.TooLong tooLong) {
            throw new MalformedFile(
                    fileName + ", line " + document.getLocation().getLineNumber() + ": " + tooLong.getMessage() + ".",
                    tooLong);
        }
    }

    private SourceRecord record() throws XMLStreamException {
        int line = document.getLocation().getLineNumber();
        XmlElement element = new XmlElement(document, guard, longest);
        var content = element.read();
        return element.problem()
                .map(problem -> {
                    String text = element.beginning();
                    return SourceRecord.failed(
                            TextNode.valueOf(text),
                            new FieldProblem("", text, "the " + recordElement + " in line " + line + " " + problem));
                })
                .orElseGet(() -> SourceRecord.canonical(content));
    }

    /** A slip in the name of the element would otherwise look like a document without records. */
    private void refuseWrongName() {
        if (!found && otherElement.isPresent()) {
            throw new MalformedFile(
                    fileName + " holds no element " + recordElement + ", but such as " + otherElement.get() + ".",
                    null);
        }
    }

    private MalformedFile notXml(XMLStreamException malformed, int line) {
        for (Throwable cause = malformed; cause != null; cause = nested(cause)) {
            if (cause instanceof CharacterCodingException) {
                return MalformedFile.wrongCharset(fileName, charset, line, malformed);
            }
        }
        return new MalformedFile(fileName + ", line " + line + " is not XML: " + reason(malformed) + ".", malformed);
    }

    private static Throwable nested(Throwable cause) {
        return cause instanceof XMLStreamException stream && stream.getNestedException() != null
                ? stream.getNestedException()
                : cause.getCause();
    }

    /** The parser puts the place before its message. */
    private static String reason(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        int mark = message.indexOf("Message: ");
        String reason = mark < 0 ? message : message.substring(mark + "Message: ".length());
        return reason.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
