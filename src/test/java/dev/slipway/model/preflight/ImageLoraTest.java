package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.HubModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageLoraTest {
    private static final byte[] KOHYA =
            new Tensors().f32("lora_unet_double_blocks_0_img_attn.lora_down.weight", 4, 4).file();

    private final TestHub hub = new TestHub();

    @ParameterizedTest
    @CsvSource({
        "transformer.transformer_blocks.0.attn.to_q.lora_A.weight, DIFFUSERS",
        "transformer.single_transformer_blocks.3.attn.to_k.lora_B.weight, DIFFUSERS",
        "lora_unet_double_blocks_0_img_attn_proj.lora_down.weight, KOHYA",
        "lora_te1_text_model_encoder.alpha, KOHYA",
        "lora_transformer_blocks_1.lora_up.weight, MIXTURE",
        "double_blocks.7.processor.qkv_lora1.down.weight, XLABS"
    })
    void family_isToldByTheTensors(String tensor, String family) {
        PreflightReport report =
                hub.with("style.safetensors", new Tensors().f32(tensor, 2, 2).file()).check();

        assertThat(report.kind()).isEqualTo(Kind.IMAGE_LORA);
        assertThat(report.failure()).isEmpty();
        assertThat(report.checks())
                .filteredOn(check -> check.number() == 10)
                .extracting(check -> check.measured().path("family").asText())
                .containsExactly(family);
    }

    @Test
    void file_onlyOneThatIsMeant_isRead() {
        hub.with("style.safetensors", KOHYA).with("optimizer.safetensors", KOHYA);

        assertThat(hub.check().failure()).isEmpty();
        assertThat(hub.check().bytes()).isEqualTo(KOHYA.length);
    }

    @Test
    void file_severalOfThem_mustBeNamed() {
        hub.with("a.safetensors", KOHYA).with("b.safetensors", KOHYA);

        Check check = hub.check(Kind.IMAGE_LORA, null).failure().orElseThrow();
        assertThat(check.code()).isEqualTo("AMBIGUOUS_WEIGHTS");
        assertThat(check.message()).contains("a.safetensors", "b.safetensors");
    }

    @Test
    void file_named_isTakenAmongSeveral() {
        hub.with("a.safetensors", KOHYA).with("b.safetensors", KOHYA);
        hub.file = "b.safetensors";

        PreflightReport report = hub.check();

        assertThat(report.kind()).isEqualTo(Kind.IMAGE_LORA);
        assertThat(report.failure()).isEmpty();
        assertThat(report.checks())
                .filteredOn(check -> check.id().equals("files"))
                .extracting(check -> check.measured().path("file").asText())
                .containsExactly("b.safetensors");
    }

    @Test
    void file_namedAndAbsent_failsAndListsTheOthers() {
        hub.with("a.safetensors", KOHYA).with("b.safetensors", KOHYA);
        hub.file = "c.safetensors";

        Check check = hub.check(Kind.IMAGE_LORA, null).failure().orElseThrow();

        assertThat(check.message()).contains("c.safetensors is not in the repository");
        assertThat(check.fix()).contains("a.safetensors, b.safetensors");
    }

    @Test
    void file_severalOfAKnownFamily_areSeenAsImageLora() {
        hub.with("a.safetensors", KOHYA).with("b.safetensors", KOHYA);

        assertThat(hub.check().failure().orElseThrow().code()).isEqualTo("AMBIGUOUS_WEIGHTS");
    }

    @Test
    void file_defaultAmongSeveral_isTaken() {
        hub.with("a.safetensors", KOHYA).with(ImageLora.DEFAULT_FILE, KOHYA);

        assertThat(hub.check().failure()).isEmpty();
    }

    @Test
    void file_ofNoKnownFamily_isAWarningWhenAskedFor() {
        hub.with("x.safetensors", new Tensors().f32("weight", 2).file());

        assertThat(hub.check().failure().orElseThrow().code()).isEqualTo("KIND_UNKNOWN");
        assertThat(hub.check(Kind.IMAGE_LORA, null).verdict()).isEqualTo(Level.WARN);
    }

    @Test
    void file_isNamedToWhoeverAsksTheReport() {
        hub.with("style.safetensors", KOHYA);

        assertThat(ImageLoraFile.of(hub.check())).hasValue("style.safetensors");
    }

    @ParameterizedTest
    @CsvSource({"true, , private", "false, auto, gated"})
    void repository_notOpenToAll_fails(boolean isPrivate, String gated, String word) {
        hub.with("style.safetensors", KOHYA);
        hub.access = new HubModel.Access(isPrivate, gated, false);

        Check check = hub.check().failure().orElseThrow();
        assertThat(check.code()).isEqualTo("IMAGE_LORA_NOT_PUBLIC");
        assertThat(check.message()).contains(word);
    }

    @Test
    void pipeline_isNothingToUpload() {
        hub.with("model_index.json", "{}").with("unet/x.safetensors", KOHYA);

        assertThat(hub.check().failure().orElseThrow().message()).contains("diffusers pipeline");
    }
}
