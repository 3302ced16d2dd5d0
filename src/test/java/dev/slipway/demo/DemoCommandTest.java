package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoCommandTest {
    @Test
    void run_unknownOption_saysSoAndExitsWithTwo() {
        StringWriter errors = new StringWriter();
        int exit =
                new CommandLine(new DemoCommand())
                        .setErr(new PrintWriter(errors))
                        .execute("--onse");
        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).contains("Unknown option: '--onse'");
    }

    @Test
    void usualFolder_inARepository_isBelowItsBuildOutput() {
        assertThat(DemoCommand.usualFolder("/home/me/slipway"))
                .isEqualTo(Path.of("/home/me/slipway/target/demo"));
    }

    @Test
    void usualFolder_elsewhere_isNotTheFolderOfTheService() {
        assertThat(DemoCommand.usualFolder(null).toString())
                .endsWith("slipway-demo")
                .startsWith(System.getProperty("user.home"));
    }
}
