package dev.slipway.admin;

import dev.slipway.access.Door;
import dev.slipway.access.KeyTable;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The way into the pages: a session for everything but the sign-in, and a page of ours as the
 * origin of whatever changes something; {@link TokenFilter} asks that for the session's token, too.
 */
@ApplicationScoped
class AdminDoor implements Door {
    static final String ROOT = "/admin";
    static final String SIGN_IN = ROOT + "/sign-in";

    /** Sent with what the page fetches by itself: nobody is at the keyboard for it. */
    private static final String BY_ITSELF = "X-Slipway-Refresh";

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final CurrentSession current;

    AdminDoor(Sessions sessions, CurrentSession current) {
        this.sessions = sessions;
        this.current = current;
    }

    @Override
    public boolean guards(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public Optional<Response> turnAway(ContainerRequestContext request) {
        return isSignIn(request) || SessionCookie.read(request.getCookies()).isPresent()
                ? Optional.empty()
                : Optional.of(toSignIn(request));
    }

    @Override
    public Optional<Response> enter(
            ContainerRequestContext request, Consumer<KeyTable.Entry> caller) {
        if (!READS.contains(request.getMethod()) && !Origins.own(request)) {
            throw foreign();
        }
        Optional<Session> session =
                SessionCookie.read(request.getCookies()).flatMap(sessions::find);
        session.ifPresent(current::is);
        if (isSignIn(request)) {
            return Optional.empty();
        }
        if (session.isEmpty()) {
            return Optional.of(toSignIn(request));
        }
        if (request.getHeaderString(BY_ITSELF) == null) {
            sessions.touch(session.get());
        }
        caller.accept(session.get().key());
        return Optional.empty();
    }

    /** True for a request of somebody signed in that is not for reading only. */
    boolean changesSomething(ContainerRequestContext request) {
        return guards(request.getUriInfo().getPath())
                && !READS.contains(request.getMethod())
                && !isSignIn(request);
    }

    private static boolean isSignIn(ContainerRequestContext request) {
        return request.getUriInfo().getPath().equals(SIGN_IN);
    }

    /** Scripts get a 401 that they can tell from a page. */
    private static Response toSignIn(ContainerRequestContext request) {
        String accept = String.valueOf(request.getHeaderString("Accept"));
        if (request.getHeaderString("HX-Request") != null
                || accept.contains(MediaType.SERVER_SENT_EVENTS)) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        URI asked = request.getUriInfo().getRequestUri();
        return Redirect.to(SIGN_IN + Return.query(request.getMethod(), asked)).build();
    }

    private static Problem foreign() {
        return new Problem(
                ProblemType.FORBIDDEN,
                "The form was not sent from a page of this service, so nothing was done.",
                "Open the page here and send it again. Behind a proxy: let the Host header through"
                        + " unchanged. Programs use /api/v1 with a key.");
    }
}
