package org.switchboard.integration;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Startup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;

/** The rules of the architecture that concern routes and adapters. */
@AnalyzeClasses(packages = "org.switchboard.integration", importOptions = ImportOption.DoNotIncludeTests.class)
class IntegrationArchitectureTest {

    /** Parts of a feature that have services of their own. */
    private static final String SERVICE_PARTS =
            "org\\.switchboard\\.(source\\.(intake|feed|file|load|record|webhook|rejected)|agentdesk\\.verdict|customer\\.spelling)";

    private static final String ROOT = "org.switchboard.integration";

    /** One a protocol or port; each could be taken out without the others noticing. */
    private static final Set<String> ADAPTERS = Set.of(
            "billing",
            "cim",
            "iec104",
            "jdbc",
            "json",
            "kafka",
            "meter",
            "mqtt5",
            "ogc",
            "opcua",
            "postgres",
            "rest",
            "schema",
            "soap");

    /** The packages that adapters may use. */
    private static final Set<String> GROUND = Set.of(
            "camel",
            "camel.routefile",
            "camel.runtime",
            "failure",
            "files",
            "files.form",
            "folder",
            "http",
            "intake",
            "link",
            "lookup",
            "mapping",
            "mapping.function",
            "outbox",
            "trial",
            "webhook");

    private static final int MOST_FILES = 30;

    /** The classes of one Camel component refer to each other because Camel's API has it so. */
    private static final Map<String, Class<?>> COMPONENT_CLASSES = Map.of(
            "Component", Component.class,
            "Endpoint", Endpoint.class,
            "Consumer", Consumer.class,
            "Producer", Producer.class);

    /** A rule about a missing package would pass without checking anything. */
    /** Groups would take what is published before the repair after a restore for handled events. */
    @ArchTest
    static final ArchRule START_UP_BEANS_WAIT_FOR_THE_EVENT_LOG = classes()
            .that()
            .areAnnotatedWith(Startup.class)
            .should()
            .beAnnotatedWith(describe(
                    "@DependsOn(\"ejb.jar#EventLogStartup\")",
                    annotation -> annotation.getRawType().isEquivalentTo(DependsOn.class)
                            && Set.of(annotation.as(DependsOn.class).value()).contains("ejb.jar#EventLogStartup")));

    @ArchTest
    static void packages_named_in_rules_exist(JavaClasses classes) {
        Set<String> packages = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(ADAPTERS).allMatch(name -> packages.contains(ROOT + "." + name));
        assertThat(GROUND).allMatch(name -> packages.contains(ROOT + "." + name));
        assertThat(packages).as("a new package has its place in these rules").hasSize(ADAPTERS.size() + GROUND.size());
    }

    @ArchTest
    static void every_package_is_documented(JavaClasses classes) {
        Set<String> silent = classes.stream()
                .map(JavaClass::getPackage)
                .map(JavaPackage::getName)
                .filter(name -> !Files.exists(Path.of("src/main/java", name.replace('.', '/'), "package-info.java")))
                .collect(Collectors.toSet());
        assertThat(silent).isEmpty();
    }

    @ArchTest
    static void no_package_has_more_than_thirty_files(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(javaClass -> javaClass.getEnclosingClass().isEmpty())
                .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .allSatisfy((name, number) -> assertThat(number).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule running_routes_do_not_depend_on_route_files = noClasses()
            .that()
            .resideInAPackage(ROOT + ".camel.runtime..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + ".camel.routefile..", ROOT + ".camel"));

    @ArchTest
    static final ArchRule files_are_free_of_circles_but_for_the_classes_of_one_camel_component =
            slices().assignedFrom(filesAndCamelComponents()).should().beFreeOfCycles();

    private static SliceAssignment filesAndCamelComponents() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                JavaClass file = javaClass;
                while (file.getEnclosingClass().isPresent()) {
                    file = file.getEnclosingClass().get();
                }
                return SliceIdentifier.of(
                        file.getPackageName(), componentOf(file).orElse(file.getSimpleName()));
            }

            @Override
            public String getDescription() {
                return "files, with the component, endpoint, consumer and producer of a Camel component as one";
            }
        };
    }

