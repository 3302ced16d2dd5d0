package dev.slipway.provider.together;

import dev.slipway.provider.Account;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.ProviderException.Advice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The project V2 calls name: the configured one, else the key's own. */
@ApplicationScoped
class TogetherProject {
    private final TogetherClients clients;
    private final TogetherConfig config;
    private final AtomicReference<String> known = new AtomicReference<>();

    TogetherProject(TogetherClients clients, TogetherConfig config) {
        this.clients = clients;
        this.config = config;
    }

    /**
     * @throws ProviderException {@link FailureKind#GENERATION_CLOSED} when there is none
     */
    String id() {
        return find().orElseThrow(TogetherProject::noProject);
    }

    /** Empty for a key that belongs to no project. */
    Optional<String> find() {
        String id = config.projectId().orElseGet(known::get);
        if (id == null) {
            id = whoami().projectId();
            // Only a good answer is kept: a key may get its project later.
            known.set(id);
        }
        return Optional.ofNullable(id);
    }

    Account whoami() {
        AccountApi api = clients.account();
        return Calls.read("say whose key this is", api::whoami, Readings::account);
    }

    private static ProviderException noProject() {
        return new ProviderException(
                FailureKind.GENERATION_CLOSED,
                Outcome.NOT_SENT,
                0,
                "Together names no project for this API key (an old key of an organisation),"
                        + " and generation V2 needs one",
                Advice.of(
                        "Make a new key inside a project and set TOGETHER_API_KEY, or set"
                                + " slipway.together.project-id."));
    }
}
