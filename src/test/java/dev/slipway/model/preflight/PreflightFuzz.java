package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;

/**
 * What strangers write into their repositories: any bytes are either in order or refused by name.
 * Fuzzed for less than a minute by {@code ./slipway test}; longer with {@code ./mvnw
 * surefire:test@fuzz -Pfuzz -Dfuzz.duration=1h} after a build.
 */
class PreflightFuzz {

    /** The first byte says which file it is; one JVM for all three starts faster. */
    @FuzzTest(maxDuration = "45s")
    void anyBytes(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] file = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0] % 3) {
            case 0 -> weights(file);
            case 1 -> index(file);
            default -> adapterConfig(file);
        }
    }

    private static void weights(byte[] file) {
        SafetensorsHeader header;
        int length;
        try {
            length = HeaderLength.of(file, file.length);
            byte[] json = Arrays.copyOfRange(file, 8, 8 + length);
            List<Tensor> tensors = HeaderParser.parse(new ByteArrayInputStream(json));
            header = SafetensorsHeader.check(tensors, length, file.length);
        } catch (UnreadableFileException refusal) {
            assertThat(refusal.code()).startsWith("SAFETENSORS_");
            assertThat(refusal.getMessage())
                    .hasSizeLessThan(1000)
                    .doesNotContainPattern("\\p{Cntrl}");
            return;
        }
        assertThat(8L + length + header.dataBytes()).isEqualTo(file.length);
        assertThat(header.names().repeated()).isFalse();
        assertThat(header.tensors()).allMatch(tensor -> tensor.begin() <= tensor.end());
        LoraPairs.of(header);
        ImageLora.of(header);
    }

    private static void index(byte[] content) {
        ShardIndex index;
        try {
            index = ShardIndex.parse(new ByteArrayInputStream(content));
        } catch (UnreadableFileException refusal) {
            assertThat(refusal.code()).isEqualTo("INVALID_JSON");
            return;
        }
        assertThat(index.shards()).isNotEmpty();
        assertThat(index.shards().keySet())
                .noneMatch(shard -> shard.contains("..") || shard.startsWith("/"));
        assertThat(index.shards().values()).allMatch(names -> names.size() > 0);
    }

    private static void adapterConfig(byte[] content) {
        AdapterConfig config;
        try {
            config = AdapterConfig.of(JsonFiles.object(content, AdapterModel.CONFIG));
        } catch (UnreadableFileException refusal) {
            assertThat(refusal.code()).isEqualTo("INVALID_JSON");
            return;
        }
        config.ranks().fits("model.layers.0.self_attn.q_proj", 8);
        AdapterRules.check(config, null);
        BaseNames.onHub(config.baseModel());
    }
}
