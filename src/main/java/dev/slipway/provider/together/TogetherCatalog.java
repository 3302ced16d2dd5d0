package dev.slipway.provider.together;

import dev.slipway.provider.Account;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ServingConfig;
import dev.slipway.provider.SupportedModel;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

@ApplicationScoped
@Guarded
@CircuitBreaker(
        failOn = {ProviderUnavailable.class, TimeoutException.class},
        requestVolumeThreshold = 10,
        delay = Guard.OPEN_SECONDS,
        delayUnit = ChronoUnit.SECONDS)
@Timeout(value = 60, unit = ChronoUnit.SECONDS)
@Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
class TogetherCatalog implements ModelCatalog {
    private final TogetherClients clients;
    private final TogetherProject project;

    TogetherCatalog(TogetherClients clients, TogetherProject project) {
        this.clients = clients;
        this.project = project;
    }

    @Override
    @CircuitBreakerName("together-whoami")
    public Account whoami() {
        return project.whoami();
    }

    @Override
    @CircuitBreakerName("together-supported-models")
    public List<SupportedModel> supportedModels() {
        CatalogApi api = clients.catalog();
        return Pages.all(
                "list the models it supports",
                after -> api.supportedModels(Pages.LIMIT, after),
                Readings::supportedModel);
    }

    @Override
    @CircuitBreakerName("together-listed-models")
    public List<ListedModel> listedModels() {
        return list(null);
    }

    @Override
    @CircuitBreakerName("together-dedicated-models")
    public List<ListedModel> dedicatedModels() {
        return list(true);
    }

    private List<ListedModel> list(Boolean dedicated) {
        AccountApi api = clients.account();
        return Calls.read(
                "list its models",
                () -> api.models(dedicated),
                list -> Items.of(list, Readings::listedModel));
    }

    @Override
    @CircuitBreakerName("together-hardware")
    public List<Hardware> hardware() {
        CatalogApi api = clients.catalog();
        return Calls.read(
                "list its hardware",
                api::hardware,
                list -> Items.of(list, ServingReadings::hardware));
    }

    @Override
    @CircuitBreakerName("together-configs")
    public List<ServingConfig> configs(String modelObjectId) {
        CatalogApi api = clients.catalog();
        String id = project.id();
        return Pages.all(
                "list the ways to serve " + modelObjectId,
                after -> api.configs(id, Resources.model(id, modelObjectId), Pages.LIMIT, after),
                ServingReadings::config);
    }
}
