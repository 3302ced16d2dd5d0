package dev.slipway.lifecycle;

import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/** Quartz as the service builds it, tuned for throughput. */
public final class ClusteredQuartzBench {
    private ClusteredQuartzBench() {}

    public static Scheduler build(DataSource dataSource) throws SchedulerException {
        Properties more = new Properties();
        more.put("org.quartz.scheduler.instanceName", "bench");
        more.put("org.quartz.threadPool.threadCount", "20");
        more.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "20");
        more.put("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        return ClusteredQuartz.build(dataSource, "bench", more);
    }
}
