package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import dev.slipway.provider.RemoteModel;
import dev.slipway.provider.ServingConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherDeploymentsTest {
    private static final String ENDPOINTS = "/v2/projects/proj_7/endpoints";
    private static final String DEPLOYMENTS = ENDPOINTS + "/ep_1/deployments";

    @StandIn.Together WireMockServer together;
    @Inject DeploymentHost deployments;
    @Inject ModelRegistry registry;

    @BeforeEach
    void forget() {
        together.resetAll();
        together.stubFor(get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
    }

    @Test
    void createEndpoint_bareName_comesBackWithTheSlug() {
        together.stubFor(post(ENDPOINTS).willReturn(Recorded.answer("endpoint-new.json")));

        RemoteEndpoint endpoint = deployments.createEndpoint("bot-4");

        assertThat(endpoint.name()).isEqualTo("acme-support/bot-4");
        assertThat(endpoint.bareName()).isEqualTo("bot-4");
        together.verify(
                1,
                postRequestedFor(urlEqualTo(ENDPOINTS))
                        .withRequestBody(equalToJson("{\"name\":\"bot-4\"}")));
    }

    @Test
    void createDeployment_request_namesModelConfigAndReplicas() {
        together.stubFor(post(DEPLOYMENTS).willReturn(Recorded.answer("deployment.json")));

        RemoteDeployment deployment =
                deployments.createDeployment(
                        "ep_1",
                        new DeploymentRequest(
                                "blue",
                                "ml_55",
                                new ServingConfig("cr_5", "proj_platform", Map.of()),
                                new Autoscaling(1, 2, "inflight_requests", 8)));

        assertThat(deployment.id()).isEqualTo("dep_1");
        assertThat(deployment.in("SCALING")).isTrue();
        assertThat(deployment.readyReplicas()).isZero();
        together.verify(
                1,
                postRequestedFor(urlEqualTo(DEPLOYMENTS))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"name":"blue","model":"projects/proj_7/models/ml_55",
                                         "config":"projects/proj_platform/configs/cr_5",
                                         "autoscaling":{"minReplicas":1,"maxReplicas":2,
                                          "scalingMetrics":[{"name":"inflight_requests","target":8,
                                            "type":"METRIC_TARGET_TYPE_AVERAGE_VALUE"}]}}
                                        """)));
    }

    @Test
    void split_weights_areSetUnderTheMaskWithTheEtag() {
        together.stubFor(
                patch(urlPathEqualTo(ENDPOINTS + "/ep_1"))
                        .willReturn(Recorded.answer("endpoint.json")));

        RemoteEndpoint endpoint = deployments.split("ep_1", Map.of("dep_1", 100), "e0");

        assertThat(endpoint.split()).containsEntry("dep_1", 100).containsEntry("dep_0", 0);
        together.verify(
                1,
                patchRequestedFor(urlEqualTo(ENDPOINTS + "/ep_1?updateMask=trafficSplit"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"trafficSplit":[{"deploymentId":"dep_1","weight":100}],
                                         "etag":"e0"}
                                        """)));
    }

    @Test
    void split_empty_sendsZerosInsteadOfAnEmptyList() {
        together.stubFor(get(ENDPOINTS + "/ep_1").willReturn(Recorded.answer("endpoint.json")));
        together.stubFor(
                patch(urlPathEqualTo(ENDPOINTS + "/ep_1"))
                        .willReturn(Recorded.answer("endpoint.json")));

        deployments.split("ep_1", Map.of(), null);

        together.verify(
                1,
                patchRequestedFor(urlPathEqualTo(ENDPOINTS + "/ep_1"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"trafficSplit":[{"deploymentId":"dep_1","weight":0},
                                                         {"deploymentId":"dep_0","weight":0}]}
                                        """)));
    }

    @Test
    void split_emptyOnAnUnroutedEndpoint_changesNothing() {
        together.stubFor(get(ENDPOINTS + "/ep_2").willReturn(Recorded.answer("endpoint-new.json")));

        assertThat(deployments.split("ep_2", Map.of(), null).split()).isEmpty();
        together.verify(0, patchRequestedFor(anyUrl()));
    }

    @Test
    void scale_toZero_sendsOnlyTheAutoscaling() {
        together.stubFor(
                patch(urlPathEqualTo(DEPLOYMENTS + "/dep_1"))
                        .willReturn(Recorded.answer("deployment.json")));

        deployments.scale("ep_1", "dep_1", Autoscaling.STOPPED, "d1");

        together.verify(
                1,
                patchRequestedFor(urlEqualTo(DEPLOYMENTS + "/dep_1?updateMask=autoscaling"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"autoscaling":{"minReplicas":0,"maxReplicas":0},
                                         "etag":"d1"}
                                        """)));
    }

    @Test
    void deployments_list_isRead() {
        together.stubFor(
                get(urlPathEqualTo(DEPLOYMENTS))
                        .willReturn(
                                okJson("{\"data\":[" + Recorded.body("deployment.json") + "]}")));

        assertThat(deployments.deployments("ep_1"))
                .extracting(RemoteDeployment::bareName)
                .containsExactly("blue");
    }

    @Test
    void endpoints_nullList_isEmpty() {
        together.stubFor(get(urlPathEqualTo(ENDPOINTS)).willReturn(okJson("{\"data\":null}")));

        assertThat(deployments.endpoints()).isEmpty();
    }

    @Test
    void delete_anything_sendsTheEtagAndTakesAnEmptyAnswer() {
        together.stubFor(any(anyUrl()).atPriority(9).willReturn(noContent()));

        deployments.deleteDeployment("ep_1", "dep_1", "d1");
        deployments.deleteEndpoint("ep_1", null);
        registry.delete("ml_55");

        together.verify(1, deleteRequestedFor(urlEqualTo(DEPLOYMENTS + "/dep_1?etag=d1")));
        together.verify(1, deleteRequestedFor(urlEqualTo(ENDPOINTS + "/ep_1")));
        together.verify(1, deleteRequestedFor(urlEqualTo("/v2/projects/proj_7/models/ml_55")));
    }

    @Test
    void deleteDeployment_staleEtag_isAConflict() {
        together.stubFor(
                delete(urlPathEqualTo(DEPLOYMENTS + "/dep_1"))
                        .willReturn(okJson("{\"message\":\"etag mismatch\"}").withStatus(409)));

        ProviderException stale =
                catchThrowableOfType(
                        ProviderException.class,
                        () -> deployments.deleteDeployment("ep_1", "dep_1", "old"));

        assertThat(stale.kind()).isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void registry_create_sendsBareNameTypeAndBase() {
        together.stubFor(
                post("/v2/projects/proj_7/models").willReturn(Recorded.answer("model.json")));

        RemoteModel model = registry.create("bot", "adapter", "ml_1");

        assertThat(model).isEqualTo(new RemoteModel("ml_55", "acme-support/bot", "ml_1", null));
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/v2/projects/proj_7/models"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"name":"bot","type":"adapter","baseModelId":"ml_1"}
                                        """)));
    }
}
