package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
    @Test
    void process_operatorsSettings_doNotReachIt(@TempDir Path folder) {
        Launch launch = new Launch("/usr/bin/java", Path.of("/opt/quarkus-run.jar"));
        ProcessBuilder process =
                launch.process(folder, Map.of("TOGETHER_API_KEY", "sandbox"), "serve");
        assertThat(process.environment())
                .containsEntry("TOGETHER_API_KEY", "sandbox")
                .allSatisfy(
                        (name, value) ->
                                assertThat(name)
                                        .doesNotStartWith("SLIPWAY_")
                                        .doesNotStartWith("QUARKUS_")
                                        .doesNotStartWith("HF_"));
        assertThat(process.command()).endsWith("-jar", "/opt/quarkus-run.jar", "serve");
        assertThat(process.directory()).isEqualTo(folder.toFile());
        assertThat(Launch.foreign("quarkus.datasource.jdbc.url")).isTrue();
        assertThat(Launch.foreign("PATH")).isFalse();
    }
}
