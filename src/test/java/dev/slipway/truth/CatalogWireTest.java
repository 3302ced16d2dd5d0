package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.Account;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.KeyOwners;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ServingConfig;
import dev.slipway.provider.SupportedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class CatalogWireTest extends WireTest {

    private final ModelCatalog catalog = port(ModelCatalog.class);

    @Test
    void whoami_key_namesItsProject() {
        assertThat(catalog.whoami()).isEqualTo(new Account("org_sandbox", PROJECT, SLUG));
    }

    @Test
    void owners_ofEitherKey_areItsProject() {
        KeyOwners owners = port(KeyOwners.class);

        assertThat(owners.serving()).isEqualTo(new Account("org_sandbox", PROJECT, SLUG));
        assertThat(owners.training().organizationId()).isEqualTo("org_sandbox");
    }

    @Test
    void supportedModels_tellWhatCanBeDoneWithThem() {
        SupportedModel base = base();

        assertThat(base.id()).startsWith("arch_");
        assertThat(base.baseModelId()).startsWith("ml_");
        assertThat(base.tunable()).isTrue();
        assertThat(base.dedicated()).isTrue();
        assertThat(base.status()).isEqualTo("SUPPORTED_MODEL_STATUS_RECOMMENDED");
    }

    @Test
    void listedModels_haveTypeAndPrices() {
        ListedModel listed =
                catalog.listedModels().stream()
                        .filter(model -> model.id().equals(MODEL))
                        .findFirst()
                        .orElseThrow();

        assertThat(listed.type()).isEqualTo("chat");
        assertThat(listed.inputUsd()).isEqualByComparingTo("0.2");
        assertThat(listed.outputUsd()).isEqualByComparingTo("0.2");
    }

    @Test
    void dedicatedModels_haveThePoolsForAdapters() {
        assertThat(catalog.dedicatedModels())
                .extracting(ListedModel::id)
                .contains(MODEL, MODEL + "-Lora")
                .hasSizeLessThan(catalog.listedModels().size());
    }

    @Test
    void hardware_hasGpusPriceAndRegions() {
        Hardware machine = catalog.hardware().getFirst();

        assertThat(machine.id()).isEqualTo("1xnvidia-h100-80gb");
        assertThat(machine.gpuType()).isEqualTo("H100");
        assertThat(machine.gpuCount()).isEqualTo(1);
        assertThat(machine.centsPerHour()).isEqualByComparingTo(new BigDecimal(399));
        assertThat(machine.regions()).isNotEmpty();
    }

    @Test
    void configs_baseModel_nameTheirMachineAndOwner() {
        ServingConfig config = catalog.configs(base().baseModelId()).getFirst();

        assertThat(config.resourceName()).startsWith("projects/proj_platform/configs/cr_");
        assertThat(config.selectors())
                .containsEntry("accelerator_type", "nvidia-h100-80gb")
                .containsEntry("accelerator_count", "1");
    }
}
