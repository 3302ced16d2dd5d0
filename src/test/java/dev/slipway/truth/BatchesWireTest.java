package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.BatchHost;
import dev.slipway.provider.BatchHost.BatchRequest;
import dev.slipway.provider.BatchHost.StartedBatch;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FileHost;
import dev.slipway.provider.RemoteBatch;
import dev.slipway.provider.RemoteContent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class BatchesWireTest extends WireTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String GOOD =
            """
            {"custom_id":"1","body":{"model":"%s","messages":[{"role":"user","content":"hi"}]}}
            """
                    .formatted(MODEL);
    private static final String BAD = GOOD.replace(MODEL, "none/such").replace("\"1\"", "\"2\"");

    private final BatchHost batches = port(BatchHost.class);
    private final FileHost files = port(FileHost.class);

    private StartedBatch started(String lines) {
        String file = file("batch.jsonl", lines, "batch-api").id();
        return batches.start(new BatchRequest(file, CHAT, MODEL, 1));
    }

    @Test
    void start_completes_withAnswersAndErrors() throws IOException {
        StartedBatch started = started(GOOD + BAD);
        advance("PT1H");
        RemoteBatch done = batches.batch(started.batch().id());

        assertThat(started.warning()).contains(MODEL);
        assertThat(started.batch().is("VALIDATING")).isTrue();
        assertThat(started.batch().progress()).isZero();
        assertThat(started.batch().files().input()).isEqualTo(done.files().input());
        assertThat(started.batch().facts().model()).isEqualTo(MODEL);
        assertThat(started.batch().facts().endpoint()).isEqualTo(CHAT);
        assertThat(started.batch().facts().createdAt()).isEqualTo(done.facts().createdAt());
        assertThat(started.batch().facts().deadline()).isEqualTo(done.facts().deadline());
        assertThat(done.is("COMPLETED")).isTrue();
        assertThat(done.terminal()).isTrue();
        assertThat(done.progress()).isEqualTo(100);
        assertThat(done.facts()).hasNoNullFieldsOrProperties();
        assertThat(done.files()).hasNoNullFieldsOrProperties();
        assertThat(done.facts().deadline()).isAfter(done.facts().completedAt());
        assertThat(batches.batches()).containsExactly(done);
        assertThat(text(done.files().output())).contains("\"custom_id\":\"1\"");
        assertThat(text(done.files().errors())).contains("\"custom_id\":\"2\"");
    }

    private String text(String file) throws IOException {
        try (RemoteContent content = files.content(file)) {
            return new String(content.bytes().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void batch_badInput_failsWithTheReason() {
        String id = started("no json").batch().id();
        advance("PT1H");

        RemoteBatch failed = batches.batch(id);

        assertThat(failed.is("FAILED")).isTrue();
        assertThat(failed.error()).isNotBlank();
        assertThat(batches.batches()).containsExactly(failed);
    }

    @Test
    void cancel_running_endsCancelled() {
        RemoteBatch fresh = started(GOOD).batch();
        advance("PT20S");

        RemoteBatch cancelled = batches.cancel(fresh.id());

        assertThat(cancelled.is("CANCELLED")).isTrue();
        assertThat(cancelled.id()).isEqualTo(fresh.id());
        assertThat(cancelled.progress()).isZero();
        assertThat(cancelled.files()).isEqualTo(fresh.files());
        assertThat(cancelled.facts()).isEqualTo(fresh.facts());
        assertThat(refusal("", () -> batches.cancel(fresh.id())))
                .isEqualTo(FailureKind.INVALID_DATA);
        assertThat(refusal("", () -> batches.batch("none"))).isEqualTo(FailureKind.NOT_FOUND);
    }
}
