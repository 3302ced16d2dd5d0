package dev.slipway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadPortsTest {

    @ParameterizedTest
    @CsvSource({
        "https://bucket.example/a/w.zip?X-Sig=s3cret#s3cret, https://bucket.example/a/w.zip",
        "https://me:s3cret@hub.example/acme/bot, https://hub.example/acme/bot",
        "https://hub.example/acme/bot@main, https://hub.example/acme/bot@main"
    })
    void source_printed_showsTheAddressOnly(String url, String address) {
        WeightsSource source = new WeightsSource(url, "s3cret-token");
        UploadRequest request = new UploadRequest("bot", source, "model", null, null);

        assertThat(source.address()).isEqualTo(address);
        assertThat(request + " " + source).contains(address).doesNotContain("s3cret");
    }

    @Test
    void source_withoutToken_saysSo() {
        assertThat(new WeightsSource(null, null))
                .hasToString("WeightsSource[url=null, token=none]");
    }

    @ParameterizedTest
    @CsvSource({
        "REMOTE_UPLOAD_STATUS_FAILED, , , true",
        "REMOTE_UPLOAD_STATUS_ERROR, 1, 3, false",
        "REMOTE_UPLOAD_STATUS_ERROR, , 3, false",
        "REMOTE_UPLOAD_STATUS_ERROR, 3, 3, true",
        "REMOTE_UPLOAD_STATUS_ERROR, , , true",
        "REMOTE_UPLOAD_STATUS_RUNNING, 3, 3, false",
        "REMOTE_UPLOAD_STATUS_ON_HOLD, , , false",
        ", , , false"
    })
    void upload_failed_whenNoRestartIsLeft(
            String status, Integer restarts, Integer most, boolean failed) {
        assertThat(new RemoteUpload("job_1", null, status, null, restarts, most).failed())
                .isEqualTo(failed);
    }

    @Test
    void words_bare_areComparedWithThePrefixedOnes() {
        assertThat(new RemoteRevision("rv", "REVISION_VALIDATION_STATUS_SUCCESS", List.of()))
                .matches(revision -> revision.in("SUCCESS"))
                .matches(revision -> !revision.in("FAILED"));
        assertThat(new RemoteUpload("j", "m", "REMOTE_UPLOAD_STATUS_SUCCEEDED", null, 0, 0))
                .matches(upload -> upload.in("SUCCEEDED"))
                .matches(upload -> !upload.in("FAILED"));
        assertThat(new RemoteRevision("rv", null, List.of()).in("SUCCESS")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"acme/bot-9, bot-9", "bot-9, bot-9", ","})
    void job_name_isComparedBare(String name, String bare) {
        assertThat(new UploadJob("job", "Complete", null, name, null, null).bareName())
                .isEqualTo(bare);
    }
}
