package org.switchboard.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The server.xml that belongs to this version. Values are the site's; each feature, variable, element and attribute of the
 * template has to be in the server's own file, or in one beside it.
 */
final class ServerTemplate {

    private static final String RESOURCE = "/META-INF/switchboard/server.xml";

    /** A container of tests deploys the application by itself. */
    private static final String APPLICATION = "enterpriseApplication";

    private final Element template;

    private ServerTemplate(Element template) {
        this.template = template;
    }

    static ServerTemplate ofThisVersion() throws IOException {
        try (InputStream file = ServerTemplate.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IOException(RESOURCE + " is missing in the application");
            }
            return new ServerTemplate(parse(file));
        }
    }

    /** What these files do not have, each as it stands in the template. */
    List<String> missingIn(List<Path> files) throws IOException {
        Set<String> there = new HashSet<>();
        for (Path file : files) {
            try (InputStream content = Files.newInputStream(file)) {
                names(parse(content), "", new ArrayList<>()).forEach(there::add);
            }
        }
        boolean deployedByOthers = there.stream().noneMatch(name -> name.startsWith("<" + APPLICATION));
        return names(template, "", new ArrayList<>()).stream()
                .filter(name -> !there.contains(name))
                .filter(name -> !deployedByOthers || !name.startsWith("<" + APPLICATION))
                .toList();
    }

    /** One name for each feature and variable, each other element, and each attribute. */
    private static List<String> names(Element parent, String path, List<String> names) {
        for (Element element : children(parent)) {
            String name = path + tag(element);
            names.add(name);
            if (!element.getTagName().equals("variable")) {
                attributes(element).forEach(attribute -> names.add(name + " " + attribute));
            }
            names(element, name, names);
        }
        return names;
    }

    private static String tag(Element element) {
        return switch (element.getTagName()) {
            case "feature" -> "<feature>" + element.getTextContent().strip() + "</feature>";
            case "variable" -> "<variable name=\"" + element.getAttribute("name") + "\">";
            default ->
                "<" + element.getTagName()
                        + (element.hasAttribute("id") ? " id=\"" + element.getAttribute("id") + "\"" : "") + ">";
        };
    }

    private static List<String> attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            names.add(attributes.item(i).getNodeName());
        }
        return names;
    }

    private static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }

    private static Element parse(InputStream file) throws IOException {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return parsers.newDocumentBuilder().parse(file).getDocumentElement();
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException(unreadable);
        }
    }
}
