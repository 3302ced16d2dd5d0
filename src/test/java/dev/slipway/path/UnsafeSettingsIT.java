package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that forgets what it acknowledged is refused, unless somebody vouches for it. */
class UnsafeSettingsIT {
    private static final int BAD_CONFIGURATION = 78;

    @RegisterExtension final Processes processes = new Processes();

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit"})
    void service_databaseNotDurable_refusesUntilVouchedFor(String setting) {
        OwnPostgres postgres = processes.keep(new OwnPostgres(setting, "off"));
        postgres.start();
        ServiceSettings settings =
                processes
                        .settings("unsafe")
                        .on(postgres.jdbcUrl())
                        .with("TOGETHER_API_KEY", "never-used")
                        .with("SLIPWAY_TOGETHER_URL", "http://127.0.0.1:1");

        ServiceProcess refused = processes.service(settings);

        assertThat(refused.child().awaitExit()).isEqualTo(BAD_CONFIGURATION);
        assertThat(refused.child().said())
                .contains("The database runs with " + setting + "=off")
                .contains("after a power cut it may have forgotten what it acknowledged")
                .contains("slipway.database.durability-vouched=true");

        processes
                .service(settings.with("SLIPWAY_DATABASE_DURABILITY_VOUCHED", "true"))
                .awaitReady();
    }

    @Test
    void service_settingThatIsNoNumber_saysWhichAndEnds() {
        ServiceProcess refused =
                processes.service(processes.settings("wrong").with("SLIPWAY_ENGINE_SLOTS", "many"));

        assertThat(refused.child().awaitExit()).isNotZero();
        assertThat(refused.child().said()).contains("Slipway does not start", "many");
    }
}
