package org.switchboard.web;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaMethodReference;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Named;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;
import org.switchboard.web.api.answer.Answer;

/** The rules of the architecture that concern pages and the interface for programs. */
@AnalyzeClasses(packages = "org.switchboard.web", importOptions = ImportOption.DoNotIncludeTests.class)
class WebArchitectureTest {

    private static final String WEB = "org.switchboard.web";
    /** Parts of a feature that have services of their own. */
    private static final String SERVICE_PARTS =
            "org\\.switchboard\\.(source\\.(intake|feed|file|load|record|webhook|rejected)|agentdesk\\.verdict|customer\\.spelling)";

    /** Methods of services that take no actor, each with the reason. */
    private static final Map<String, String> WITHOUT_ACTOR = Map.ofEntries(
            entry("access.SignIn.check", "who it is becomes known by it"),
            entry("access.KeptSignIns.begin", "whose password was right"),
            entry("access.KeptSignIns.resume", "who it is becomes known by it"),
            entry("access.KeptSignIns.end", "of what the browser holds itself"),
            entry("access.SignIn.waitOf", "before anybody is signed in"),
            entry("agentdesk.ScreenChanges.addListener", "topics without names and values"),
            entry("agentdesk.ScreenChanges.removeListener", "topics without names and values"),
            entry("agentdesk.ScreenTopics.close", "topics without names and values"),
            entry("agentdesk.verdict.VerdictWording.*", "words of what has been read"),
            entry("customer.Customers.recordIds", "numbers of records, nothing of the person"),
            entry("database.DatabaseHealth.*", "health of the node"),
            entry("database.DatabaseAvailability.isLost", "health of the node"),
            entry("knowledge.SearchIndexing.isReady", "health of the node"),
            entry("node.NodeStart.hasFailed", "health of the node"),
            entry("idempotency.IdempotentRequests.*", "answers are kept for each user"),
            entry("knowledge.ArticleImport.checked", "checks a text, stores nothing"),
            entry("network.Topology.named", "the network, no person"),
            entry("outage.Outages.below", "how many customers are below a device"),
            entry("outage.Outages.openOn", "the network, no person"),
            entry("source.feed.FeedHistory.*", "numbers of records"),
            entry("source.feed.Feeds.all", "how feeds fare, which every desk shows"),
            entry("source.feed.LookupBreakerStates.all", "how look-ups fare, which every desk shows"),
            entry("source.feed.SourcePauses.all", "how sources fare, which every desk shows"),
            entry("source.feed.SourcePauses.requireRunning", "refuses, gives nothing"),
            entry("source.file.SourceFiles.all", "names of files"),
            entry("source.file.SourceRuntime.isRunning", "health of the node"),
            entry("source.load.InitialLoads.unfinished", "why look-ups are slow, which every desk shows"),
            entry("troubleticket.CallbackList.isDue", "compares a moment that was read"),
            entry("workorder.OrderOpenings.forDevice", "how many customers are below a device"),
            entry("source.webhook.Webhooks.deliver", "a signature says which source delivers"));

    private static final String API = WEB + ".api";
    private static final String SECURITY = WEB + ".security";
    private static final long MOST_FILES = 30;
    private static final int LONGEST_BACKING_BEAN = 80;
    private static final int LONGEST_RESOURCE_METHOD = 20;

