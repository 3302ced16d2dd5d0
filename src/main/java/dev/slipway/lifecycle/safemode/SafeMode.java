package dev.slipway.lifecycle.safemode;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.EngineConfig;
import dev.slipway.lifecycle.Installation;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * While it is on, nothing is created or changed at a provider unless a person asks for it: what
 * exists there is found, listed and adopted. Entering and leaving are transitions of kind {@code
 * installation}.
 */
@ApplicationScoped
public class SafeMode {
    private static final Logger LOG = Logger.getLogger(SafeMode.class);
    private static final Actor WATCH = Actor.worker("installation");

    private final Installation installation;
    private final SafeModeRows rows;
    private final Lineage lineage;
    private final SafeModeConfig config;
    private final EngineConfig engine;

    SafeMode(
            Installation installation,
            SafeModeRows rows,
            Lineage lineage,
            SafeModeConfig config,
            EngineConfig engine) {
        this.installation = installation;
        this.rows = rows;
        this.lineage = lineage;
        this.config = config;
        this.engine = engine;
    }

    /**
     * @param cause null while it is off, or when somebody switched it on in the database
     * @param historyLostAt since when each create is preceded by a look by name; null: never
     */
    public record Status(
            String installation,
            boolean safeMode,
            Cause cause,
            String reason,
            Instant since,
            Instant historyLostAt) {}

    public boolean on() {
        return installation.safeMode();
    }

    public Status status() {
        return rows.status();
    }

    /** Whether the provider may be answering about another account than our things are in. */
    public boolean elsewhere() {
        return installation.standing().elsewhere();
    }

    /** Begins it; while it is on, a stronger cause takes the place of a weaker one. */
    public void enter(Cause cause, String reason, Actor by) {
        if (Tx.call(() -> begin(cause, reason, by))) {
            LOG.errorf(
                    "Safe mode: nothing is created or changed at the provider any more, because %s. Look at"
                            + " GET /api/v1/deployments?orphans=true, then leave it with POST"
                            + " /api/v1/installation/leave-safe-mode",
                    reason);
        }
    }

    private boolean begin(Cause cause, String reason, Actor by) {
        boolean changed = rows.on(cause, reason);
        if (changed) {
            rows.note(change("SAFE_MODE_ENTERED", reason, by), facts(cause));
        }
        return changed;
    }

    /**
     * Ends it: this database is the one from now on. What another copy of it does meanwhile is done
     * in the same name. With {@link Cause#ACCOUNT}: the other account is ours from now on.
     *
     * @throws Problem CONFLICT when it is off, or the setting holds it
     */
    public Status leave(String reason, Actor by) {
        if (config.safeMode()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The setting slipway.installation.safe-mode holds safe mode.",
                    "Take the setting away, restart, and send it again.");
        }
        Status before = rows.status();
        if (!before.safeMode()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "This installation is not in safe mode.",
                    "Nothing need be done.");
        }
        if (before.cause() == Cause.ACCOUNT) {
            endOfAccount(reason, by, true);
        } else {
            end(before.cause(), reason, by, before.cause() != Cause.OPERATOR);
        }
        return rows.status();
    }

    /** Ends {@link Cause#ACCOUNT} by itself; nothing happens while it is on for another cause. */
    void accountIsBack(String reason) {
        if (rows.status().cause() == Cause.ACCOUNT && !config.safeMode()) {
            endOfAccount(reason, WATCH, false);
        }
    }

    /** It says nothing of the database: a weaker doubt about that takes its place. */
    private void endOfAccount(String reason, Actor by, boolean changed) {
        Optional<CopyDecision.Doubt> left = lineage.check();
        Tx.run(
                () -> {
                    if (changed) {
                        rows.acceptAccounts();
                    } else {
                        rows.forgetOtherAccounts();
                    }
                    rows.off(changed);
                    rows.note(change("SAFE_MODE_LEFT", reason, by), facts(Cause.ACCOUNT));
                    left.ifPresent(doubt -> begin(doubt.cause(), doubt.reason(), WATCH));
                });
        LOG.warnf("Safe mode was left by %s: %s", by, reason);
    }

    private void end(Cause cause, String reason, Actor by, boolean historyLost) {
        lineage.accept();
        Tx.run(
                () -> {
                    rows.off(historyLost);
                    rows.note(change("SAFE_MODE_LEFT", reason, by), facts(cause));
                });
        LOG.warnf("Safe mode was left by %s: %s", by, reason);
    }

    /**
     * The provider has things of ours that no effect here knows. From now on each create is
     * preceded by a look by name.
     *
     * @param certain there are so many that this is no single lost commit: safe mode begins
     */
    public void historyLost(long things, boolean certain) {
        String words =
                "the provider has %d things under our name that no record here knows, so this"
                                .formatted(things)
                        + " database has lost history";
        if (certain) {
            enter(Cause.LOST_HISTORY, words, WATCH);
        }
        if (Tx.call(rows::historyLost)) {
            LOG.errorf("%s", words);
        }
    }

    /**
     * Everything at the provider was listed. A failover that lost nothing ends here by itself: a
     * process that knew the database before it misses nothing, the last create of before it has had
     * its time, and nothing at the provider is strange to us. A commit between two signs of life
     * may be missing all the same, so that each create is preceded by a look from then on.
     *
     * @param startedAt database time before the first list was asked for
     */
    public void swept(Instant startedAt, boolean nothingStrange) {
        Status now = rows.status();
        boolean failover = now.safeMode() && now.cause() == Cause.TIMELINE && !config.safeMode();
        if (failover
                && nothingStrange
                && now.since().plus(engine.effects().quarantine()).isBefore(startedAt)
                && lineage.remembered()) {
            end(
                    now.cause(),
                    "a failover: this process misses no sign of life, and all things at the provider"
                            + " are known",
                    WATCH,
                    true);
        }
    }

    /** Compares this database with what it was; see {@link Cause}. */
    void check() {
        if (config.safeMode()) {
            enter(Cause.OPERATOR, "the setting slipway.installation.safe-mode asks for it", WATCH);
        }
        lineage.check().ifPresent(doubt -> enter(doubt.cause(), doubt.reason(), WATCH));
        if (!on()) {
            lineage.beat();
        }
    }

    private Change change(String what, String reason, Actor by) {
        return new Change(
                new ProjectId("default"), "installation", installation.id(), what, reason, by);
    }

    private static Map<String, String> facts(Cause cause) {
        return cause == null ? Map.of() : Map.of("cause", cause.name());
    }
}
