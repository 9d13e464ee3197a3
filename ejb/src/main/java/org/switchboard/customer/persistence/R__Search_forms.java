package org.switchboard.customer.persistence;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.switchboard.customer.spelling.SearchForm;

/** Makes the columns for look-ups again when their form has changed; Flyway takes its order and name from the class. */
public class R__Search_forms extends BaseJavaMigration {

    @Override
    public Integer getChecksum() {
        return SearchForm.version().hashCode();
    }

    /** Of many rows; each batch is a transaction of its own. */
    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws Exception {
        new SearchFormRefresh(context.getConnection(), SearchForm.version()).run();
    }
}
