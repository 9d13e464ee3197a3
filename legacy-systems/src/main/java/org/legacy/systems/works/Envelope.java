package org.legacy.systems.works;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A SOAP 1.1 message: what is asked, and with which fields; and how answers are written. */
record Envelope(String operation, Map<String, String> fields) {

    static final String NAMESPACE = "urn:yunxi:fsd:1998";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    /** @throws Fault when it is no SOAP message of ours */
    static Envelope read(byte[] request) {
        Element body = body(request);
        for (Node child = body.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element asked && NAMESPACE.equals(asked.getNamespaceURI())) {
                return new Envelope(asked.getLocalName(), fields(asked));
            }
        }
        throw new Fault("4001", "报文体为空");
    }

    private static Element body(byte[] request) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(request));
            NodeList bodies = document.getElementsByTagNameNS(SOAP, "Body");
            if (bodies.getLength() == 1) {
                return (Element) bodies.item(0);
            }
        } catch (SAXException | IOException e) {
            throw new Fault("4000", "报文格式错误");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        throw new Fault("4000", "报文格式错误");
    }

    private static Map<String, String> fields(Element asked) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Node child = asked.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element field) {
                fields.put(field.getLocalName(), field.getTextContent().strip());
            }
        }
        return fields;
    }

    static String answer(String operation, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + SOAP + "\"><soap:Body><f:"
                + operation + "Response xmlns:f=\"" + NAMESPACE + "\">" + content + "</f:" + operation
                + "Response></soap:Body></soap:Envelope>";
    }

    /** @param party {@code Client} or {@code Server} */
    static String fault(String party, String code, String sentence) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + SOAP
                + "\"><soap:Body><soap:Fault><faultcode>soap:" + party + "</faultcode><faultstring>" + text(sentence)
                + "</faultstring><detail><f:FsdError xmlns:f=\"" + NAMESPACE + "\"><f:Code>" + code
                + "</f:Code></f:FsdError></detail></soap:Fault></soap:Body></soap:Envelope>";
    }

    static String element(String name, Object value) {
        return "<f:" + name + ">" + text(String.valueOf(value)) + "</f:" + name + ">";
    }

    static String elements(List<String> parts) {
        return String.join("", parts);
    }

    private static String text(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
