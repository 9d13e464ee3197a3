package org.switchboard.benchmarks.identity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** One connection for all that happens, as the container gives one to a transaction. */
final class OneConnection implements AutoCloseable {

    private final Connection real;

    OneConnection(DataSource dataSource) throws SQLException {
        real = dataSource.getConnection();
        real.setAutoCommit(false);
    }

    Connection connection() {
        return real;
    }

    /** Commits what it does. */
    <T> T transact(Supplier<T> work) {
        try {
            T result = work.get();
            real.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the one connection to whoever asks, and keeps it open. */
    DataSource asDataSource() {
        Connection shared = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> method.getName().equals("getConnection") ? shared : null);
    }

    @Override
    public void close() throws SQLException {
        real.close();
    }
}
