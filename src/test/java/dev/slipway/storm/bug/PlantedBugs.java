package dev.slipway.storm.bug;

import dev.slipway.storm.JobKind;
import dev.slipway.storm.Provocation;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** All planted bugs, by their number in the specification. */
public final class PlantedBugs {
    private static final String LIFECYCLE = "dev.slipway.lifecycle.";

    /** In the time of the sandbox: beyond two absent probes, within the quarantine. */
    private static final String COMMITS_LATE = "{\"uniqueNames\":false,\"lateCommit\":\"PT18M\"}";

    /** Beyond the quarantine: twins come, and only a sweep takes them away. */
    private static final String COMMITS_TOO_LATE =
            "{\"uniqueNames\":false,\"lateCommit\":\"PT50M\"}";

    private static final String[] LOSE_PAID = {
        lose("/v2/projects/*/endpoints"), lose("/v1/endpoints"), lose("/v1/fine-tunes"),
    };

    private static final JobKind[] TUNES = {
        JobKind.TUNE, JobKind.TUNE, JobKind.TUNE, JobKind.TUNE, JobKind.TUNE, JobKind.TUNE
    };

    public static final List<PlantedBug> ALL =
            List.of(
                    effects(
                            1,
                            "create before the intent is committed",
                            Set.of("I2"),
                            Edit.of("\\w+\\.attempting\\(planned,[^;]+;", ""),
                            Provocation.with(JobKind.TUNE, JobKind.TUNE, JobKind.TUNE)
                                    .crashing("after-send:train")),
                    effects(
                            2,
                            "timeout treated as failed",
                            Set.of("I1", "I6"),
                            Edit.of(
                                    "switch \\(e\\.outcome\\(\\)\\)",
                                    "switch (e.outcome() == dev.slipway.provider.Outcome.UNKNOWN"
                                            + " ? dev.slipway.provider.Outcome.REFUSED :"
                                            + " e.outcome())"),
                            Provocation.with(
                                            JobKind.UPLOAD_READY,
                                            JobKind.UPLOAD_READY,
                                            JobKind.TUNE,
                                            JobKind.TUNE)
                                    .faulty(LOSE_PAID)),
                    effects(
                            3,
                            "no quarantine",
                            Set.of("I2"),
                            Edit.of("config\\.effects\\(\\)\\.quarantine\\(\\)", "Duration.ZERO"),
                            Provocation.with(JobKind.TUNE, JobKind.TUNE, JobKind.TUNE)
                                    .switched(COMMITS_LATE)),
                    new PlantedBug(
                            4,
                            "attempt number in the name",
                            LIFECYCLE + "Effects",
                            List.of(
                                    Edit.of(
                                            "act\\.create\\(\\)\\.apply\\(effect\\.token\\(\\)\\)",
                                            "act.create().apply(numbered(effect, claim).token())"),
                                    Edit.of(
                                            "Adoption\\.choose\\(effect,",
                                            "Adoption.choose(numbered(effect, claim),"),
                                    Edit.member(Snippets.NUMBERED)),
                            Set.of("I2"),
                            List.of(),
                            Provocation.with(JobKind.TUNE, JobKind.TUNE, JobKind.TUNE)
                                    .faulty(lose("/v1/fine-tunes"))),
                    new PlantedBug(
                            5,
                            "no epoch in WHERE",
                            LIFECYCLE + "WorkItems",
                            List.of(Edit.of("AND epoch = \\?", "AND (epoch = ? OR true)")),
                            Set.of("I7"),
                            List.of(),
                            Provocation.with(TUNES)
                                    .crashing(
                                            "claim:fine-tune:stop",
                                            "after-send:train:stop",
                                            "before-send:train:stop")),
                    new PlantedBug(
                            6,
                            "lease on the JVM's clock",
                            LIFECYCLE + "WorkItems",
                            List.of(
                                    Edit.of(
                                            "lease_until < statement_timestamp\\(\\)",
                                            "lease_until < {jvm}"),
                                    Edit.of(
                                            "\" lease_until = clock_timestamp\\(\\)",
                                            "\" lease_until = {jvm}"),
                                    Edit.of("\\bCLAIM,", "CLAIM.replace(\"{jvm}\", jvmTime()),"),
                                    Edit.of(
                                            "SET lease_until = clock_timestamp\\(\\)",
                                            "SET lease_until = \" + jvmTime() + \""),
                                    Edit.member(Snippets.JVM_TIME)),
                            Set.of("I7"),
                            List.of(),
                            Provocation.with(TUNES).skewed(Duration.ofMinutes(10))),
                    new PlantedBug(
                            7,
                            "webhook sent before commit",
                            LIFECYCLE + "Transitions",
                            List.of(
                                    Edit.of("ids\\.next\\(\"evt\"\\)", "early($0)"),
                                    Edit.member(Snippets.SEND_EARLY)),
                            Set.of("I4"),
                            List.of(),
                            Provocation.with(TUNES).crashing("inside-settle:fine-tune")),
                    new PlantedBug(
                            8,
                            "acknowledgement stored before the event is sent",
                            "dev.slipway.webhook.Attempt",
                            List.of(
                                    Edit.of(
                                            "Answer answer = sender\\.send\\(to, delivery, begun\\);",
                                            Snippets.ACK_FIRST + "$0")),
                            Set.of("I4"),
                            List.of(),
                            Provocation.with(JobKind.TUNE, JobKind.TUNE).refusing(2)),
                    new PlantedBug(
                            9,
                            "sweeper off",
                            "dev.slipway.deployment.sweep.Sweep",
                            List.of(
                                    Edit.of(
                                            "public void run\\(\\) \\{",
                                            "$0 if (!name().isEmpty()) { return; }")),
                            Set.of("I1", "I2"),
                            List.of(),
                            Provocation.with(JobKind.UPLOAD_READY, JobKind.UPLOAD_READY)
                                    .switched(COMMITS_TOO_LATE)),
                    new PlantedBug(
                            10,
                            "teardown marks RELEASED without observing",
                            "dev.slipway.deployment.DeploymentWorker",
                            List.of(
                                    Edit.of(
                                            "(serving\\.delete\\(d, facts\\)\\)?;\\s+)"
                                                    + "yield Settlement\\.next\\(settle\\.note\\(d, facts\\)\\);",
                                            "$1yield Settlement.done(settle.gone(d, facts));")),
                            Set.of("I1"),
                            List.of(),
                            Provocation.with(
                                    JobKind.UPLOAD_RETIRE,
                                    JobKind.UPLOAD_RETIRE,
                                    JobKind.UPLOAD_RETIRE)),
                    new PlantedBug(
                            11,
                            "synchronous_commit = off",
                            "dev.slipway.platform.DatabaseChecks",
                            List.of(
                                    Edit.of(
                                            "refuseOff\\(statement, \"synchronous_commit\"\\);",
                                            "")),
                            Set.of("I3", "I4", "I8"),
                            List.of(
                                    "ALTER ROLE CURRENT_USER SET synchronous_commit = off",
                                    // A server with little to do: its window is wide.
                                    "ALTER SYSTEM SET wal_writer_delay = '10s'"),
                            Provocation.with(TUNES).killingTheDatabase(3)));

    private PlantedBugs() {}

    private static String lose(String route) {
        return "{\"method\":\"POST\",\"route\":\"%s\",\"kind\":\"lose_answer\",\"count\":2}"
                .formatted(route);
    }

    private static PlantedBug effects(
            int number, String title, Set<String> expected, Edit edit, Provocation provocation) {
        return new PlantedBug(
                number,
                title,
                LIFECYCLE + "Effects",
                List.of(edit),
                expected,
                List.of(),
                provocation);
    }
}
