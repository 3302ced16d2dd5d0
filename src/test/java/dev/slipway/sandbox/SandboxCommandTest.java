package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SandboxCommandTest {
    @ParameterizedTest
    @CsvSource({
        "--port=70000,        port must be between",
        "--port=x,            Invalid value for option '--port'",
        "--speed=-1,          speed must be between",
        "--hub=/no/such/hub,  no such folder: /no/such/hub",
        "--sped=1,            Unknown option"
    })
    void run_badFlag_saysWhatIsWrong(String flag, String message) {
        StringWriter errors = new StringWriter();
        int exit =
                new CommandLine(new SandboxCommand()).setErr(new PrintWriter(errors)).execute(flag);
        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).contains(message);
    }

    @Test
    void help_namesTheSwitchesForAccounts() {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new SandboxCommand()).setOut(new PrintWriter(out)).execute("-h");
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("--hub=DIR", "--v1", "--legacy-key", "git clones");
    }

    @Test
    void run_portTaken_saysSo(@TempDir Path folder) {
        StringWriter errors = new StringWriter();
        try (Sandbox other = Sandbox.start(SandboxSettings.defaults())) {
            int exit =
                    new CommandLine(new SandboxCommand())
                            .setErr(new PrintWriter(errors))
                            .execute("--port=" + other.uri().getPort());
            assertThat(exit).isEqualTo(2);
        }
        assertThat(errors.toString()).contains("is taken");
    }
}
