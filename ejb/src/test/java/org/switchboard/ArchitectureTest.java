package org.switchboard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Startup;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.event.model.Change;

/** The rules of the architecture that concern the domain. */
@AnalyzeClasses(packages = "org.switchboard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.switchboard";

    /** Every feature package that a rule below speaks of; a rule about a missing package would pass without checking anything. */
    private static final Set<String> FEATURES = Set.of(
            "access",
            "audit",
            "agentdesk",
            "billing",
            "customer",
            "idempotency",
            "deadline",
            "draft",
            "event",
            "identity",
            "interaction",
            "knowledge",
            "job",
            "measurement",
            "network",
            "outage",
            "outbox",
            "servicelevel",
            "source",
            "troubleticket",
            "workorder");

    /** Record tables make their own SQL, so they belong to the ports that every feature uses. */
    private static final Set<String> RECORD_TABLES = Set.of(
            ROOT + ".source.record.RecordTable",
            ROOT + ".source.record.RecordTable$Builder",
            ROOT + ".source.record.RecordTableStore",
            ROOT + ".source.intake.RecordExport",
            ROOT + ".source.load.RowCopies",
            ROOT + ".source.load.RowCopy");

    /** Parts of a feature that have services of their own. */
    private static final Set<String> SERVICE_PARTS = Set.of(
            ROOT + ".source.intake",
            ROOT + ".source.feed",
            ROOT + ".source.file",
            ROOT + ".source.load",
            ROOT + ".source.webhook",
            ROOT + ".source.record",
            ROOT + ".source.rejected",
            ROOT + ".customer.spelling",
            ROOT + ".agentdesk.verdict");

    private static final long MOST_FILES = 30;

    private static final String DATABASE = ROOT + ".database";
    private static final String SHARED = ROOT + ".shared";

    @ArchTest
    static void every_feature_named_in_rules_exists(JavaClasses classes) {
        assertThat(classes.stream().map(ArchitectureTest::featureOf).collect(Collectors.toSet()))
                .containsAll(FEATURES)
                .contains("shared", "database");
        assertThat(classes.stream().map(JavaClass::getPackageName)).anyMatch(name -> name.endsWith(".persistence"));
    }

    /** Groups would take what is published before the repair after a restore for handled events. */
    @ArchTest
    static void every_start_up_bean_waits_for_the_event_log(JavaClasses classes) {
        Set<String> early = classes.stream()
                .filter(javaClass -> javaClass.isAnnotatedWith(Startup.class))
                .filter(javaClass -> !dependencies(javaClass).contains("EventLogStartup"))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(early).containsExactlyInAnyOrder("DatabaseSchema", "EventLogStartup");
        assertThat(dependencies(classes.get(ROOT + ".event.EventLogStartup"))).contains("DatabaseSchema");
    }

    private static List<String> dependencies(JavaClass startUp) {
        return startUp.isAnnotatedWith(DependsOn.class)
                ? List.of(startUp.getAnnotationOfType(DependsOn.class).value())
                : List.of();
    }

    @ArchTest
    static void every_package_is_documented(JavaClasses classes) {
        Set<String> silent = classes.stream()
                .map(JavaClass::getPackage)
                .filter(javaPackage -> javaPackage.getClasses().stream()
                        .anyMatch(javaClass -> !javaClass.getSimpleName().equals("package-info")))
                .map(JavaPackage::getName)
                .filter(name -> !java.nio.file.Files.exists(
                        java.nio.file.Path.of("src/main/java", name.replace('.', '/'), "package-info.java")))
                .collect(Collectors.toSet());
        assertThat(silent).isEmpty();
    }

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule a_feature_uses_only_services_and_values_of_another =
            classes().should(useOtherFeaturesByServicesAndValuesOnly());

    @ArchTest
    static void no_package_has_more_than_thirty_files(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(javaClass -> javaClass.getEnclosingClass().isEmpty())
                .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .allSatisfy((name, number) -> assertThat(number).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    /** So neither root and persistence of a feature nor the parts of one form a circle. */
    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    /** An entity and its parts know each other, because Jakarta Persistence maps both directions. */
    @ArchTest
    static final ArchRule files_are_free_of_circles_but_for_entities_of_one_aggregate = slices().assignedFrom(
                    new SliceAssignment() {
                        @Override
                        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                            return featureOf(javaClass).isEmpty()
                                    ? SliceIdentifier.ignore()
                                    : SliceIdentifier.of(fileOf(javaClass).getName());
                        }

                        @Override
                        public String getDescription() {
                            return "files of features";
                        }
                    })
            .should()
            .beFreeOfCycles()
            .ignoreDependency(annotatedWith(Entity.class), annotatedWith(Entity.class));

    @ArchTest
    static final ArchRule only_persistence_code_uses_the_entity_manager = noClasses()
            .that()
            .resideOutsideOfPackages("..persistence..", DATABASE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    @ArchTest
    static final ArchRule only_persistence_code_and_record_tables_use_sql = noClasses()
            .that(describe(
                    "are neither persistence code nor record tables",
                    javaClass -> !javaClass.getPackageName().contains(".persistence")
                            && !javaClass.getPackageName().equals(DATABASE)
                            && !RECORD_TABLES.contains(javaClass.getName())))
            .should()
            .dependOnClassesThat(resideInAnyPackage(Jdbi.class.getPackageName() + "..", "java.sql..", "javax.sql.."));

    @ArchTest
    static final ArchRule transactions_begin_at_services = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beDeclaredInClassesThat(
                    describe("stand in a service package of a feature", ArchitectureTest::isServicePackage));

    @ArchTest
    static final ArchRule only_persistence_code_uses_the_database_package = noClasses()
            .that()
            .resideOutsideOfPackages("..persistence..", DATABASE, ROOT + ".source.intake")
            .should()
            .dependOnClassesThat(describe(
                    "are the database's, but for lost updates, the start of the schema, outages and what is read together",
                    javaClass -> javaClass.getPackageName().equals(DATABASE)
                            && !javaClass.getSimpleName().equals("LostUpdate")
                            && !Set.of("DatabaseSchema", "DatabaseAvailability", "OwnDatabase", "SqlState")
                                    .contains(javaClass.getSimpleName())
                            && !Set.of("JointRead", "Part")
                                    .contains(fileOf(javaClass).getSimpleName())));

    @ArchTest
    static final ArchRule the_domain_knows_no_routes_no_http_and_no_pages = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "jakarta.ws.rs.client..",
                    "java.net.http..",
                    "org.eclipse.microprofile.rest.client..",
                    "jakarta.faces..",
                    "jakarta.servlet..",
                    "jakarta.ws.rs..",
                    "org.primefaces..");

    @ArchTest
    static final ArchRule the_domain_depends_on_no_other_module = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".integration..", ROOT + ".web..", ROOT + ".legacy..", ROOT + ".launcher..");

    @ArchTest
    static final ArchRule shared_and_database_know_no_feature =
            noClasses().that().resideInAnyPackage(SHARED, DATABASE).should().dependOnClassesThat(features());

    @ArchTest
    static final ArchRule no_class_writes_to_the_console = noClasses()
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

    private static DescribedPredicate<JavaClass> features() {
        return describe("belong to a feature", javaClass -> FEATURES.contains(featureOf(javaClass)));
    }

    private static ArchCondition<JavaClass> useOtherFeaturesByServicesAndValuesOnly() {
        return new ArchCondition<>("use other features by their services and values only") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass();
                    boolean ofAnotherFeature = FEATURES.contains(featureOf(used))
                            && !featureOf(used).equals(featureOf(user));
                    if (ofAnotherFeature && !isServicePackage(used) && !isValue(used)) {
                        events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** A record, an enum or an exception of a feature's model; an entity or a port is the feature's own. */
    private static boolean isValue(JavaClass javaClass) {
        return javaClass.getPackageName().equals(ROOT + "." + featureOf(javaClass) + ".model")
                && !javaClass.isAnnotatedWith(Entity.class)
                && !javaClass.isAnnotatedWith(Embeddable.class)
                && (!javaClass.isInterface() || javaClass.isEquivalentTo(Change.class));
    }

    private static JavaClass fileOf(JavaClass javaClass) {
        return javaClass.getEnclosingClass().map(ArchitectureTest::fileOf).orElse(javaClass);
    }

    /** The root of a feature, or a part with services of its own; never its persistence. */
    private static boolean isServicePackage(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        return name.equals(ROOT + "." + featureOf(javaClass)) || SERVICE_PARTS.contains(name);
    }

    /** The first part of the package name below the root; empty for what is not ours. */
    private static String featureOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return "";
        }
        String below = name.substring(ROOT.length() + 1);
        int end = below.indexOf('.');
        return end < 0 ? below : below.substring(0, end);
    }
}
