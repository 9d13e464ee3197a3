package org.switchboard.integration.camel.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.SimpleRegistry;

/** Makes Camel contexts that know our components, beans, Kamelets and properties: the running one, and trial ones. */
public final class SourceContexts {

    private static final int SECONDS_TO_STOP = 5;

    private final Supplier<Map<String, Object>> beans;
    private final PropertiesSource properties;

    /**
     * @param beans what route files and Kamelets may refer to, by name; components under their scheme. Made anew for
     *     each context, because a component belongs to one.
     * @param properties the values of placeholders
     */
    public SourceContexts(Supplier<Map<String, Object>> beans, PropertiesSource properties) {
        this.beans = beans;
        this.properties = properties;
    }

    public DefaultCamelContext running(Optional<ThreadFactory> threads) {
        DefaultCamelContext context = context("sources");
        threads.ifPresent(
                factory -> context.getExecutorServiceManager().setThreadPoolFactory(new ManagedThreads(factory)));
        return context;
    }

    /** For building routes without running them. */
    public DefaultCamelContext trial() {
        DefaultCamelContext context = context("trial");
        context.setAutoStartup(false);
        return context;
    }

    private DefaultCamelContext context(String name) {
        SimpleRegistry shared = new SimpleRegistry();
        beans.get().forEach(shared::bind);
        DefaultCamelContext context = new DefaultCamelContext(new DefaultRegistry(shared));
        context.getCamelContextExtension().setName(name);
        context.setApplicationContextClassLoader(getClass().getClassLoader());
        context.disableJMX();
        context.setSourceLocationEnabled(true);
        context.setLoadTypeConverters(true);
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.getShutdownStrategy().setTimeout(SECONDS_TO_STOP);
        context.getCamelContextExtension().setErrorHandlerFactory(SilentExceptionHandler.errorHandler());
        PropertiesComponent placeholders = (PropertiesComponent) context.getPropertiesComponent();
        placeholders.addPropertiesSource(properties);
        // only whole names count: a variable LIMIT of the environment is not the parameter "limit" of a Kamelet
        placeholders.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        placeholders.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        return context;
    }
}
