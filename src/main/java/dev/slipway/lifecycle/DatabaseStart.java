package dev.slipway.lifecycle;

import dev.slipway.platform.DatabaseChecks;
import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Makes the database ready: refuses unsafe settings, migrates, validates, and lets rooms prepare.
 */
@ApplicationScoped
public class DatabaseStart {
    private static final Logger LOG = Logger.getLogger(DatabaseStart.class);

    private final DataSource dataSource;
    private final Flyway flyway;
    private final DatabaseChecks checks;
    private final Duties duties;
    private final List<AfterMigration> steps;
    private volatile boolean ready;

    public DatabaseStart(
            DataSource dataSource,
            Flyway flyway,
            DatabaseChecks checks,
            Duties duties,
            @All List<AfterMigration> steps) {
        this.dataSource = dataSource;
        this.flyway = flyway;
        this.checks = checks;
        this.duties = duties;
        this.steps = steps;
    }

    /** What a room does once after each start, on a migrated database. */
    public interface AfterMigration {
        /**
         * @throws DatabaseChecks.RefusedException when the service must not run like this
         */
        void prepare();
    }

    /** True once the database is migrated and every room is prepared. */
    public boolean ready() {
        return ready;
    }

    /**
     * Does it once.
     *
     * @return false when the settings are refused and the service is going down
     * @throws RuntimeException when the database does not answer (try again)
     */
    public boolean prepare() {
        try {
            checks.run(dataSource);
            flyway.migrate();
            duties.register();
            steps.forEach(AfterMigration::prepare);
            ready = true;
            LOG.info("Database ready");
            return true;
        } catch (DatabaseChecks.RefusedException e) {
            LOG.error(e.getMessage());
            Quarkus.asyncExit(78);
            return false;
        }
    }
}
