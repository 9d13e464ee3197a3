package org.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.Audited;

/**
 * Every method of a service that a user can reach is audited: by the interceptor, or by an entry of its own that says more.
 * Whatever is not is listed here with the reason.
 */
class AuditedServicesTest {

    private static final String STAFF = "users of the system, no customers";
    private static final String OWN = "the actor's own text";
    private static final String NO_PERSON = "names no person";
    private static final String PART = "a part of a step that is audited as a whole";

    private static final Map<String, String> NOT_AUDITED = Map.ofEntries(
            Map.entry("access.AuditDesk.alarms", "alarms of the audit page, which is audited by its list"),
            Map.entry("access.OwnPassword.change", "SignInRecord writes the entry in its transaction"),
            Map.entry("access.OwnSessions.list", "the actor's own sessions"),
            Map.entry("access.UserAdministration.admitted", STAFF),
            Map.entry("access.UserAdministration.find", STAFF),
            Map.entry("access.UserAdministration.list", STAFF),
            Map.entry("agentdesk.ScreenTopics.show", NO_PERSON),
            Map.entry("customer.Customers.customerOfUsagePoint", "an id, with which nothing is read unaudited"),
            Map.entry("customer.Customers.requireKnown", "whether there is such a record"),
            Map.entry("deadline.DeadlineAdministration.setAside", NO_PERSON),
            Map.entry("draft.Drafts.end", OWN),
            Map.entry("draft.Drafts.find", OWN),
            Map.entry("draft.Drafts.save", OWN),
            Map.entry("identity.Identities.waitingReviews", "a number"),
            Map.entry("knowledge.ArticleUse.count", "counts readers of an article"),
            Map.entry("knowledge.KnowledgeArticles.article", NO_PERSON),
            Map.entry("knowledge.KnowledgeArticles.editions", NO_PERSON),
            Map.entry("knowledge.KnowledgeArticles.find", NO_PERSON),
            Map.entry("knowledge.KnowledgeArticles.page", NO_PERSON),
            Map.entry("knowledge.KnowledgeArticles.written", NO_PERSON),
            Map.entry("knowledge.KnowledgeSearch.articlesFor", NO_PERSON),
            Map.entry("knowledge.KnowledgeSearch.search", NO_PERSON),
            Map.entry("outage.Outages.history", NO_PERSON),
            Map.entry("outage.Outages.page", NO_PERSON),
            Map.entry("outbox.Outbox.enqueue", PART),
            Map.entry("outbox.OutboxDesk.destinations", "numbers"),
            Map.entry("privacy.Retention.settings", NO_PERSON),
            Map.entry("setaside.EventGroups.lags", "numbers"),
            Map.entry("setaside.SetAsideEvents.page", NO_PERSON),
            Map.entry("source.feed.Feeds.deliveredTo", "a delivery, which the feed counts"),
            Map.entry("source.file.FailedFiles.page", "names of files and reasons"),
            Map.entry("source.file.SourceFiles.versions", NO_PERSON),
            Map.entry("source.intake.Intake.accept", "records with their source and time; the feed counts deliveries"),
            Map.entry("source.intake.Intake.acceptAgain", PART),
            Map.entry("source.intake.IntakePreview.of", "the caller's own records"),
            Map.entry("source.load.InitialLoads.latest", NO_PERSON),
            Map.entry("source.load.InitialLoads.one", NO_PERSON),
            Map.entry("source.rejected.RejectedRecords.commonest", "reasons and numbers"),
            Map.entry("source.rejected.RejectedRecords.count", "a number"),
            Map.entry("source.rejected.RejectedRecords.waitingBySource", "numbers"),
            Map.entry("troubleticket.TicketLists.count", "a number"),
            Map.entry("troubleticket.TicketLists.counts", "numbers"),
            Map.entry("troubleticket.TicketsOfOrder.attachBelow", PART),
            Map.entry("troubleticket.TicketsOfOrder.detach", PART),
            Map.entry("troubleticket.TicketsOfOrder.release", PART),
            Map.entry("troubleticket.TicketsOfOrder.restored", PART),
            Map.entry("troubleticket.TicketsOfOrder.stillDark", PART),
            Map.entry("troubleticket.TicketsOfOrder.takeOver", PART),
            Map.entry("workorder.CrewRoster.find", "crews, no customers"),
            Map.entry("workorder.CrewRoster.page", "crews, no customers"),
            Map.entry("workorder.DispatchQueue.counts", "numbers"),
            Map.entry("workorder.DispatchQueue.find", "an order and its device, no customers"),
            Map.entry("workorder.DispatchQueue.page", "orders and their devices, no customers"),
            Map.entry("workorder.TicketsWithoutOrder.count", "a number"));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.switchboard");

    @Test
    void every_method_of_a_service_is_audited_or_has_a_reason() {
        Set<String> silent = services()
                .filter(method -> !isAudited(method))
                .map(AuditedServicesTest::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(silent).containsExactlyInAnyOrderElementsOf(NOT_AUDITED.keySet());
    }

    @Test
    void every_audited_method_names_its_actor_action_and_subject() {
        List<JavaMethod> audited = services()
                .filter(method -> method.isAnnotatedWith(Audited.class))
                .toList();

        assertThat(audited).hasSizeGreaterThan(60).allSatisfy(method -> {
            Audited names = method.getAnnotationOfType(Audited.class);
            int parameters = method.getRawParameterTypes().size();
            assertThat(names.value()).as(method.getFullName()).matches("[a-z-]{3,60}");
            assertThat(names.subject()).as(method.getFullName()).matches("[a-z-]{3,60}");
            assertThat(names.key()).as(method.getFullName()).isLessThan(parameters - 1);
            assertThat(names.text()).as(method.getFullName()).isLessThan(parameters - 1);
        });
    }

    private Stream<JavaMethod> services() {
        return classes.stream()
                .filter(javaClass -> javaClass.isAnnotatedWith(ApplicationScoped.class))
                .flatMap(javaClass -> javaClass.getMethods().stream())
                .filter(method -> method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .filter(method ->
                        !method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC))
                .filter(method ->
                        method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Actor.class)));
    }

    /** Itself, or by an entry that it or a method of its class that it calls writes. */
    private static boolean isAudited(JavaMethod method) {
        return method.isAnnotatedWith(Audited.class) || writes(method, new HashSet<>());
    }

    private static boolean writes(JavaMethod method, Set<JavaMethod> seen) {
        if (!seen.add(method)) {
            return false;
        }
        JavaClass owner = method.getOwner();
        for (JavaMethodCall call : method.getMethodCallsFromSelf()) {
            if (call.getTargetOwner().isEquivalentTo(AuditTrail.class)
                    && call.getTarget().getName().equals("record")) {
                return true;
            }
            if (call.getTargetOwner().equals(owner)
                    && call.getTarget()
                            .resolveMember()
                            .filter(called -> writes(called, seen))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static String nameOf(JavaMethod method) {
        return method.getOwner().getName().replaceFirst("^org\\.switchboard\\.", "") + "." + method.getName();
    }
}
