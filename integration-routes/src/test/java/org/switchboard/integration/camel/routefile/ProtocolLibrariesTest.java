package org.switchboard.integration.camel.routefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolLibrariesTest {

    @Test
    void whole_ear_has_all_kamelets() {
        assertThat(ProtocolLibraries.absentKamelets()).isEmpty();
    }

    @Test
    void kamelet_without_its_library_is_absent() {
        assertThat(ProtocolLibraries.absentKamelets(without("org.apache.kafka", "org.apache.cxf")))
                .containsExactly("kafka-source", "postgres-changes-source", "soap-sink", "soap-source");
        assertThat(ProtocolLibraries.absentKamelets(without("org.eclipse.paho")))
                .containsExactly("mqtt5-lookup-action", "mqtt5-source");
        assertThat(ProtocolLibraries.absentKamelets(without("org.eclipse.milo", "org.eclipse.neoscada", "io.debezium")))
                .containsExactly("iec104-source", "opcua-source", "postgres-changes-source");
    }

    /** Loads the classes itself, so that what they extend is asked of it too. */
    private static ClassLoader without(String... packages) {
        return new ClassLoader(ProtocolLibrariesTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (List.of(packages).stream().anyMatch(hidden -> name.startsWith(hidden + "."))) {
                    throw new ClassNotFoundException(name);
                }
                if (name.startsWith("io.debezium.connector.")) {
                    return defined(name);
                }
                return super.loadClass(name, resolve);
            }

            private Class<?> defined(String name) throws ClassNotFoundException {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = code.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
    }
}
