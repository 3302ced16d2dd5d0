package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.RemoteModel;
import dev.slipway.provider.RemoteRevision;
import dev.slipway.provider.RemoteUpload;
import dev.slipway.provider.UploadEvent;
import dev.slipway.provider.WeightsSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class RegistryWireTest extends WireTest {

    private static final String LORA = "https://huggingface.co/acme/support-intents-lora";
    private static final String FULL = "https://huggingface.co/acme/support-intents-full";

    private final ModelRegistry registry = port(ModelRegistry.class);

    @Test
    void create_record_isListedAndCanBeDeleted() {
        String base = base().baseModelId();

        RemoteModel made = registry.create("bot-1", "adapter", base);

        assertThat(made.id()).startsWith("ml_");
        assertThat(made.name()).isEqualTo(SLUG + "/bot-1");
        assertThat(made.baseModelId()).isEqualTo(base);
        assertThat(registry.model(made.id())).isEqualTo(made);
        assertThat(registry.models()).containsExactly(made);
        registry.delete(made.id());
        assertThat(registry.models()).isEmpty();
        assertThat(refusal("not_found", () -> registry.model(made.id())))
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void upload_goodAdapter_passesBothGates() {
        String model = registry.create("bot-1", "adapter", base().baseModelId()).id();

        RemoteUpload started = registry.upload(model, new WeightsSource(LORA, "hf_secret"));
        advance("PT10M");
        RemoteUpload done = registry.upload(started.id());
        List<RemoteRevision> revisions = registry.revisions(model);

        assertThat(started.id()).startsWith("job_");
        assertThat(started.in("PENDING")).isTrue();
        assertThat(done.in("SUCCEEDED")).isTrue();
        assertThat(done.modelId()).isEqualTo(model);
        assertThat(done.restartCount()).isZero();
        assertThat(done.maxRestarts()).isNotNull();
        assertThat(started.restartCount()).isZero();
        assertThat(started.maxRestarts()).isEqualTo(done.maxRestarts());
        assertThat(registry.uploads()).containsExactly(done);
        assertThat(revisions).hasSize(1);
        assertThat(revisions.getFirst().id()).startsWith("rv_");
        assertThat(revisions.getFirst().in("SUCCESS")).isTrue();
        assertThat(revisions.getFirst().findings()).isEmpty();
    }

    @Test
    void events_ofAnUpload_tellTheStory() {
        String model = registry.create("bot-1", "adapter", base().baseModelId()).id();
        RemoteUpload upload = registry.upload(model, new WeightsSource(LORA, null));
        advance("PT10M");

        List<UploadEvent> events = registry.events(upload.id());

        assertThat(events)
                .extracting(UploadEvent::type)
                .contains("download.started", "upload.succeeded");
        assertThat(events).extracting(UploadEvent::level).containsOnly("info");
        assertThat(events).allSatisfy(event -> assertThat(event).hasNoNullFieldsOrProperties());
    }

    @Test
    void revisions_ofAWrongBase_sayWhatWasFound() {
        String model =
                registry.create("bot-1", "model", base("Meta-Llama-3.1-8B").baseModelId()).id();
        registry.upload(model, new WeightsSource(FULL, null));
        advance("PT10M");

        RemoteRevision revision = registry.revisions(model).getFirst();

        assertThat(revision.in("FAILED")).isTrue();
        assertThat(revision.findings()).isNotEmpty();
        assertThat(revision.findings())
                .allSatisfy(finding -> assertThat(finding).hasNoNullFieldsOrProperties());
    }

    @Test
    void upload_repositoryThatIsNotThere_failsWithTheReason() {
        String model = registry.create("bot-1", "model", base().baseModelId()).id();
        String none = "https://huggingface.co/acme/none";
        RemoteUpload started = registry.upload(model, new WeightsSource(none, null));
        advance("PT10M");

        RemoteUpload failed = registry.upload(started.id());

        assertThat(failed.failed()).isTrue();
        assertThat(failed.message()).isNotBlank();
        assertThat(registry.uploads()).containsExactly(failed);
    }
}
