package org.switchboard.acceptance.container.setup;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.switchboard.launcher.ProjectFolders;

/** The EAR that the build made, unchanged but for one more web module with all in-container tests in it. */
public final class BuiltEar {

    private static final String TESTS = "in-container-tests";
    private static final String PACKAGE_OF_TESTS = "org.switchboard.acceptance.container";
    private static final String DESCRIPTOR = "META-INF/application.xml";

    private BuiltEar() {}

    @Deployment
    public static EnterpriseArchive withAllTests() {
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, ProjectFolders.find().ear().toFile());
        WebArchive tests = ShrinkWrap.create(WebArchive.class, TESTS + ".war")
                .addPackage(PACKAGE_OF_TESTS)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsLibraries(jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(Matcher.class));
        return ear.addAsModule(Testable.archiveToTest(tests))
                .setApplicationXML(new StringAsset(withTestModule(descriptorOf(ear))));
    }

    private static String descriptorOf(EnterpriseArchive ear) {
        try (InputStream stored = ear.get(DESCRIPTOR).getAsset().openStream()) {
            return new String(stored.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withTestModule(String descriptor) {
        String module = "<module><web><web-uri>%1$s.war</web-uri><context-root>/%1$s</context-root></web></module>";
        int afterTheLast = descriptor.lastIndexOf("</module>") + "</module>".length();
        return descriptor.substring(0, afterTheLast) + module.formatted(TESTS) + descriptor.substring(afterTheLast);
    }

    private static File jarOf(Class<?> member) {
        try {
            return new File(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no jar for " + member, e);
        }
    }
}
