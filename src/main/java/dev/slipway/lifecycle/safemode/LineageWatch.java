package dev.slipway.lifecycle.safemode;

import dev.slipway.lifecycle.Chore;
import dev.slipway.lifecycle.DatabaseStart;
import dev.slipway.lifecycle.Duty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Looks at each start, before anything works, and every minute: in each process, since the proof
 * that a commit is missing is in the memory of those to whom it was acknowledged.
 */
@ApplicationScoped
class LineageWatch implements DatabaseStart.AfterMigration, Duty, Chore {
    private final SafeMode safeMode;

    LineageWatch(SafeMode safeMode) {
        this.safeMode = safeMode;
    }

    @Override
    public String name() {
        return "installation-watch";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void prepare() {
        safeMode.check();
    }

    @Override
    public void run() {
        safeMode.check();
    }
}
