package org.switchboard.web.agentdesk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.customer.model.FieldOrigin;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** Where each field of the customer on the desk comes from: the other side of their card. */
@Named("origins")
@ViewScoped
@ReportsBusinessExceptions
public class OriginsBacking implements Serializable {

    @Inject
    Customers customers;

    @Inject
    DeskBacking desk;

    @Inject
    Screens screens;

    private boolean shown;
    private transient List<FieldOrigin> fields;

    /** Fields without any value are left out. */
    public void show() {
        shown = true;
        fields = customers.origins(desk.getCustomerId(), screens.actor()).stream()
                .filter(origin -> origin.value().isPresent())
                .toList();
    }

    /** The customer on the telephone has just confirmed it. */
    public void verify(long recordId, String field, String value) {
        customers.verify(recordId, CustomerField.named(field), value, screens.actor());
        desk.follow();
        show();
    }

    public List<FieldOrigin> getFields() {
        return fields == null ? List.of() : fields;
    }

    public boolean isShown() {
        return shown;
    }
}
