package dev.slipway.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.slipway.lifecycle.safemode.Cause;
import dev.slipway.lifecycle.safemode.SafeMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Who we are to providers, and whether we may create there. */
@Path("/api/v1/installation")
class InstallationResource {
    private final SafeMode safeMode;
    private final Caller caller;

    InstallationResource(SafeMode safeMode, Caller caller) {
        this.safeMode = safeMode;
        this.caller = caller;
    }

    /**
     * @param reason kept in the audit trail
     */
    record Decision(@NotBlank @Size(max = 500) String reason) {}

    /**
     * @param whatToDo null while it is not in safe mode
     */
    record View(@JsonUnwrapped SafeMode.Status status, String whatToDo) {
        private static final String LOOK =
                "Make sure that no other copy of this database is in use. Decide about GET"
                        + " /api/v1/deployments?orphans=true, then POST"
                        + " /api/v1/installation/leave-safe-mode.";

        private static final String ACCOUNT =
                "Set the key and the project of before and restart: it ends by itself within minutes."
                        + " If the account was changed on purpose, stop what bills in the old one,"
                        + " then POST /api/v1/installation/leave-safe-mode.";

        static View of(SafeMode.Status status) {
            String what = status.cause() == Cause.ACCOUNT ? ACCOUNT : LOOK;
            return new View(status, status.safeMode() ? what : null);
        }
    }

    @GET
    @Requires(Role.VIEWER)
    public View get() {
        return View.of(safeMode.status());
    }

    /** It concerns all projects, so it takes an admin. */
    @POST
    @Path("/leave-safe-mode")
    @Requires(Role.ADMIN)
    public View leave(@Valid @NotNull Decision decision) {
        return View.of(safeMode.leave(decision.reason(), caller.actor()));
    }

    @POST
    @Path("/enter-safe-mode")
    @Requires(Role.ADMIN)
    public View enter(@Valid @NotNull Decision decision) {
        safeMode.enter(Cause.OPERATOR, decision.reason(), caller.actor());
        return View.of(safeMode.status());
    }
}
