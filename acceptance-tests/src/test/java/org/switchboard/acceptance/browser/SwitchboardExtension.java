package org.switchboard.acceptance.browser;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.DispatchDesk;
import org.switchboard.launcher.Workbench;

/**
 * Starts the whole with the first story that needs it, for all that run in this process; it ends with the process, since
 * Failsafe gives a process one story at a time and JUnit does not know which is the last. After each story it ends the
 * faults of the legacy systems and closes all orders and tickets, which could explain an outage of the next.
 */
final class SwitchboardExtension
        implements BeforeAllCallback, ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(SwitchboardExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        running();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> wanted = parameter.getParameter().getType();
        return wanted == Workbench.class || wanted == Windows.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Workbench.class ? running().workbench() : windows(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            Optional.ofNullable(context.getStore(NAMESPACE).get(Windows.class, Windows.class))
                    .ifPresent(open -> open.photograph(
                            context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName()));
        }
    }

    /** The windows first: each step of the tidying would be pushed to every open page, which then asks for it. */
    @Override
    public void afterEach(ExtensionContext context) {
        Workbench workbench = running().workbench();
        try {
            closeWindows(context);
        } finally {
            new City(workbench).endAllFaults();
            new DispatchDesk(workbench).restoreAll();
        }
    }

    private static void closeWindows(ExtensionContext context) {
        Optional.ofNullable(context.getStore(NAMESPACE).remove(Windows.class, Windows.class))
                .ifPresent(Windows::close);
    }

    private static final class Whole {

        static final RunningSwitchboard RUNNING = started();

        private static RunningSwitchboard started() {
            RunningSwitchboard started = new RunningSwitchboard();
            started.endWithProcess();
            return started;
        }
    }

    private static RunningSwitchboard running() {
        return Whole.RUNNING;
    }

    private static Windows windows(ExtensionContext context) {
        RunningSwitchboard running = running();
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Windows.class,
                        first -> new Windows(
                                running.browser(), running.workbench().server().url()),
                        Windows.class);
    }
}
