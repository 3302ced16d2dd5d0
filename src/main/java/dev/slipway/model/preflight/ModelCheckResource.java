package dev.slipway.model.preflight;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** The preflight alone: nothing is created, nothing is spent. */
@Path("/api/v1/models/check")
class ModelCheckResource {
    private final Preflight preflight;
    private final HubTokens tokens;
    private final Caller caller;

    ModelCheckResource(Preflight preflight, HubTokens tokens, Caller caller) {
        this.preflight = preflight;
        this.tokens = tokens;
        this.caller = caller;
    }

    /**
     * @param repository {@code owner/name}, or an address on huggingface.co
     * @param revision branch, tag or commit; {@code main} when left out
     * @param kind FULL, ADAPTER or IMAGE_LORA; detected when left out
     * @param baseModel that it is to run on; as it declares when left out
     * @param tokenRef name of a stored secret; the service's own token when left out
     */
    record CheckRequest(
            @NotBlank @Size(max = 1000) String repository,
            @Size(max = 200) String revision,
            String kind,
            @Size(min = 1, max = 200) String baseModel,
            @Size(min = 1, max = 200) String tokenRef) {

        @Override
        public String toString() {
            // Somebody may have put the token itself where its name belongs.
            return repository;
        }
    }

    /**
     * @param verdict the worst level of the checks
     */
    record Checked(
            Level verdict,
            String repository,
            String commit,
            Kind kind,
            String baseModel,
            long bytes,
            List<Check> checks,
            int rulesVersion) {

        static Checked of(PreflightReport report) {
            return new Checked(
                    report.verdict(),
                    report.repository(),
                    report.commit(),
                    report.kind(),
                    report.baseModel(),
                    report.bytes(),
                    report.checks(),
                    report.rulesVersion());
        }
    }

    @POST
    @Requires(Role.OPERATOR)
    public Checked check(@Valid @NotNull CheckRequest asked) {
        HubRef ref = preflight.ref(asked.repository(), asked.revision());
        Kind kind = Kind.parse(asked.kind()).orElse(null);
        String token = tokens.open(caller.project(), asked.tokenRef());
        return Checked.of(
                preflight.check(new PreflightRequest(ref, kind, asked.baseModel(), token)));
    }
}
