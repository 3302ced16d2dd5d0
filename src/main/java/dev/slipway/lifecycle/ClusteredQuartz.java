package dev.slipway.lifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz on its clustered JDBC store, with connections from the service's own pool. */
final class ClusteredQuartz {
    private static final String POOL = "slipway";

    private ClusteredQuartz() {}

    /** Not started yet; the tables must be there. */
    static Scheduler build(DataSource dataSource, String node) throws SchedulerException {
        return build(dataSource, node, new Properties());
    }

    /** With settings that go before ours. */
    static Scheduler build(DataSource dataSource, String node, Properties more)
            throws SchedulerException {
        DBConnectionManager.getInstance().addConnectionProvider(POOL, new Pool(dataSource));
        Properties settings = new Properties();
        settings.put(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "slipway");
        settings.put(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, node);
        settings.put(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
        settings.put(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
        settings.put("org.quartz.threadPool.threadCount", "2");
        settings.put("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.put(StdSchedulerFactory.PROP_JOB_STORE_CLASS, JobStoreTX.class.getName());
        settings.put("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        settings.put("org.quartz.jobStore.dataSource", POOL);
        settings.put("org.quartz.jobStore.isClustered", "true");
        settings.put("org.quartz.jobStore.clusterCheckinInterval", "7500");
        settings.putAll(more);
        return new StdSchedulerFactory(settings).getScheduler();
    }

    private record Pool(DataSource dataSource) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void shutdown() {
            // The pool belongs to the service.
        }

        @Override
        public void initialize() {
            // Ready since the service started.
        }
    }
}
