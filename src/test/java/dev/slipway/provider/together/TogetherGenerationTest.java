package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.together.TogetherConfig.GenerationSetting;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TogetherGenerationTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @Test
    void choose_projectConfigured_takesV2WithoutAsking() {
        assertThat(chooser("proj_1", GenerationSetting.AUTO).choose()).isEqualTo(Generation.V2);
        assertThat(chooser("proj_1", GenerationSetting.V2).choose()).isEqualTo(Generation.V2);
    }

    @Test
    void choose_v1_isRefusedAndSaysWhatToChange() {
        ProviderException closed =
                catchThrowableOfType(
                        ProviderException.class,
                        () -> chooser("proj_1", GenerationSetting.V1).choose());

        assertThat(closed.kind()).isEqualTo(FailureKind.GENERATION_CLOSED);
        assertThat(closed.hint()).contains("slipway.together.generation");
    }

    private static TogetherGeneration chooser(String project, GenerationSetting setting) {
        TestConfig config = new TestConfig(NOWHERE, "key-main", project, setting);
        TogetherClients clients = new TogetherClients(config);
        return new TogetherGeneration(new TogetherProject(clients, config), config);
    }
}
