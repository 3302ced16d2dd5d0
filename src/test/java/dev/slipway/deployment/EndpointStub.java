package dev.slipway.deployment;

import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.EndpointRequest;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;

/** One endpoint of V1, as a test says it is. */
class EndpointStub implements EndpointHost {
    final List<String> adapters = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    DedicatedEndpoint endpoint;
    ProviderException refusal;

    @Override
    public DedicatedEndpoint create(EndpointRequest request) {
        throw new AssertionError("nothing is to be made");
    }

    @Override
    public List<DedicatedEndpoint> endpoints() {
        return List.of(
                new DedicatedEndpoint(
                        endpoint.id(), null, null, endpoint.model(), null, null, null, null, null));
    }

    @Override
    public DedicatedEndpoint endpoint(String id) {
        return endpoint;
    }

    @Override
    public DedicatedEndpoint start(String id) {
        return ask("start");
    }

    @Override
    public DedicatedEndpoint stop(String id) {
        return ask("stop");
    }

    @Override
    public DedicatedEndpoint scale(String id, int minReplicas, int maxReplicas) {
        return ask("scale");
    }

    @Override
    public void delete(String id) {
        asked.add("delete");
    }

    @Override
    public List<String> adapters(String id) {
        return adapters;
    }

    @Override
    public void attach(String id, String endpointName, String adapterName) {
        ask("attach");
    }

    @Override
    public void detach(String id, String endpointName, String adapterName) {
        ask("detach");
    }

    @Override
    public List<Hardware> hardware(String model) {
        throw refusal;
    }

    private DedicatedEndpoint ask(String what) {
        asked.add(what);
        if (refusal != null) {
            throw refusal;
        }
        return endpoint;
    }
}
