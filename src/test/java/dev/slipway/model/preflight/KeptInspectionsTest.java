package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.JsonText;
import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What files say is read once; who may see it is asked each time. */
class KeptInspectionsTest {
    private static final int QUESTIONS_OF_ACCESS = 1;

    private final Memory memory = new Memory();
    private final TestHub hub = hub();

    private TestHub hub() {
        TestHub hub =
                new TestHub()
                        .with("config.json", "{\"architectures\":[\"Qwen3ForCausalLM\"]}")
                        .with("model.safetensors", new Tensors().f32("a", 4).file())
                        .with("tokenizer.json", "{}")
                        .with("chat_template.jinja", "x");
        hub.kept = memory;
        return hub;
    }

    @Test
    void check_theSecondTime_readsNoFileAndSaysTheSame() {
        PreflightReport first = hub.check();
        hub.calls.set(0);

        PreflightReport second = hub.check();

        assertThat(hub.calls).hasValue(QUESTIONS_OF_ACCESS);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void check_withoutAccess_getsNothingOfWhatIsKept() {
        hub.check();

        PreflightReport refused = hub.breaking("auth-check", HubFailure.HF_GATED).check();

        assertThat(refused.checks().getLast().code()).isEqualTo("HF_GATED");
        assertThat(refused.kind()).isNull();
        assertThat(refused.bytes()).isZero();
    }

    @Test
    void check_whatMayChangeWithoutACommit_isAskedAnew() {
        hub.check();
        hub.scan = new HubModel.Scan(true, List.of(new HubModel.Issue("x.bin", "unsafe")));

        assertThat(hub.check().failure().orElseThrow().code()).isEqualTo("SCAN_UNSAFE");
    }

    @Test
    void check_notReady_isNotKept() {
        hub.files.remove("model.safetensors");
        hub.lastModified = TestHub.NOW.minusSeconds(5);
        assertThat(hub.check().verdict()).isEqualTo(Level.NOT_READY);
        assertThat(memory.kept).isEmpty();

        hub.with("model.safetensors", new Tensors().f32("a", 4).file());
        assertThat(hub.check().verdict()).isEqualTo(Level.OK);
    }

    @Test
    void check_hubFailing_isNotKept() {
        hub.breaking("range", HubFailure.HF_TOKEN_SCOPE).check();
        hub.breaking("range", HubFailure.HF_UNAVAILABLE);

        assertThatThrownBy(hub::check).isInstanceOf(HubException.class);
        assertThat(memory.kept).isEmpty();
    }

    @Test
    void check_saidOtherwise_isAnotherInspection() {
        hub.check();
        assertThat(hub.check(Kind.ADAPTER, null).kind()).isEqualTo(Kind.ADAPTER);
        assertThat(memory.kept).hasSize(2);
    }

    @Test
    void check_baseThatIsNotForAll_isNotKept() {
        TestHub adapter =
                new TestHub()
                        .with(
                                "adapter_config.json",
                                "{\"peft_type\":\"LORA\",\"base_model_name_or_path\":\"a/base\"}")
                        .with("adapter_model.safetensors", new Tensors().f32("a", 4).file());
        adapter.kept = memory;
        adapter.bases.put("a/base", "{\"hidden_size\":16}");
        adapter.accessOfBases = new HubModel.Access(false, "manual", false);

        adapter.check();
        assertThat(memory.kept).isEmpty();

        adapter.accessOfBases = new HubModel.Access(false, null, false);
        adapter.check();
        assertThat(memory.kept).hasSize(1);
    }

    /** As the database keeps them: as JSON. */
    private static final class Memory implements Inspections {
        private final Map<Inspection.Key, String> kept = new HashMap<>();

        @Override
        public Optional<Inspection> find(Inspection.Key key) {
            return Optional.ofNullable(kept.get(key))
                    .map(json -> JsonText.read(json, Inspection.class));
        }

        @Override
        public void keep(Inspection.Key key, Inspection inspection) {
            kept.putIfAbsent(key, JsonText.write(inspection));
        }
    }
}
