package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.Account;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.GenerationChooser;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.ServingConfig;
import dev.slipway.provider.SupportedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherCatalogTest {
    @StandIn.Together WireMockServer together;
    @Inject ModelCatalog catalog;
    @Inject GenerationChooser generations;
    @Inject TogetherClients clients;
    @Inject TogetherConfig config;

    @BeforeEach
    void forget() {
        together.resetAll();
        together.stubFor(get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
    }

    @Test
    void whoami_projectKey_namesTheProject() {
        assertThat(catalog.whoami()).isEqualTo(new Account("org_41", "proj_7", "acme-support"));
        together.verify(
                getRequestedFor(urlEqualTo("/v1/whoami"))
                        .withHeader("Authorization", equalTo("Bearer key-main"))
                        .withHeader("User-Agent", equalTo("slipway")));
    }

    @Test
    void choose_projectKey_takesV2() {
        assertThat(generations.choose()).isEqualTo(Generation.V2);
    }

    @Test
    void choose_keyWithoutProject_saysWhatToChange() {
        together.stubFor(get("/v1/whoami").willReturn(okJson("{\"organization_id\":\"org_41\"}")));

        ProviderException closed =
                catchThrowableOfType(
                        ProviderException.class, () -> new TogetherProject(clients, config).id());

        assertThat(closed.kind()).isEqualTo(FailureKind.GENERATION_CLOSED);
        assertThat(closed.hint()).contains("slipway.together.project-id");
    }

    @Test
    void config_printed_hidesTheKeys() {
        assertThat(config.apiKey().orElseThrow().get()).isEqualTo("key-main");
        assertThat(config + " " + config.apiKey() + " " + config.trainingApiKey())
                .doesNotContain("key-main")
                .doesNotContain("key-training");
    }

    @Test
    void listedModels_bareArray_isRead() {
        together.stubFor(get("/v1/models").willReturn(Recorded.answer("models-bare.json")));

        List<ListedModel> models = catalog.listedModels();

        assertThat(models)
                .extracting(ListedModel::id)
                .containsExactly("Qwen/Qwen3-8B", "acme/some-video");
        assertThat(models.get(0).inputUsd()).isEqualByComparingTo("0.2");
        assertThat(models.get(1).type()).isEqualTo("video");
        assertThat(models.get(1).outputUsd()).isNull();
    }

    @Test
    void listedModels_wrappedArray_isReadToo() {
        together.stubFor(get("/v1/models").willReturn(okJson("{\"data\":[{\"id\":\"a\"}]}")));

        assertThat(catalog.listedModels()).extracting(ListedModel::id).containsExactly("a");
    }

    @Test
    void dedicatedModels_areAskedForByTheFilter() {
        together.stubFor(
                get("/v1/models?dedicated=true")
                        .willReturn(okJson("[{\"id\":\"Qwen/Qwen3.5-9B-Lora\"}]")));

        assertThat(catalog.dedicatedModels())
                .extracting(ListedModel::id)
                .containsExactly("Qwen/Qwen3.5-9B-Lora");
    }

    @Test
    void supportedModels_cursor_isFollowedToTheEnd() {
        together.stubFor(
                get(urlPathEqualTo("/v2/supported-models"))
                        .withQueryParam("limit", equalTo("500"))
                        .withQueryParam("after", absent())
                        .willReturn(Recorded.answer("supported-models-1.json")));
        together.stubFor(
                get(urlPathEqualTo("/v2/supported-models"))
                        .withQueryParam("after", equalTo("page two/="))
                        .willReturn(Recorded.answer("supported-models-2.json")));

        List<SupportedModel> models = catalog.supportedModels();

        assertThat(models).extracting(SupportedModel::id).containsExactly("arch_1", "arch_2");
        assertThat(models.get(0).tunable()).isTrue();
        assertThat(models.get(1).dedicated()).isFalse();
        together.verify(2, getRequestedFor(urlPathEqualTo("/v2/supported-models")));
    }

    @Test
    void supportedModels_cursorThatStands_failsInsteadOfHalfAList() {
        together.stubFor(
                get(urlPathEqualTo("/v2/supported-models"))
                        .willReturn(Recorded.answer("supported-models-1.json")));

        ProviderException failed =
                catchThrowableOfType(ProviderException.class, () -> catalog.supportedModels());

        assertThat(failed).hasMessageContaining("cursor does not advance");
    }

    @Test
    void hardware_regions_areThoseWithRoom() {
        together.stubFor(
                get("/v2/public/inference-instance-types")
                        .willReturn(Recorded.answer("hardware.json")));

        assertThat(catalog.hardware())
                .satisfiesExactly(
                        h100 -> {
                            assertThat(h100.centsPerHour()).isEqualByComparingTo("399");
                            assertThat(h100.regions()).containsExactly("us-east", "ap-south");
                        },
                        b200 -> {
                            assertThat(b200.centsPerHour()).isNull();
                            assertThat(b200.regions()).isEmpty();
                        });
    }

    @Test
    void configs_platformOwned_nameTheirOwner() {
        together.stubFor(
                get(urlPathEqualTo("/v2/projects/proj_7/configs"))
                        .withQueryParam("referenceModel", equalTo("projects/proj_7/models/ml_55"))
                        .willReturn(Recorded.answer("configs.json")));

        List<ServingConfig> configs = catalog.configs("ml_55");

        assertThat(configs)
                .extracting(ServingConfig::resourceName)
                .containsExactly("projects/proj_platform/configs/cr_5");
        assertThat(configs.get(0).selectors()).containsEntry("accelerator_count", "1");
    }
}
