package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import org.junit.jupiter.api.Test;

class ServingReadingsTest {

    @Test
    void endpoint_summaries_tellTheStateOfItsDeployments() throws JsonProcessingException {
        RemoteEndpoint endpoint =
                ServingReadings.endpoint(
                        Json.read(
                                """
                                {"id":"ep_1","trafficSplit":[{"deploymentId":"dep_1","weight":"70"}],
                                 "deployments":[
                                  {"id":"dep_1","name":"acme/bot/blue","desiredReplicas":"2",
                                   "state":"DEPLOYMENT_STATE_READY"},
                                  {"state":"DEPLOYMENT_STATE_READY"}, 5,
                                  {"id":"dep_2","state":"DEPLOYMENT_STATE_OF_TOMORROW"}]}
                                """));

        assertThat(endpoint.split()).containsEntry("dep_1", 70);
        assertThat(endpoint.deployments())
                .extracting(RemoteDeployment::id)
                .containsExactly("dep_1", "dep_2");
        RemoteDeployment first = endpoint.deployments().getFirst();
        assertThat(first.in("READY")).isTrue();
        assertThat(first.endpointId()).isEqualTo("ep_1");
        assertThat(first.desiredReplicas()).isEqualTo(2);
        assertThat(first.readyReplicas()).isNull();
    }

    @Test
    void endpoint_nothingButItsId_isRead() throws JsonProcessingException {
        RemoteEndpoint endpoint = ServingReadings.endpoint(Json.read("{\"id\":\"ep_1\"}"));

        assertThat(endpoint.deployments()).isEmpty();
        assertThat(endpoint.split()).isEmpty();
        assertThat(endpoint.bareName()).isNull();
    }

    @Test
    void hardware_regions_areThoseWithRoomOrWithoutAWord() throws JsonProcessingException {
        Hardware machine =
                ServingReadings.hardware(
                        Json.read(
                                """
                                {"id":"1xh100","gpuCount":"1","priceCentsPerHour":"399.5","regions":[
                                  {"name":"full","headroom":{"relation":"RELATION_EQ"}},
                                  {"name":"some","headroom":{"relation":"RELATION_GTE","value":"4"}},
                                  {"name":"silent"}, {}]}
                                """));

        assertThat(machine.regions()).containsExactly("some", "silent");
        assertThat(machine.centsPerHour()).isEqualByComparingTo("399.5");
    }
}
