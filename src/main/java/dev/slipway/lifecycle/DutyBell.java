package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;

/** Hangs one Quartz trigger on each duty. Quartz only rings; losing all its rows loses nothing. */
@ApplicationScoped
public class DutyBell {
    private static final Logger LOG = Logger.getLogger(DutyBell.class);
    private static final String GROUP = "duty";

    private final Duties duties;
    private final DataSource dataSource;
    private final Node node;
    private Scheduler quartz;

    public DutyBell(Duties duties, DataSource dataSource, Node node) {
        this.duties = duties;
        this.dataSource = dataSource;
        this.node = node;
    }

    /** Rings the duty whose name is the job's name. */
    private record Ring(Duties duties) implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            duties.ring(context.getJobDetail().getKey().getName());
        }
    }

    /**
     * What the rows name as the job's class; the instance comes from the factory set in {@link
     * #hang}.
     */
    public static final class Bell implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            throw new IllegalStateException("Made by Quartz and not by our factory");
        }
    }

    /** Starts Quartz with a trigger for each duty and none for duties that are gone. */
    void hang() throws SchedulerException {
        quartz = ClusteredQuartz.build(dataSource, node.id());
        quartz.setJobFactory((bundle, scheduler) -> new Ring(duties));
        Set<String> names = duties.all().stream().map(Duty::name).collect(Collectors.toSet());
        for (JobKey old : quartz.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
            if (!names.contains(old.getName())) {
                quartz.deleteJob(old);
            }
        }
        for (Duty duty : duties.all()) {
            JobDetail job = JobBuilder.newJob(Bell.class).withIdentity(duty.name(), GROUP).build();
            quartz.scheduleJob(job, Set.of(trigger(duty)), true);
        }
        quartz.start();
        LOG.debugf("Quartz rings %d duties", names.size());
    }

    /** Lets a ringing duty end; other replicas go on. */
    void take() {
        try {
            if (quartz != null) {
                quartz.shutdown(true);
            }
        } catch (SchedulerException e) {
            LOG.warnf("Quartz did not stop: %s", e.toString());
        }
    }

    private static Trigger trigger(Duty duty) {
        return TriggerBuilder.newTrigger()
                .withIdentity(duty.name(), GROUP)
                .withSchedule(
                        SimpleScheduleBuilder.simpleSchedule()
                                .withIntervalInMilliseconds(duty.every().toMillis())
                                .withMisfireHandlingInstructionNextWithExistingCount()
                                .repeatForever())
                .startNow()
                .build();
    }
}
