package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @Test
    void in_fileMissing_isNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("train.jsonl"), "{}");
        assertThatThrownBy(() -> Examples.in(folder))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining(folder.resolve("suite.jsonl").toString());
    }

    @Test
    void shipped_homeUnknown_areFoundBesideTheJar() {
        Path jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        assertThat(Examples.shipped(null, jar).train())
                .isEqualTo(Path.of("examples/train.jsonl").toAbsolutePath());
    }
}
