package dev.slipway.admin;

import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/**
 * Whatever changes something brings the session's token back. Apart from {@link AdminDoor}, since
 * the form is read only when it is known who sends it.
 */
class TokenFilter {
    /** Field of every form that changes something. */
    static final String FIELD = "csrf";

    private final AdminDoor door;
    private final CurrentSession current;

    TokenFilter(AdminDoor door, CurrentSession current) {
        this.door = door;
        this.current = current;
    }

    @ServerRequestFilter
    @WithFormRead
    void check(ContainerRequestContext request) {
        if (door.changesSomething(request) && !current.require().hasCsrf(token())) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "The form belongs to another session, so nothing was done.",
                    "Go back, reload the page and send it again.");
        }
    }

    private static String token() {
        FormData form = CurrentRequestManager.get().getFormData();
        return form == null || form.getFirst(FIELD) == null
                ? null
                : form.getFirst(FIELD).getValue();
    }
}
