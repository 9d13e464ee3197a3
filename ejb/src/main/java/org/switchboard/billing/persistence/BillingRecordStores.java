package org.switchboard.billing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;

/** Offers the table of bills to the intake. */
@ApplicationScoped
public class BillingRecordStores {

    private static final RecordTable BILL = RecordTable.named("customer_bill")
            .group("bill")
            .text("account_key", "accountKey")
            .text("period", "period")
            .column("amount", "numeric(14, 2)", "amount")
            .text("currency", "currency")
            .column("due_on", "date", "dueOn")
            .group("payment")
            .column("paid_on", "date", "paidOn")
            .build();

    @Inject
    Jdbi jdbi;

    @Produces
    RecordStore bills() {
        return new RecordTableStore(RecordType.CUSTOMER_BILL, BILL, jdbi);
    }
}
