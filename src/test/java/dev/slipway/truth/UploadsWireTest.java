package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.StartedUpload;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadJob;
import dev.slipway.provider.UploadRequest;
import dev.slipway.provider.WeightsSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class UploadsWireTest extends WireTest {

    private static final String LORA = "acme/support-intents-lora";

    private final UploadHost uploads = port(UploadHost.class);

    private static UploadRequest request(String repository) {
        WeightsSource source = new WeightsSource(repository, "hf_secret");
        return new UploadRequest("bot-1", source, "adapter", MODEL, "slipway");
    }

    @Test
    void upload_clockTurned_jobCompletes() {
        StartedUpload started = uploads.upload(request(LORA));
        advance("PT10M");
        UploadJob done = uploads.job(started.jobId());

        assertThat(started.jobId()).startsWith("job-");
        assertThat(started.modelId()).startsWith("model-");
        assertThat(started.modelName()).isEqualTo("sandbox-user/bot-1");
        assertThat(done.id()).isEqualTo(started.jobId());
        assertThat(done.complete()).isTrue();
        assertThat(done.modelName()).isEqualTo("sandbox-user/bot-1");
        assertThat(done.modelSource()).isEqualTo(LORA);
        assertThat(done.message()).isNotBlank();
        assertThat(done.createdAt()).isNotNull();
        assertThat(uploads.jobs()).containsExactly(done);
    }

    @Test
    void upload_againWhenItIsThere_hasNoJob() {
        StartedUpload first = uploads.upload(request(LORA));
        advance("PT10M");

        StartedUpload again = uploads.upload(request(LORA));

        assertThat(again.jobId()).isNull();
        assertThat(again.modelId()).isEqualTo(first.modelId());
    }

    @Test
    void upload_repositoryThatIsNotThere_failsWithTheReason() {
        StartedUpload started = uploads.upload(request("acme/none"));
        advance("PT10M");

        UploadJob failed = uploads.job(started.jobId());

        assertThat(failed.failed()).isTrue();
        assertThat(failed.message()).contains("acme/none");
        assertThat(uploads.jobs()).containsExactly(failed);
    }
}
