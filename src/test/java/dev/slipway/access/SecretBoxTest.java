package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.DatabaseChecks.RefusedException;
import dev.slipway.platform.StateDir;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
    @TempDir Path folder;

    @Test
    void open_whatWasSealed_isTheText_andTheSealHoldsNothingOfIt() {
        SecretBox box = new SecretBox(given(1));

        byte[] sealed = box.seal("wandb-canary-123", "default/wandb");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThat(box.open(sealed, "default/wandb")).isEqualTo("wandb-canary-123");
        assertThat(box.seal("wandb-canary-123", "default/wandb")).isNotEqualTo(sealed);
    }

    @Test
    void open_forAnotherPlaceOrKeyOrChanged_isRefused() {
        SecretBox box = new SecretBox(given(1));
        byte[] sealed = box.seal("secret", "default/wandb");

        assertThatThrownBy(() -> box.open(sealed, "other/wandb"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SecretBox(given(2)).open(sealed, "default/wandb"))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> box.open(sealed, "default/wandb"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void masterKey_notGiven_isMadeOnceForTheOwnersEyesOnly() throws Exception {
        MasterKey first = fromFile();

        assertThat(fromFile().id()).isEqualTo(first.id()).hasSize(8);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(given(1).id()).isNotEqualTo(given(2).id());
    }

    @Test
    void masterKey_fileReadableByOthers_isRefused() throws Exception {
        fromFile();
        Files.setPosixFilePermissions(
                folder.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(this::fromFile)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void masterKey_notThirtyTwoBytes_isRefusedWithoutShowingIt() {
        String text = Base64.getEncoder().encodeToString("too short".getBytes());

        assertThatThrownBy(() -> new MasterKey(Optional.of(text), new StateDir(folder.toString())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining(text);
    }

    private MasterKey given(int filler) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) filler);
        return new MasterKey(
                Optional.of(Base64.getEncoder().encodeToString(key)),
                new StateDir(folder.toString()));
    }

    private MasterKey fromFile() {
        return new MasterKey(Optional.empty(), new StateDir(folder.toString()));
    }
}
