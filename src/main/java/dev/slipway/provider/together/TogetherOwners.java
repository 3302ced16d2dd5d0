package dev.slipway.provider.together;

import dev.slipway.provider.Account;
import dev.slipway.provider.KeyOwners;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** {@code GET /v1/whoami} with each key; calls of V2 name the project that is set, if one is. */
@ApplicationScoped
@Guarded("say whose key this is")
@Timeout(value = 60, unit = ChronoUnit.SECONDS)
@Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
class TogetherOwners implements KeyOwners {
    private final TogetherClients clients;
    private final TogetherConfig config;

    TogetherOwners(TogetherClients clients, TogetherConfig config) {
        this.clients = clients;
        this.config = config;
    }

    @Override
    public Account serving() {
        Account key = of(clients.account());
        return new Account(
                key.organizationId(),
                config.projectId().orElse(key.projectId()),
                key.projectSlug());
    }

    @Override
    public Account training() {
        return of(clients.trainingAccount());
    }

    private static Account of(AccountApi api) {
        return Calls.read("say whose key this is", api::whoami, Readings::account);
    }
}