    /** A rule about a missing package would pass without checking anything. */
    @ArchTest
    static void packages_named_in_rules_exist(JavaClasses classes) {
        Set<String> packages = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages)
                .contains(
                        SECURITY,
                        API,
                        API + ".access",
                        API + ".answer",
                        API + ".customer",
                        API + ".export",
                        API + ".idempotency",
                        API + ".intake",
                        API + ".json",
                        API + ".knowledge",
                        API + ".list",
                        API + ".ndjson",
                        API + ".outage",
                        API + ".problem",
                        API + ".source",
                        API + ".troublecall",
                        API + ".troubleticket",
                        API + ".workorder",
                        WEB + ".access",
                        WEB + ".agentdesk",
                        WEB + ".health");
        assertThat(classes.stream().filter(WebArchitectureTest::isBackingBean)).isNotEmpty();
    }

    @ArchTest
    static void every_package_is_documented(JavaClasses classes) {
        Set<String> silent = classes.stream()
                .map(JavaClass::getPackage)
                .map(JavaPackage::getName)
                .filter(name -> !Files.exists(
                        java.nio.file.Path.of("src/main/java", name.replace('.', '/'), "package-info.java")))
                .collect(Collectors.toSet());
        assertThat(silent).isEmpty();
    }

    @ArchTest
    static final ArchRule the_web_knows_neither_routes_nor_the_database = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.apache.camel..",
                    "org.switchboard.integration..",
                    "jakarta.persistence.criteria..",
                    "org.jdbi..",
                    "java.sql..",
                    "javax.sql.."));

    @ArchTest
    static final ArchRule web_uses_no_entity_manager =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.persistence.EntityManager");

    @ArchTest
    static final ArchRule a_feature_is_used_by_its_services_and_values = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "are entities, ports, tables or other inner parts of a feature",
                    javaClass -> javaClass.getPackageName().matches("org\\.switchboard\\.(?!web\\b)\\w+\\..+")
                            && !javaClass.getPackageName().matches(SERVICE_PARTS)
                            && !isValue(javaClass)));

    @ArchTest
    static void no_package_has_more_than_thirty_files(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(javaClass -> javaClass.getEnclosingClass().isEmpty())
                .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .isNotEmpty()
                .allSatisfy((name, number) -> assertThat(number).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    @ArchTest
    static final ArchRule faces_is_for_pages_only = noClasses()
            .that()
            .resideInAnyPackage(API + "..", SECURITY, WEB + ".health")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.faces..", "org.primefaces.."));

    @ArchTest
    static final ArchRule resources_are_made_once_and_not_for_each_request =
            classes().that().areAnnotatedWith(Path.class).should().beAnnotatedWith(ApplicationScoped.class);

    @ArchTest
    static final ArchRule resources_are_for_programs_only = noClasses()
            .that()
            .resideOutsideOfPackage(API + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule nothing_is_looked_up_behind_the_readers_back = noClasses()
            .that()
            .areAnnotatedWith(Named.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(CDI.class);

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching(WEB + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule every_call_of_the_interface_is_open_to_named_roles_only = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should(nameRoles())
            .andShould()
            .notBeAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule a_call_of_the_interface_translates_and_decides_nothing = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .andShould(beShort());

    @ArchTest
    static final ArchRule what_programs_send_and_get_is_of_the_interface_only =
            methods().that().areMetaAnnotatedWith(HttpMethod.class).should(exchangeTypesOfTheInterface());

    /** Their implementations are checked above and by the compiler; any other body could be a view of the domain. */
    @ArchTest
    static final ArchRule an_answer_is_of_the_interface_only =
            classes().that().areAssignableTo(Answer.class).should(holdTypesOfTheInterface());

    @ArchTest
    static final ArchRule only_answers_are_put_into_responses = noClasses()
            .that()
            .resideOutsideOfPackages(API + ".answer", API + ".problem", API + ".idempotency")
            .should()
            .callMethodWhere(describe("puts a body into a response", WebArchitectureTest::putsBody));

    @ArchTest
    static final ArchRule a_backing_bean_is_small = classes()
            .that(describe("are backing beans", WebArchitectureTest::isBackingBean))
            .should(fitOnAScreen());

    @ArchTest
    static void every_service_called_by_the_web_gets_the_actor(JavaClasses classes) {
        Set<String> called = classes.stream()
                .flatMap(caller -> Stream.concat(
                        caller.getMethodCallsFromSelf().stream().map(JavaMethodCall::getTarget),
                        caller.getMethodReferencesFromSelf().stream().map(JavaMethodReference::getTarget)))
                .filter(target -> isService(target.getOwner()))
                .filter(target ->
                        target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Actor.class)))
                .map(target -> shortName(target.getOwner()) + "." + target.getName())
                .collect(Collectors.toSet());
        assertThat(called.stream().filter(method -> exceptionOf(method).isEmpty()))
                .isEmpty();
        assertThat(called.stream().flatMap(method -> exceptionOf(method).stream()))
                .as("an exception that nothing needs any more")
                .containsAll(WITHOUT_ACTOR.keySet());
    }

    private static Optional<String> exceptionOf(String method) {
        return Stream.of(method, method.substring(0, method.lastIndexOf('.')) + ".*")
                .filter(WITHOUT_ACTOR::containsKey)
                .findFirst();
    }

    /** A service of a feature, or the port that one of another module implements. */
    private static boolean isService(JavaClass javaClass) {
        return javaClass.getPackageName().startsWith("org.switchboard.")
                && !javaClass.getPackageName().startsWith(WEB)
                && (javaClass.isAnnotatedWith(ApplicationScoped.class)
                        || javaClass.isInterface()
                                && !javaClass.getPackageName().endsWith(".model"));
    }

    private static String shortName(JavaClass javaClass) {
        return javaClass.getName().replaceFirst("^org\\.switchboard\\.", "");
    }

    private static boolean isBackingBean(JavaClass javaClass) {
        return javaClass.isAnnotatedWith(Named.class)
                && javaClass.getSimpleName().endsWith("Backing");
    }

    private static boolean putsBody(JavaMethodCall call) {
        boolean takesBody = call.getTarget().getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(Object.class) || type.isEquivalentTo(GenericEntity.class));
        return takesBody
                && (call.getTargetOwner().isEquivalentTo(Response.class)
                        || call.getTargetOwner().isEquivalentTo(Response.ResponseBuilder.class))
                && Set.of("ok", "entity", "accepted").contains(call.getName());
    }

    private static ArchCondition<JavaMethod> exchangeTypesOfTheInterface() {
        return new ArchCondition<>("take and return types of the interface") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .flatMap(type -> foreign(type).stream())
                        .forEach(foreign -> events.add(
                                SimpleConditionEvent.violated(method, method.getFullName() + " exchanges " + foreign)));
                events.add(SimpleConditionEvent.satisfied(method, method.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaClass> holdTypesOfTheInterface() {
        return new ArchCondition<>("hold types of the interface") {
            @Override
            public void check(JavaClass answer, ConditionEvents events) {
                foreign(answer)
                        .forEach(foreign -> events.add(
                                SimpleConditionEvent.violated(answer, answer.getName() + " holds " + foreign)));
                events.add(SimpleConditionEvent.satisfied(answer, answer.getName()));
            }
        };
    }

    /** Types of the domain that are used in this type, at any depth. Enums are allowed: they are codes on the wire. */
    private static Set<String> foreign(JavaType type) {
        Set<JavaClass> seen = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(type.getAllInvolvedRawTypes());
        while (!open.isEmpty()) {
            JavaClass next = open.pop();
            if (seen.add(next) && next.getPackageName().startsWith(API)) {
                next.getFields().stream()
                        .filter(field ->
                                next.isRecord() && !field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(field -> open.addAll(field.getType().getAllInvolvedRawTypes()));
            }
        }
        return seen.stream()
                .filter(found -> found.getPackageName().startsWith("org.switchboard.") && !found.isEnum())
                .map(JavaClass::getName)
                .filter(name -> !name.startsWith(API))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ArchCondition<JavaMethod> nameRoles() {
        return new ArchCondition<>("name the roles that it is open to") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = method.tryGetAnnotationOfType(RolesAllowed.class)
                        .filter(roles -> roles.value().length > 0)
                        .isPresent();
                events.add(new SimpleConditionEvent(method, named, method.getFullName() + " names no role"));
            }
        };
    }

    private static ArchCondition<JavaMethod> beShort() {
        return new ArchCondition<>("be short") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                long calls = method.getMethodCallsFromSelf().stream()
                        .map(call -> call.getLineNumber())
                        .distinct()
                        .count();
                events.add(new SimpleConditionEvent(
                        method,
                        calls <= LONGEST_RESOURCE_METHOD,
                        method.getFullName() + " calls something in " + calls + " lines"));
            }
        };
    }

    private static ArchCondition<JavaClass> fitOnAScreen() {
        return new ArchCondition<>("have at most " + LONGEST_BACKING_BEAN + " lines of code") {
            @Override
            public void check(JavaClass bean, ConditionEvents events) {
                long lines = linesOfCode(bean);
                events.add(new SimpleConditionEvent(
                        bean, lines <= LONGEST_BACKING_BEAN, bean.getName() + " has " + lines + " lines of code"));
            }
        };
    }

    /** Without blank lines, comments, annotations, package and imports. */
    private static long linesOfCode(JavaClass bean) {
        java.nio.file.Path source =
                java.nio.file.Path.of("src/main/java", bean.getName().replace('.', '/') + ".java");
        try {
            return Files.readAllLines(source).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.matches("(/?\\*|//|@|import |package ).*"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record, an enum or an exception of a feature's model; an entity or a port is the feature's own. */
    private static boolean isValue(JavaClass javaClass) {
        return javaClass.getPackageName().matches("org\\.switchboard\\.\\w+\\.model")
                && !javaClass.isAnnotatedWith("jakarta.persistence.Entity")
                && !javaClass.isAnnotatedWith("jakarta.persistence.Embeddable")
                && !javaClass.isInterface();
    }
}
