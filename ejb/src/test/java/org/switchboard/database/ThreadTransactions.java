package org.switchboard.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** What the container's transaction manager does, as far as tests need it: one connection a thread's transaction. */
final class ThreadTransactions implements DataSource {

    private static final Set<String> OURS = Set.of("close", "commit", "rollback", "setAutoCommit");

    private record Running(Connection shared, EntityManager entities) {}

    private final DataSource dataSource;
    private final ThreadLocal<Running> running = new ThreadLocal<>();
    private EntityManagerFactory factory;

    ThreadTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void makeEntityManagersWith(EntityManagerFactory entityManagerFactory) {
        factory = entityManagerFactory;
    }

    <T> T run(Callable<T> action) {
        if (running.get() != null) {
            return call(action);
        }
        try (Connection real = dataSource.getConnection()) {
            real.setAutoCommit(false);
            EntityManager entities = factory.createEntityManager();
            running.set(new Running(sharing(real), entities));
            try {
                entities.getTransaction().begin();
                T result = call(action);
                entities.getTransaction().commit();
                real.commit();
                return result;
            } finally {
                running.remove();
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
                entities.close();
                real.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T call(Callable<T> action) {
        try {
            return action.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Delegates to the thread's entity manager; outside of a transaction to one for a single call. */
    EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    Running now = running.get();
                    return invoke(now == null ? factory.createEntityManager() : now.entities, method, arguments);
                });
    }

    /** The shared connection ends with the transaction, not with whoever borrows it. */
    private static Connection sharing(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                ThreadTransactions.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        OURS.contains(method.getName()) && (arguments == null || arguments[0] instanceof Boolean)
                                ? null
                                : invoke(real, method, arguments));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Running now = running.get();
        return now == null ? dataSource.getConnection() : now.shared;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return dataSource.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        dataSource.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        dataSource.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return dataSource.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return dataSource.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return dataSource.isWrapperFor(type);
    }
}
