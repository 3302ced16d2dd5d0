package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FileHost;
import dev.slipway.provider.RemoteContent;
import dev.slipway.provider.RemoteFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class FilesWireTest extends WireTest {

    private final FileHost files = port(FileHost.class);

    @Test
    void upload_goodTrainingFile_isUsableAfterItsCheck() throws IOException {
        Path content = Path.of("examples/train.jsonl");

        RemoteFile fresh = files.upload(content, "train.jsonl", "fine-tune");
        advance("PT1M");
        RemoteFile checked = files.file(fresh.id());

        assertThat(fresh.status()).isEqualTo("PENDING");
        assertThat(fresh.usable()).isFalse();
        assertThat(checked)
                .isEqualTo(
                        new RemoteFile(
                                fresh.id(), "train.jsonl", Files.size(content), "COMPLETED", null));
        assertThat(fresh.name()).isEqualTo(checked.name());
        assertThat(fresh.bytes()).isEqualTo(checked.bytes());
        assertThat(files.files()).containsExactly(checked);
    }

    @Test
    void content_isWhatWasUploaded_andGoneOnceDeleted() throws IOException {
        String id = file("rows.jsonl", "{\"a\":1}\n", "eval").id();

        try (RemoteContent content = files.content(id)) {
            assertThat(content.bytes()).hasContent("{\"a\":1}\n");
            assertThat(content.length()).isEqualTo(8);
            assertThat(content.total()).isEqualTo(8);
            assertThat(content.from()).isZero();
        }
        files.delete(id);
        assertThat(files.files()).isEmpty();
        assertThat(refusal("not_found", () -> files.file(id))).isEqualTo(FailureKind.NOT_FOUND);
        files.delete(id);
    }

    @Test
    void upload_badTrainingFile_tellsWhy() throws IOException {
        Path bad = Files.createDirectories(Path.of("target/truth")).resolve("bad.jsonl");
        Files.writeString(bad, "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}\n");

        RemoteFile fresh = files.upload(bad, "bad.jsonl", "fine-tune");
        advance("PT1M");

        RemoteFile refused = files.file(fresh.id());
        assertThat(refused.status()).isEqualTo("INVALID_FORMAT");
        assertThat(refused.refused()).isTrue();
        assertThat(refused.problem()).contains("assistant");
        assertThat(files.files()).containsExactly(refused);
    }
}
