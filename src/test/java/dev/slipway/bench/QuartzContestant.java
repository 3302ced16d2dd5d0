package dev.slipway.bench;

import dev.slipway.lifecycle.ClusteredQuartzBench;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.simpl.SimpleJobFactory;
import org.quartz.spi.TriggerFiredBundle;

/** Quartz on its clustered JDBC store with 20 threads; each job inserts one row. */
record QuartzContestant(DataSource dataSource, BenchStore store, BenchRows rows, int jobs)
        implements Contestant {

    @Override
    public String title() {
        return "Quartz";
    }

    /** One job, one row. */
    private record Insert(BenchRows rows) implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            rows.insert(context.getJobDetail().getKey().getName());
        }
    }

    private Scheduler scheduler() throws Exception {
        Scheduler scheduler = ClusteredQuartzBench.build(dataSource);
        scheduler.setJobFactory(
                new SimpleJobFactory() {
                    @Override
                    public Job newJob(TriggerFiredBundle bundle, Scheduler owner) {
                        return new Insert(rows);
                    }
                });
        return scheduler;
    }

    @Override
    public void prepare() throws Exception {
        rows.empty();
        Scheduler scheduler = scheduler();
        scheduler.clear();
        Map<JobDetail, Set<? extends Trigger>> all = new ConcurrentHashMap<>();
        for (int i = 0; i < jobs; i++) {
            JobDetail job = JobBuilder.newJob(Insert.class).withIdentity("q" + i, "bench").build();
            all.put(job, Set.of(TriggerBuilder.newTrigger().forJob(job).startNow().build()));
        }
        scheduler.scheduleJobs(all, true);
        scheduler.shutdown();
    }

    @Override
    public void run() throws Exception {
        Scheduler scheduler = scheduler();
        scheduler.start();
        Contestant.until(jobs, rows::inserted);
        Contestant.until(
                1,
                () ->
                        store.count(
                                "SELECT (NOT EXISTS (SELECT 1 FROM qrtz_triggers WHERE sched_name ="
                                        + " 'bench') AND NOT EXISTS (SELECT 1 FROM qrtz_fired_triggers"
                                        + " WHERE sched_name = 'bench'))::int"));
        scheduler.shutdown(true);
        rows.expect(jobs);
    }
}
