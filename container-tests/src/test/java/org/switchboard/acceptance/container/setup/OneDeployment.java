package org.switchboard.acceptance.container.setup;

import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;

/**
 * Deploys once for all test classes, where Arquillian would do so for each. The application takes longer to start than
 * all its in-container tests to run. It goes with the server in the end.
 */
public final class OneDeployment {

    @Inject
    @ClassScoped
    private InstanceProducer<DeploymentScenario> ofThisClass;

    @Inject
    private Event<GenerateDeployment> generation;

    private DeploymentScenario shared;
    private boolean generating;
    private boolean deployed;

    public void generateOnce(@Observes EventContext<GenerateDeployment> context) {
        if (generating) {
            context.proceed();
        } else if (shared == null) {
            generating = true;
            generation.fire(new GenerateDeployment(new TestClass(BuiltEar.class)));
            generating = false;
            shared = ofThisClass.get();
        } else {
            ofThisClass.set(shared);
        }
    }

    public void deployOnce(@Observes EventContext<DeployManagedDeployments> context) {
        if (!deployed) {
            deployed = true;
            context.proceed();
        }
    }

    /** Undeploys only when the server stops: without {@code proceed} no other observer gets the event. */
    public void keepDeployed(@Observes EventContext<UnDeployManagedDeployments> context) {}
}
