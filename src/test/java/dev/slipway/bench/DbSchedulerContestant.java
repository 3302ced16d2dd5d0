package dev.slipway.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** db-scheduler with lock-and-fetch on 20 threads; each execution inserts one row. */
record DbSchedulerContestant(DataSource dataSource, BenchStore store, BenchRows rows, int jobs)
        implements Contestant {
    static final int THREADS = 20;

    /** Its own definition for PostgreSQL. */
    static final List<String> TABLE =
            List.of(
                    "CREATE TABLE scheduled_tasks (task_name text NOT NULL,"
                            + " task_instance text NOT NULL, task_data bytea,"
                            + " execution_time timestamptz NOT NULL, picked boolean NOT NULL,"
                            + " picked_by text, last_success timestamptz, last_failure timestamptz,"
                            + " consecutive_failures int, last_heartbeat timestamptz,"
                            + " version bigint NOT NULL, priority smallint,"
                            + " PRIMARY KEY (task_name, task_instance))",
                    "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)",
                    "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");

    @Override
    public String title() {
        return "db-scheduler";
    }

    private OneTimeTask<Void> task() {
        return Tasks.oneTime("bench").execute((instance, context) -> rows.insert(instance.getId()));
    }

    @Override
    public void prepare() {
        store.execute("TRUNCATE scheduled_tasks");
        rows.empty();
        OneTimeTask<Void> task = task();
        List<TaskInstance<?>> instances = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            instances.add(task.instance("d" + i));
        }
        SchedulerClient.Builder.create(dataSource, task)
                .build()
                .scheduleBatch(instances, Instant.now());
    }

    @Override
    public void run() {
        Scheduler scheduler =
                Scheduler.create(dataSource, task())
                        .threads(THREADS)
                        .pollingInterval(Duration.ofMillis(500))
                        .pollUsingLockAndFetch(0.5, 4.0)
                        .build();
        scheduler.start();
        Contestant.until(jobs, rows::inserted);
        Contestant.until(
                1, () -> store.count("SELECT (NOT EXISTS (SELECT 1 FROM scheduled_tasks))::int"));
        scheduler.stop();
        rows.expect(jobs);
    }
}
