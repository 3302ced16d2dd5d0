package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void status_onATerminal_isReplacedByTheNextLine() {
        Screen screen = screen(true);
        screen.status("42 %");
        screen.line("done");
        assertThat(text()).contains("42 %").endsWith("\r\u001b[Kdone\n");
    }

    @Test
    void status_elsewhere_isNotPrinted() {
        Screen screen = screen(false);
        screen.status("42 %");
        screen.line("done");
        assertThat(text()).isEqualTo("done\n");
    }

    @Test
    void show_onATerminal_drawsABar() {
        new TrainingProgress(screen(true)).show("running", 30, 120);
        assertThat(text())
                .contains("[##########..............................]  25 %  30/120 steps");
    }

    @Test
    void show_elsewhere_printsEachQuarterOnce() {
        TrainingProgress progress = new TrainingProgress(screen(false));
        progress.show("queued", 0, 0);
        for (int step = 0; step <= 9; step++) {
            progress.show("running", step, 8);
        }
        assertThat(text().lines().map(String::strip))
                .containsExactly(
                        "training    25 %, 2 of 8 steps",
                        "training    50 %, 4 of 8 steps",
                        "training    75 %, 6 of 8 steps",
                        "training    100 %, 8 of 8 steps");
    }

    private Screen screen(boolean terminal) {
        return new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
