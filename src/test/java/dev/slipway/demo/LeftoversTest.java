package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir Path temp;
    private Process left;
    private DemoFolder folder;

    @BeforeEach
    void start() throws IOException {
        folder = DemoFolder.open(temp.resolve("demo"), false);
        left = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() throws InterruptedException {
        left.destroyForcibly().waitFor();
        folder.close();
    }

    @Test
    void open_afterAKilledDemo_endsItsProcesses() {
        new Leftovers(folder).note(left.toHandle());
        folder.close();
        folder = DemoFolder.open(folder.root(), true);
        assertThat(left.isAlive()).isFalse();
        assertThat(folder.processes()).doesNotExist();
    }

    @Test
    void stop_numberBelongsToAnotherProcessNow_leavesItAlone() throws IOException {
        Files.writeString(folder.processes(), left.pid() + " 2001-01-01T00:00:00Z\n");
        new Leftovers(folder).stop();
        assertThat(left.isAlive()).isTrue();
    }

    @Test
    void stopDatabase_numberBelongsToAnotherProgramNow_leavesItAlone() throws IOException {
        Files.createDirectories(folder.databaseFiles());
        Files.writeString(
                folder.databaseFiles().resolve("postmaster.pid"), left.pid() + "\n/data\n");
        new Leftovers(folder).stopDatabase();
        assertThat(left.isAlive()).isTrue();
    }

    @Test
    void stopDatabase_none_doesNothing() throws IOException {
        new Leftovers(folder).stopDatabase();
        assertThat(left.isAlive()).isTrue();
    }
}
