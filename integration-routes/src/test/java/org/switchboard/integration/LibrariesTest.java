package org.switchboard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Why each library was chosen can be read up. */
class LibrariesTest {

    private static final Path PROJECT = Path.of("..");
    private static final List<String> MODULES =
            List.of("ejb", "integration-routes", "web", "ear", "legacy-systems", "launcher");
    private static final String DECLARED =
            "/project/dependencies/dependency[not(scope = 'test')]/groupId[. != 'org.switchboard']/text()";

    /** Test scope may be inherited from the root pom. */
    private static final Set<String> FOR_TESTS =
            Set.of("org.assertj", "org.awaitility", "com.tngtech.archunit", "org.eclipse.persistence");

    @Test
    void every_library_of_the_modules_is_named_with_a_reason() throws Exception {
        String record = Files.readString(PROJECT.resolve("docs/adr/0006-libraries.md"));
        Set<String> declared = declared();
        assertThat(declared).contains("org.apache.camel", "org.jdbi", "org.primefaces");
        assertThat(declared).allSatisfy(group -> assertThat(record).contains("`" + group + "`"));
    }

    private static Set<String> declared() throws Exception {
        Set<String> groups = new TreeSet<>();
        for (String module : MODULES) {
            Document pom = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(PROJECT.resolve(module).resolve("pom.xml").toFile());
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(DECLARED, pom, XPathConstants.NODESET);
            for (int i = 0; i < found.getLength(); i++) {
                groups.add(found.item(i).getNodeValue());
            }
        }
        groups.removeAll(FOR_TESTS);
        return groups;
    }
}
