package dev.slipway.model.preflight;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
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
     * @param token in place of tokenRef: used for this one request, and kept nowhere
     * @param file the one of an image LoRA, when there are several
     */
    record CheckRequest(
            @NotBlank @Size(max = 1000) String repository,
            @Size(max = 200) String revision,
            String kind,
            @Size(min = 1, max = 200) String baseModel,
            @Size(min = 1, max = 200) String tokenRef,
            @Size(min = 1, max = 500) String token,
            @Size(min = 1, max = 500) String file) {

        @Override
        public String toString() {
            // Somebody may have put the token itself where its name belongs.
            return repository;
        }
    }

    /**
     * @param verdict the worst level of the checks
     * @param page of the repository at the Hub that was asked
     */
    record Checked(
            Level verdict,
            String repository,
            URI page,
            String commit,
            Kind kind,
            String baseModel,
            long bytes,
            List<Check> checks,
            int rulesVersion) {

        static Checked of(PreflightReport report, URI page) {
            return new Checked(
                    report.verdict(),
                    report.repository(),
                    page,
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
        PreflightReport report =
                preflight.check(
                        new PreflightRequest(
                                ref, kind, asked.baseModel(), token(asked), asked.file()));
        return Checked.of(report, preflight.page(report.repository()));
    }

    private String token(CheckRequest asked) {
        if (asked.token() == null) {
            return tokens.open(caller.project(), asked.tokenRef());
        }
        if (asked.tokenRef() != null) {
            throw Problem.invalid("token", "cannot be given together with tokenRef; leave one out");
        }
        return asked.token();
    }
}