    /** {@code Webhook component} for {@code WebhookEndpoint}; empty for what only has such a name. */
    private static Optional<String> componentOf(JavaClass file) {
        String name = file.getSimpleName();
        return COMPONENT_CLASSES.entrySet().stream()
                .filter(part -> name.endsWith(part.getKey()) && file.isAssignableTo(part.getValue()))
                .map(part -> name.substring(0, name.length() - part.getKey().length()) + " component")
                .findFirst();
    }

    @ArchTest
    static final ArchRule routes_do_not_depend_on_pages_other_modules_or_server_pages = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.switchboard.web..",
                    "org.switchboard.launcher..",
                    "org.legacy..",
                    "jakarta.faces..",
                    "jakarta.servlet..",
                    "org.primefaces.."));

    @ArchTest
    static final ArchRule a_feature_is_used_by_its_services_and_values = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "are entities, ports, tables or other inner parts of a feature",
                    javaClass -> javaClass.getPackageName().matches("org\\.switchboard\\.(?!integration\\b)\\w+\\..+")
                            && !javaClass.getPackageName().matches(SERVICE_PARTS)
                            && !isValue(javaClass)));

    @ArchTest
    static final ArchRule own_database_is_used_only_through_services = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("jakarta.persistence..", "org.jdbi..", "org.switchboard.database.."));

    @ArchTest
    static final ArchRule only_row_sources_use_databases = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".jdbc..", ROOT + ".postgres..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."));

    @ArchTest
    static final ArchRule only_rest_uses_an_http_client = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".rest..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("jakarta.ws.rs..", "java.net.http..", "org.eclipse.microprofile.rest.client.."));

    @ArchTest
    static final ArchRule look_ups_have_one_guard = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".lookup..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.github.resilience4j..", "org.eclipse.microprofile.faulttolerance.."));

    @ArchTest
    static final ArchRule iec104_library_is_used_only_by_its_adapter =
            onlyIn("iec104", "org.eclipse.neoscada..", "io.netty..");

    @ArchTest
    static final ArchRule opc_ua_library_is_used_only_by_its_adapter = onlyIn("opcua", "org.eclipse.milo..");

    @ArchTest
    static final ArchRule mqtt5_library_is_used_only_by_its_adapter = onlyIn("mqtt5", "org.eclipse.paho..");

    @ArchTest
    static final ArchRule kafka_library_is_used_only_by_its_adapter = onlyIn("kafka", "org.apache.kafka.clients..");

    @ArchTest
    static final ArchRule debezium_is_used_only_by_its_adapter =
            onlyIn("postgres", "io.debezium..", "org.apache.kafka.connect..", "org.postgresql..");

    @ArchTest
    static final ArchRule kafka_classes_are_used_only_by_kafka_and_postgres = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".kafka..", ROOT + ".postgres..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.."));

    @ArchTest
    static final ArchRule soap_library_is_used_only_by_its_adapter = onlyIn("soap", "org.apache.cxf..");

    private static ArchRule onlyIn(String adapter, String... library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + adapter + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(library));
    }

    @ArchTest
    static final ArchRule adapters_do_not_depend_on_each_other = slices().matching(ROOT + ".(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(describe("anything", javaClass -> true), ground())
            .ignoreDependency(ground(), describe("anything", javaClass -> true));

    @ArchTest
    static final ArchRule no_class_writes_to_the_console_or_sleeps = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> ground() {
        return describe("the ground of adapters", javaClass -> GROUND.stream()
                .anyMatch(name -> javaClass.getPackageName().equals(ROOT + "." + name)));
    }

    /** A record, an enum or an exception of a feature's model; an entity or a port is the feature's own. */
    private static boolean isValue(JavaClass javaClass) {
        return javaClass.getPackageName().matches("org\\.switchboard\\.\\w+\\.model")
                && !javaClass.isAnnotatedWith("jakarta.persistence.Entity")
                && !javaClass.isAnnotatedWith("jakarta.persistence.Embeddable")
                && !javaClass.isInterface();
    }
}
