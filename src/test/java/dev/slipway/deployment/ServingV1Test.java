package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deployment.DeploymentFacts.Link;
import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Found;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingV1Test {
    private static final String ADAPTER = "acme/slipway-7-up-g1";

    private final EndpointStub host = new EndpointStub();
    private final Deployment d = new Deployment();
    private Creation.Order ordered;
    private String unservable;
    private ServingV1 serving;

    @BeforeEach
    void make() {
        d.id = "dep_1";
        d.externalId = "endpoint-1";
        d.togetherModelId = "Qwen/Qwen3-8B-Lora";
        d.adapter = ADAPTER;
        d.hardware = "auto";
        endpoint("STARTED", d.togetherModelId);
        Creation creation =
                new Creation(null, null, null) {
                    @Override
                    boolean maybe(Deployment of) {
                        return false;
                    }

                    @Override
                    Settlement perform(
                            Claim claim,
                            Deployment of,
                            Order order,
                            Function<String, Runnable> confirmed) {
                        ordered = order;
                        return null;
                    }
                };
        DeploymentSettle settle =
                new DeploymentSettle(null, null, null, null, null) {
                    @Override
                    Runnable unservable(Deployment seen, String why) {
                        unservable = why;
                        return () -> {};
                    }
                };
        serving = new ServingV1(host, creation, settle, null);
    }

    @ParameterizedTest
    @CsvSource({
        "acme/slipway-7-up-g1, THERE",
        "slipway-7-up-g1, THERE",
        "slipway-17-up-g1, MISSING",
        "acme/another-slipway-7-up-g1, MISSING",
        ", MISSING"
    })
    void facts_startedForAnAdapter_tellWhetherThisOneIsBound(String bound, Link link) {
        d.state = DeploymentState.STARTING;
        if (bound != null) {
            host.adapters.add(bound);
        }
        assertThat(serving.facts(d).link()).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "STARTING, STARTING, NOT_ASKED",
        "READY, STARTED, NOT_ASKED",
        "DELETING, STARTED, NOT_ASKED",
        "DELETING, STOPPED, THERE",
        "DELETING, ERROR, THERE"
    })
    void facts_link_isAskedForWhereItDecides(DeploymentState state, String remote, Link link) {
        d.state = state;
        host.adapters.add(ADAPTER);
        endpoint(remote, d.togetherModelId);
        assertThat(serving.facts(d).link()).isEqualTo(link);
    }

    @Test
    void disconnect_refusedForGood_deletesTheEndpointAllTheSame() {
        d.state = DeploymentState.DELETING;
        host.refusal = refusal(FailureKind.INVALID_DATA);
        serving.disconnect(d, serving.facts(d));
        assertThat(host.asked).containsExactly("detach", "delete");
    }

    @Test
    void disconnect_providerDown_isTriedAgain() {
        d.state = DeploymentState.DELETING;
        host.refusal = refusal(FailureKind.PROVIDER_DOWN);
        assertThatThrownBy(() -> serving.disconnect(d, serving.facts(d))).isSameAs(host.refusal);
        assertThat(host.asked).containsExactly("detach");
    }

    @Test
    void choose_baseThatTheProviderDoesNotKnow_isUnservableAndSaysTheWayOut() {
        host.refusal = refusal(FailureKind.NOT_FOUND);
        serving.choose(d);
        assertThat(unservable).contains("Qwen/Qwen3-8B-Lora", "Merge the adapter");
    }

    @Test
    void create_whatIsThere_isDescribedByDisplayNameModelAndHardware() {
        endpoint("STARTED", "qwen/qwen3-8b-lora");
        d.hardware = "1x";
        serving.create(null, d);

        assertThat(ordered.act().list().apply("token"))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.name()).isEqualTo("mine");
                            assertThat(found.traits().words())
                                    .containsEntry("model", "qwen3-8b-lora")
                                    .containsEntry("hardware", "1x");
                        });
        assertThat(ordered.asked().words())
                .containsEntry("model", "Qwen3-8B-Lora")
                .containsEntry("hardware", "1x");
    }

    @Test
    void create_endpointWithoutADisplayName_isNotTakenForOurs() {
        host.endpoint =
                new DedicatedEndpoint(
                        "endpoint-1",
                        "u/m-1",
                        null,
                        d.togetherModelId,
                        "1x",
                        "STARTED",
                        1,
                        1,
                        null);
        serving.create(null, d);
        assertThat(ordered.act().list().apply("token")).extracting(Found::name).isEmpty();
    }

    private void endpoint(String state, String model) {
        host.endpoint =
                new DedicatedEndpoint(
                        "endpoint-1", "u/m-1", "mine", model, "1x", state, 1, 1, null);
    }

    private static ProviderException refusal(FailureKind kind) {
        return new ProviderException(
                kind,
                Outcome.REFUSED,
                400,
                "Together said no",
                ProviderException.Advice.of("Do this."));
    }
}
