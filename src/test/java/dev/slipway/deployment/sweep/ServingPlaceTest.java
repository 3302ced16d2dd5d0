package dev.slipway.deployment.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which calls the lists make: of others nothing is asked, and nothing is ever written. */
class ServingPlaceTest {
    private static final Names NAMES = new Names("s12ab34cd5");
    private static final String EP = "s12ab34cd5-abcdefgh12345678-ep-g1";
    private static final String DEP = "s12ab34cd5-abcdefgh12345678-dep-g1";

    private final List<String> calls = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    @Test
    void v2_listWithOthers_asksOnlyBelowOursAndWritesNothing() {
        DeploymentHost host =
                recording(
                        DeploymentHost.class,
                        Map.of(
                                "endpoints",
                                List.of(
                                        endpoint("ep_1", "slug/" + EP),
                                        endpoint("ep_2", "slug/production")),
                                "deployments",
                                List.of(gpus("dep_1", DEP), gpus("dep_2", "by-hand"))));

        List<Thing> things = new ServingPlaceV2(host).list(NAMES, gaps::add);

        assertThat(things).extracting(Thing::id).containsExactly("ep_1", "dep_1");
        assertThat(calls).containsExactly("endpoints", "deployments[ep_1]");
    }

    @Test
    void v2_oneEndpointsDeploymentsCannotBeRead_theRestIsListedAndTheGapIsTold() {
        DeploymentHost host =
                recording(
                        DeploymentHost.class,
                        Map.of(
                                "endpoints",
                                List.of(endpoint("ep_1", "slug/" + EP)),
                                "deployments",
                                new IllegalStateException("unreadable")));

        assertThat(new ServingPlaceV2(host).list(NAMES, gaps::add))
                .extracting(Thing::id)
                .containsExactly("ep_1");
        assertThat(gaps).singleElement().asString().contains("ep_1", "unreadable");
    }

    @Test
    void v1_oneNameCannotBeRead_theGapIsTold() {
        EndpointHost host =
                recording(
                        EndpointHost.class,
                        Map.of(
                                "endpoints",
                                List.of(started("endpoint-1", null)),
                                "endpoint",
                                new IllegalStateException("unreadable")));

        assertThat(new ServingPlaceV1(host).list(NAMES, gaps::add)).isEmpty();
        assertThat(gaps).singleElement().asString().contains("endpoint-1", "unreadable");
    }

    @Test
    void v1_list_asksEachForItsNameOnce() {
        EndpointHost host =
                recording(
                        EndpointHost.class,
                        Map.of(
                                "endpoints", List.of(started("endpoint-1", null)),
                                "endpoint", started("endpoint-1", DEP)));
        ServingPlaceV1 place = new ServingPlaceV1(host);

        assertThat(place.list(NAMES, gaps::add)).extracting(Thing::name).containsExactly(DEP);
        place.list(NAMES, gaps::add);

        assertThat(calls).containsExactly("endpoints", "endpoint[endpoint-1]", "endpoints");
    }

    @Test
    void v1_remove_stopsBeforeItDeletes() {
        EndpointHost host =
                recording(EndpointHost.class, Map.of("endpoint", started("endpoint-1", DEP)));
        ServingPlaceV1 place = new ServingPlaceV1(host);
        Thing thing =
                new Thing(
                        new Thing.Key(
                                dev.slipway.provider.Generation.V1, Kind.DEPLOYMENT, "endpoint-1"),
                        null,
                        DEP,
                        Thing.Vital.FREE);

        assertThat(place.remove(thing)).isEqualTo(Place.Step.DONE);

        assertThat(calls).containsExactly("endpoint[endpoint-1]", "stop[endpoint-1]");
    }

    private static RemoteEndpoint endpoint(String id, String name) {
        return new RemoteEndpoint(id, name, "etag", Map.of());
    }

    private static RemoteDeployment gpus(String id, String name) {
        return new RemoteDeployment(
                id, name, "ep_1", "DEPLOYMENT_STATE_READY", null, 1, 1, "1xh100", "etag");
    }

    private static DedicatedEndpoint started(String id, String displayName) {
        return new DedicatedEndpoint(
                id, "name", displayName, "model", "1xh100", "STARTED", 1, 1, null);
    }

    private <T> T recording(Class<T> port, Map<String, ?> answers) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (proxy, method, values) -> {
                            calls.add(
                                    method.getName()
                                            + (values == null ? "" : List.of(values).toString()));
                            if (answers.get(method.getName()) instanceof RuntimeException e) {
                                throw e;
                            }
                            return answers.get(method.getName());
                        }));
    }
}
