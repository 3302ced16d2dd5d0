package dev.slipway.admin;

import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;

/** Out: the session is gone on the server, not only in the browser. */
@Path("/admin/sign-out")
@Requires(Role.VIEWER)
@Blocking
class SignOutPage {
    private final Sessions sessions;
    private final CurrentSession current;

    SignOutPage(Sessions sessions, CurrentSession current) {
        this.sessions = sessions;
        this.current = current;
    }

    @POST
    public Response signOut(
            @RestForm(TokenFilter.FIELD) String csrf, @Context ContainerRequestContext request) {
        sessions.end(current.require().id());
        return Redirect.to(AdminDoor.SIGN_IN)
                .cookie(SessionCookie.gone(Origins.https(request)))
                .build();
    }
}
