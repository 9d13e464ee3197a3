package org.legacy.systems.control;

import java.util.List;
import java.util.Set;
import org.legacy.systems.billing.Ledger;
import org.legacy.systems.cis.CisRecords;
import org.legacy.systems.city.City;
import org.legacy.systems.contacts.ContactLog;
import org.legacy.systems.gis.GisCollections;
import org.legacy.systems.gis.OutageBook;
import org.legacy.systems.grid.Grid;
import org.legacy.systems.grid.ServicePoints;
import org.legacy.systems.meters.Meters;
import org.legacy.systems.scada.PointTable;
import org.legacy.systems.works.WorksBook;

/**
 * Everything that is the case.
 *
 * @param closedAccounts accounts whose customer was deleted
 */
public record World(
        City city,
        ServicePoints servicePoints,
        Grid grid,
        Ledger ledger,
        OutageBook outages,
        PointTable points,
        GisCollections collections,
        CisRecords cis,
        WorksBook works,
        ContactLog contacts,
        Meters meters,
        Set<Integer> closedAccounts) {

    /** Whether there is or was an account with this index. */
    public boolean accountExists(int account) {
        return account >= 0 && account < servicePoints.count();
    }

    /** The customer of an account; those who came later have one account each. */
    public int customerOf(int account) {
        int original = city.size().accounts();
        return account < original
                ? city.register().customerOf(account)
                : city.size().customers() + account - original;
    }

    /** The accounts of a customer, empty when there was never such a customer. */
    public List<Integer> accountsOf(int customer) {
        int customers = city.size().customers();
        if (customer < customers) {
            return city.register().accountsOf(customer);
        }
        int account = city.size().accounts() + customer - customers;
        return accountExists(account) ? List.of(account) : List.of();
    }
}
