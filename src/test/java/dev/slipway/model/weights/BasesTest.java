package dev.slipway.model.weights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.preflight.Kind;
import dev.slipway.provider.Account;
import dev.slipway.provider.Generation;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ServingConfig;
import dev.slipway.provider.SupportedModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasesTest {

    /** Names as Together's page on serving several adapters on one endpoint has them. */
    @ParameterizedTest
    @CsvSource({
        "google/gemma-3-27b-it, google/gemma-3-27b-it-lora",
        "meta-llama/Llama-3.3-70B-Instruct, meta-llama/Llama-3.3-70B-Instruct-FP8-Lora",
        "Qwen/Qwen3.5-9B, Qwen/Qwen3.5-9B-Lora",
        "Qwen/Qwen3.5-9B-Lora, Qwen/Qwen3.5-9B-Lora",
        "Qwen/Qwen3.5, "
    })
    void find_adapterInV1_isToBeBoundToTheListedFormOfItsBase(String base, String form) {
        Bases.Answer answer = new Bases(new Catalog()).find(Generation.V1, Kind.ADAPTER, base);
        assertThat(answer.refusal()).isNull();
        assertThat(answer.baseModelId()).isEqualTo(form);
    }

    private static final class Catalog implements ModelCatalog {
        @Override
        public List<ListedModel> dedicatedModels() {
            return Stream.of(
                            "google/gemma-3-27b-it",
                            "google/gemma-3-27b-it-lora",
                            "meta-llama/Llama-3.3-70B-Instruct-FP8-Lora",
                            "Qwen/Qwen3.5-9B-Lora")
                    .map(id -> new ListedModel(id, "chat", null, null))
                    .toList();
        }

        @Override
        public List<ListedModel> listedModels() {
            return List.of();
        }

        @Override
        public List<SupportedModel> supportedModels() {
            return List.of();
        }

        @Override
        public Account whoami() {
            throw new AssertionError();
        }

        @Override
        public List<Hardware> hardware() {
            return List.of();
        }

        @Override
        public List<ServingConfig> configs(String modelObjectId) {
            return List.of();
        }
    }
}
