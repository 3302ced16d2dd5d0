package dev.slipway.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The shortest storm that brings one kind of mistake to light: few jobs and just the trouble that
 * it takes.
 *
 * @param jobs what is asked for, in an order that the seed shuffles
 * @param switches JSON for the sandbox from before the first job until the healing; empty for none
 * @param faults JSON of rules for the sandbox
 * @param crashPoints both replicas die, or sleep, at these; none that the preparation comes by
 * @param refusals deliveries that the receiver refuses
 * @param databaseKills spread over the storm
 * @param offset of the second replica's clock
 */
public record Provocation(
        List<JobKind> jobs,
        String switches,
        List<String> faults,
        List<String> crashPoints,
        int refusals,
        int databaseKills,
        Duration offset) {

    public static final int REPLICAS = 2;
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final int JOB_MS = 700;

    public static Provocation with(JobKind... jobs) {
        return new Provocation(List.of(jobs), "", List.of(), List.of(), 0, 0, Duration.ZERO);
    }

    public Provocation switched(String to) {
        return new Provocation(jobs, to, faults, crashPoints, refusals, databaseKills, offset);
    }

    public Provocation faulty(String... rules) {
        return new Provocation(
                jobs, switches, List.of(rules), crashPoints, refusals, databaseKills, offset);
    }

    public Provocation crashing(String... points) {
        return new Provocation(
                jobs, switches, faults, List.of(points), refusals, databaseKills, offset);
    }

    public Provocation refusing(int deliveries) {
        return new Provocation(
                jobs, switches, faults, crashPoints, deliveries, databaseKills, offset);
    }

    public Provocation killingTheDatabase(int times) {
        return new Provocation(jobs, switches, faults, crashPoints, refusals, times, offset);
    }

    public Provocation skewed(Duration by) {
        return new Provocation(jobs, switches, faults, crashPoints, refusals, databaseKills, by);
    }

    /**
     * @param sql run before the first attack
     */
    StormPlan plan(long seed, List<String> sql) {
        Random random = new Random(seed);
        List<JobKind> kinds = new ArrayList<>(jobs);
        java.util.Collections.shuffle(kinds, random);
        List<Job> asked = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            Duration at = Duration.ofMillis(1500L + i * JOB_MS + random.nextInt(JOB_MS));
            int dataset = random.nextInt(1000);
            asked.add(new Job(i + 1, kinds.get(i), at, dataset, Duration.ofSeconds(2)));
        }
        return new StormPlan(
                LENGTH,
                asked,
                acts(random, sql),
                crashPoints,
                List.of(Duration.ZERO, offset),
                true);
    }

    private List<Act> acts(Random random, List<String> sql) {
        List<Act> acts = new ArrayList<>();
        sql.forEach(statement -> acts.add(now(Act.What.QUARTZ, 0, statement)));
        if (!switches.isEmpty()) {
            acts.add(now(Act.What.SETTING, 0, switches));
        }
        faults.forEach(rule -> acts.add(now(Act.What.PROVIDER_FAULT, 0, rule)));
        if (refusals > 0) {
            acts.add(new Act(Duration.ofSeconds(3), Act.What.RECEIVER, refusals, ""));
        }
        for (int i = 0; i < databaseKills; i++) {
            long at = (i + 1) * LENGTH.toMillis() / (databaseKills + 1) + random.nextInt(900);
            acts.add(new Act(Duration.ofMillis(at), Act.What.POSTGRES_KILL, 0, ""));
        }
        acts.add(new Act(LENGTH, Act.What.SETTING, 0, "{}"));
        acts.sort(Comparator.comparing(Act::at));
        return acts;
    }

    private static Act now(Act.What what, int target, String detail) {
        return new Act(Duration.ZERO, what, target, detail);
    }
}
