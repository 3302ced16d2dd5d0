package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.together.TogetherConfig.GenerationSetting;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where what we make is: the project that calls name, which may not be the key's. */
@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherOwnersTest {
    @StandIn.Together WireMockServer together;

    @BeforeEach
    void whoami() {
        together.resetAll();
        together.stubFor(
                get("/v1/whoami")
                        .willReturn(
                                okJson(
                                        "{\"organization_id\":\"org_1\",\"project_id\":\"proj_key\"}")));
    }

    @Test
    void serving_isTheProjectThatIsSet_elseTheKeys() {
        assertThat(owners("proj_set").serving().projectId()).isEqualTo("proj_set");
        assertThat(owners(null).serving().projectId()).isEqualTo("proj_key");
        assertThat(owners(null).serving().organizationId()).isEqualTo("org_1");
    }

    @Test
    void training_isTheKeysOwnProject_sinceItsCallsNameNone() {
        assertThat(owners("proj_set").training().projectId()).isEqualTo("proj_key");
    }

    private TogetherOwners owners(String project) {
        TestConfig config =
                new TestConfig(
                        URI.create(together.baseUrl()),
                        "key-main",
                        project,
                        GenerationSetting.AUTO);
        return new TogetherOwners(config.clients(), config);
    }
}
