package dev.slipway.model.weights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.Account;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ServingConfig;
import dev.slipway.provider.SupportedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageBasesTest implements ModelCatalog {
    private static final String PLAIN = "black-forest-labs/FLUX.1-dev";
    private static final String FOR_LORAS = "black-forest-labs/FLUX.1-dev-lora";

    private final List<ListedModel> listed =
            new ArrayList<>(
                    List.of(
                            listed("black-forest-labs/FLUX.1-schnell"),
                            listed(PLAIN),
                            listed("black-forest-labs/FLUX.2-dev")));
    private final List<SupportedModel> supported = new ArrayList<>();
    private final ImageBases bases = new ImageBases(this);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "black-forest-labs/FLUX.1-dev",
                "black-forest-labs/FLUX.1-dev-lora",
                "somebody/flux.1-DEV"
            })
    void find_namesOfOneBase_giveTheCataloguesName(String name) {
        assertThat(bases.find(name)).isEqualTo(new ImageBases.Answer(PLAIN, null));
    }

    @Test
    void find_aFormForLoras_isPreferred_unlessOnlyThePlainOneIsServed() {
        listed.add(listed(FOR_LORAS));
        assertThat(bases.find(PLAIN).model()).isEqualTo(FOR_LORAS);

        supported.add(
                new SupportedModel("arch_1", "ml_1", PLAIN, Set.of("PRODUCT_SERVERLESS"), null));
        assertThat(bases.find(PLAIN).model()).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"black-forest-labs/FLUX.1-schnell", "stabilityai/sdxl"})
    void find_aBaseThatTakesNoLoras_isRefused(String name) {
        assertThat(bases.find(name).model()).isNull();
        assertThat(bases.find(name).refusal()).contains("BASE_NOT_SERVABLE", name, "FLUX.2-dev");
    }

    @Test
    void find_notListedOrNotNamed_isRefused() {
        listed.clear();
        assertThat(bases.find(PLAIN).refusal()).contains("does not list " + PLAIN);
        assertThat(bases.find(null).refusal()).contains("BASE_UNKNOWN");
    }

    private static ListedModel listed(String id) {
        return new ListedModel(id, "image", null, null);
    }

    @Override
    public List<ListedModel> dedicatedModels() {
        throw new AssertionError("images are made by shared models");
    }

    @Override
    public List<ListedModel> listedModels() {
        return listed;
    }

    @Override
    public List<SupportedModel> supportedModels() {
        return supported;
    }

    @Override
    public Account whoami() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Hardware> hardware() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ServingConfig> configs(String modelObjectId) {
        throw new UnsupportedOperationException();
    }
}
