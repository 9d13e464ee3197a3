package org.switchboard.privacy;

import java.util.Locale;
import org.switchboard.privacy.model.Obligation;
import org.switchboard.shared.BusinessException;

/** The law wants the person's data kept as long as a matter is not settled. Nothing was erased. */
public class ErasureRefused extends BusinessException {

    public ErasureRefused(long customerId, Obligation obligation) {
        super(
                "erasure-" + obligation.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "customer",
                String.valueOf(customerId),
                obligation.keys());
    }
}
