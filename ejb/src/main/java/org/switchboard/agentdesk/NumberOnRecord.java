package org.switchboard.agentdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Masked;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.CustomerFile;
import org.switchboard.shared.BusinessException;

/**
 * The number behind the dots: an agent, or a program, names a number that a view has shown masked, and it is stored in full
 * without having been shown.
 */
@ApplicationScoped
public class NumberOnRecord {

    @Inject
    Customers customers;

    /** @throws BusinessException when no number of the customer, or more than one, looks like that */
    Call of(Call call, Actor actor) {
        if (Stream.of(call.callerTelephone(), call.callbackTelephone())
                .flatMap(Optional::stream)
                .noneMatch(Masked::isMasked)) {
            return call;
        }
        CustomerFile file = customers.file(call.recordId(), actor);
        return call.withNumbers(
                call.callerTelephone().map(number -> whole("callerTelephone", number, file)),
                call.callbackTelephone().map(number -> whole("callbackTelephone", number, file)));
    }

    /** However they are written, with or without the code of the country. */
    private static boolean isSame(String one, String other) {
        String digits = one.replaceAll("\\D", "");
        String others = other.replaceAll("\\D", "");
        return digits.endsWith(others) || others.endsWith(digits);
    }

    private static String whole(String field, String number, CustomerFile file) {
        if (!Masked.isMasked(number)) {
            return number;
        }
        List<String> same = Stream.concat(Stream.of(file.customer()), file.records().stream())
                .flatMap(record -> record.telephones().stream())
                .filter(held -> Masked.number(held).equals(number.strip()))
                .toList();
        if (same.isEmpty() || same.stream().anyMatch(held -> !isSame(same.get(0), held))) {
            throw new BusinessException("masked-number", field, number, number);
        }
        return same.get(0);
    }
}
