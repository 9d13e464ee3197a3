package org.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The data source of the server template against a PostgreSQL, with TLS and without. */
class DatabaseTlsTest {

    private static final String PASSWORD = "changeit";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    @TempDir
    static Path folder;

    private static EmbeddedPostgres database;
    private static Path root;
    private static Path otherRoot;

    @BeforeAll
    static void start() throws Exception {
        root = certificate("database");
        otherRoot = certificate("other");
        Path log = folder.resolve("database.log");
        database = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("database"))
                .setOverrideWorkingDirectory(
                        Path.of("target/postgresql").toAbsolutePath().toFile())
                .setServerConfig("unix_socket_directories", "")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setServerConfig("ssl_cert_file", root.toString())
                .setServerConfig("ssl_key_file", folder.resolve("database.key").toString())
                .start();
        switchTls("on");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Test
    void verified_connection_is_encrypted() throws Exception {
        assertThat(connectsByTls(verified(root, "localhost"))).isTrue();
    }

    @Test
    void certificate_of_another_root_is_refused() {
        assertThatThrownBy(() -> connectsByTls(verified(otherRoot, "localhost")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL error");
    }

    @Test
    void certificate_of_another_host_is_refused() {
        assertThatThrownBy(() -> connectsByTls(verified(root, "127.0.0.1")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("hostname");
    }

    @Test
    void database_without_tls_is_used_by_default_and_refused_when_tls_is_to_be_verified() throws Exception {
        Map<String, String> byDefault = new HashMap<>(verified(root, "localhost"));
        byDefault.keySet().removeIf(name -> name.startsWith("switchboard.db.ssl"));
        assertThat(connectsByTls(byDefault)).isTrue();
        switchTls("off");
        try {
            assertThat(connectsByTls(byDefault)).isFalse();
            assertThatThrownBy(() -> connectsByTls(verified(root, "localhost")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("does not support SSL");
        } finally {
            switchTls("on");
        }
    }

    private static void switchTls(String state) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set ssl = " + state);
            statement.execute("select pg_reload_conf()");
        }
        await().until(() -> {
            try (Connection connection = database.getPostgresDatabase().getConnection();
                    ResultSet row = connection.createStatement().executeQuery("show ssl")) {
                return row.next() && row.getString(1).equals(state);
            }
        });
    }

    private static Map<String, String> verified(Path root, String host) {
        return Map.of(
                "switchboard.db.host",
                host,
                "switchboard.db.port",
                Integer.toString(database.getPort()),
                "switchboard.db.user",
                "postgres",
                "switchboard.db.name",
                "postgres",
                "switchboard.db.ssl.mode",
                "verify-full",
                "switchboard.db.ssl.root.cert",
                root.toString());
    }

    private static boolean connectsByTls(Map<String, String> settings) throws Exception {
        try (Connection connection = dataSource(settings).getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** As the server makes it: by a setter for each attribute. */
    private static PGSimpleDataSource dataSource(Map<String, String> settings) throws Exception {
        Document template = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ProjectFolders.find().serverTemplate().toFile());
        Map<String, String> values = new HashMap<>();
        NodeList variables = template.getElementsByTagName("variable");
        for (int i = 0; i < variables.getLength(); i++) {
            Element variable = (Element) variables.item(i);
            values.put(variable.getAttribute("name"), variable.getAttribute("defaultValue"));
        }
        values.putAll(settings);
        Element properties =
                (Element) template.getElementsByTagName("properties.postgresql").item(0);
        PGSimpleDataSource source = new PGSimpleDataSource();
        for (PropertyDescriptor setter :
                Introspector.getBeanInfo(PGSimpleDataSource.class).getPropertyDescriptors()) {
            String attribute = properties.getAttribute(setter.getName());
            if (!attribute.isEmpty() && setter.getWriteMethod() != null) {
                Matcher variable = VARIABLE.matcher(attribute);
                set(source, setter, variable.replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1)))));
            }
        }
        return source;
    }

    private static void set(PGSimpleDataSource source, PropertyDescriptor setter, String value)
            throws ReflectiveOperationException {
        Class<?> type = setter.getPropertyType();
        Object typed = type == int.class
                ? (Object) Integer.valueOf(value)
                : type == boolean.class ? Boolean.valueOf(value) : value;
        setter.getWriteMethod().invoke(source, typed);
    }

    /** Makes a key and its own certificate for localhost, both in PEM. */
    private static Path certificate(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-alias",
                        name,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Path key = Files.createFile(
                folder.resolve(name + ".key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        return Files.writeString(
                folder.resolve(name + ".crt"),
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + type + "-----\n";
    }
}
