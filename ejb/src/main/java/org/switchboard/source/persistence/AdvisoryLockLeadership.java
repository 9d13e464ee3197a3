package org.switchboard.source.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.switchboard.database.ClusterLock;
import org.switchboard.source.PollingLeadership;

/** The node that holds the {@link ClusterLock} named "polling" leads. */
@ApplicationScoped
public class AdvisoryLockLeadership implements PollingLeadership {

    private static final String NAME = "polling";

    @Resource(lookup = "jdbc/switchboard", shareable = false)
    DataSource database;

    private ClusterLock lock;

    /** For the container. */
    protected AdvisoryLockLeadership() {}

    public AdvisoryLockLeadership(DataSource database, Duration checkInterval) {
        this.database = database;
        this.lock = new ClusterLock(database, NAME, checkInterval);
    }

    @PostConstruct
    void prepare() {
        lock = new ClusterLock(database, NAME);
    }

    @Override
    public boolean isHeld() {
        return lock.isHeld();
    }

    @Override
    public void seek(ThreadFactory threads) {
        lock.seek(threads);
    }

    @Override
    public void release() {
        lock.release();
    }
}
