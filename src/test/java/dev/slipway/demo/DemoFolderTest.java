package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir Path temp;
    private Path wanted;

    @BeforeEach
    void name() {
        wanted = temp.resolve("demo");
    }

    @Test
    void open_missing_isMadeForTheOwnerOnlyAndMarked() throws IOException {
        try (DemoFolder folder = DemoFolder.open(wanted, false)) {
            assertThat(folder.root().resolve(DemoFolder.MARKER)).exists();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void open_ofAnEarlierDemo_isEmptied() throws IOException {
        leaveSomething();
        DemoFolder.open(wanted, false).close();
        assertThat(wanted).isDirectoryNotContaining("glob:**/state").isNotEmptyDirectory();
    }

    @Test
    void open_ofAnEarlierDemoToKeep_isNotEmptied() throws IOException {
        leaveSomething();
        DemoFolder.open(wanted, true).close();
        assertThat(wanted.resolve("state/file")).hasContent("old");
    }

    @Test
    void open_filesOfSomebodyElse_isRefusedAndNothingIsTouched() throws IOException {
        Path precious = Files.createDirectories(wanted).resolve("thesis.tex");
        Files.writeString(precious, "years of work");
        assertThatThrownBy(() -> DemoFolder.open(wanted, false))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("was not made by a demo")
                .hasMessageContaining("--dir");
        assertThat(precious).hasContent("years of work");
        assertThat(wanted.resolve(DemoFolder.MARKER)).doesNotExist();
    }

    @Test
    void open_aFile_isRefused() throws IOException {
        Files.writeString(wanted, "no folder");
        assertThatThrownBy(() -> DemoFolder.open(wanted, false))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void open_whileADemoRunsInIt_isRefusedAndNothingIsTouched() throws IOException {
        leaveSomething();
        try (DemoFolder running = DemoFolder.open(wanted, true)) {
            assertThatThrownBy(() -> DemoFolder.open(wanted, false))
                    .isInstanceOf(DemoException.class)
                    .hasMessageContaining("A demo is running in " + running.root());
        }
        assertThat(wanted.resolve("state/file")).hasContent("old");
    }

    @Test
    void open_withALinkInIt_deletesTheLinkAndNotWhatItPointsTo() throws IOException {
        leaveSomething();
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("precious"), "x");
        Files.createSymbolicLink(wanted.resolve("link"), elsewhere);
        DemoFolder.open(wanted, false).close();
        assertThat(Files.isSymbolicLink(wanted.resolve("link"))).isFalse();
        assertThat(elsewhere.resolve("precious")).exists();
    }

    private void leaveSomething() throws IOException {
        DemoFolder folder = DemoFolder.open(wanted, false);
        Files.createDirectories(folder.state());
        Files.writeString(folder.state().resolve("file"), "old");
        folder.close();
    }
}
