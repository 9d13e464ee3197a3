package org.switchboard.agentdesk;

import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.EndDevice;
import org.switchboard.customer.model.UsagePoint;
import org.switchboard.measurement.MeterAnswer;
import org.switchboard.measurement.MeterPing.MeterNotAsked;
import org.switchboard.measurement.MeterPings;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;

/** Pings the meter of premises while the caller waits. */
@ApplicationScoped
public class MeterDesk {

    private static final Logger LOG = Logger.getLogger(MeterDesk.class.getName());

    @Inject
    Customers customers;

    @Inject
    MeterPings pings;

    /**
     * @param customerId of any record of the customer
     * @param usagePointKey one of the customer's
     * @throws NotFoundException when the customer has no such premises
     * @throws BusinessException when it has no meter in the network, or its meter cannot be asked now
     */
    @WithSpan("meter ping")
    @Audited(value = "meter-asked", subject = "customer", key = 0)
    public MeterAnswer ask(long customerId, @NotBlank String usagePointKey, Actor actor) {
        actor.require(Permission.HANDLE_CALLS);
        UsagePoint point = customers.file(customerId, actor).usagePoints().stream()
                .filter(each -> each.key().equals(usagePointKey))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("usagePointKey", usagePointKey));
        EndDevice meter = point.endDevices().stream()
                .findFirst()
                .orElseThrow(() -> new BusinessException("no-meter-to-ask", "usagePointKey", usagePointKey));
        String servicePoint = point.networkElementKey()
                .orElseThrow(() -> new BusinessException("no-meter-to-ask", "usagePointKey", usagePointKey));
        try {
            return pings.ping(meter.key(), servicePoint);
        } catch (MeterNotAsked failure) {
            LOG.log(Level.INFO, "meter not asked reason={0}", failure.getMessage());
            throw new BusinessException("meter-not-asked", "meterKey", meter.key(), meter.serial());
        }
    }
}
