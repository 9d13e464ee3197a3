package org.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchboard.access.model.AccessDenied;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.access.model.Role;

/**
 * Which role may call which method of a service. A service is made here without anything that it works with: a call with
 * the wrong role is refused before it can read or change anything, and any other call fails in another way.
 */
class ServiceRolesTest {

    /** Those that have an actor and check no role of it. */
    private static final Map<String, String> UNCHECKED = Map.ofEntries(
            Map.entry("agentdesk.ScreenTopics.show", "leaves out each topic that the actor may not see"),
            Map.entry("access.OwnPassword.change", "everybody may change their own"),
            Map.entry("access.OwnSessions.list", "everybody sees their own"),
            Map.entry("access.OwnSessions.end", "everybody may end their own"),
            Map.entry("access.SignInRecord.passwordChanged", "a part of changing one's own password"),
            Map.entry("outbox.Outbox.enqueue", "a part of whatever is told to other systems, which checks"),
            Map.entry("troubleticket.TicketsOfOrder.attachBelow", "a part of a step of an order, which checks"),
            Map.entry("troubleticket.TicketsOfOrder.takeOver", "a part of a step of an order, which checks"),
            Map.entry("troubleticket.TicketsOfOrder.release", "a part of a step of an order, which checks"),
            Map.entry("troubleticket.TicketsOfOrder.detach", "a part of a step of an order, which checks"),
            Map.entry("troubleticket.TicketsOfOrder.stillDark", "a part of a step of an order, which checks"),
            Map.entry("troubleticket.TicketsOfOrder.restored", "a part of a step of an order, which checks"));

    private static final Path TABLE = Path.of("src/test/resources/service-roles.txt");

    @ParameterizedTest
    @MethodSource("methods")
    void an_actor_without_a_role_is_refused_before_anything_is_done(Method method) {
        assertThat(isRefused(method, Actor.person("guest", Set.of(), Set.of()))).isTrue();
    }

    @Test
    void each_method_is_open_to_the_roles_of_the_table() throws IOException {
        List<String> found = methods()
                .map(method -> nameOf(method) + " "
                        + Arrays.stream(Role.values())
                                .filter(role -> !isRefused(method, Actors.only(role)))
                                .map(Role::group)
                                .collect(Collectors.joining(" ")))
                .distinct()
                .sorted()
                .toList();
        assertThat(found).containsExactlyElementsOf(Files.readAllLines(TABLE));
    }

    @Test
    void each_exception_is_a_method_of_a_service() {
        assertThat(services().map(ServiceRolesTest::nameOf)).containsAll(UNCHECKED.keySet());
    }

    static Stream<Method> methods() {
        return services().filter(method -> !UNCHECKED.containsKey(nameOf(method)));
    }

    private static Stream<Method> services() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.switchboard");
        return classes.stream()
                .filter(javaClass -> javaClass.isAnnotatedWith(ApplicationScoped.class))
                .flatMap(javaClass -> Arrays.stream(javaClass.reflect().getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> List.of(method.getParameterTypes()).contains(Actor.class))
                .sorted(Comparator.comparing(Method::toGenericString));
    }

    private static String nameOf(Method method) {
        return method.getDeclaringClass().getName().replaceFirst("^org\\.switchboard\\.", "") + "." + method.getName();
    }

    private static boolean isRefused(Method method, Actor actor) {
        try {
            method.invoke(
                    made(method.getDeclaringClass()),
                    Arrays.stream(method.getParameterTypes())
                            .map(type -> type == Actor.class ? actor : anyOf(type))
                            .toArray());
            return false;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause() instanceof AccessDenied;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(nameOf(method), impossible);
        }
    }

    /** As the container makes its proxies: with nothing to work with. */
    private static Object made(Class<?> service) throws ReflectiveOperationException {
        Constructor<?> constructor = service.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Object anyOf(Class<?> type) {
        if (type == long.class) {
            return 1L;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == boolean.class) {
            return false;
        }
        return type == Optional.class ? Optional.empty() : null;
    }
}
