package dev.slipway.admin;

import dev.slipway.access.KeyTable;
import dev.slipway.access.Keys;
import dev.slipway.access.Open;
import dev.slipway.access.Role;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** In with a key, which is shown to nobody again; the session knows only whose it was. */
@Path(AdminDoor.SIGN_IN)
@Produces(MediaType.TEXT_HTML)
@Blocking
class SignInPage {
    private static final String TITLE = "Sign in";

    private final Keys keys;
    private final Sessions sessions;
    private final SignInBrake brake;
    private final Frames frames;
    private final Clock clock;

    SignInPage(Keys keys, Sessions sessions, SignInBrake brake, Frames frames, Clock clock) {
        this.keys = keys;
        this.sessions = sessions;
        this.brake = brake;
        this.frames = frames;
        this.clock = clock;
    }

    /**
     * @param to page to go on to
     * @param problem why the last try failed; null before the first
     */
    record View(String to, String problem, String fix) {}

    @GET
    @Open
    public TemplateInstance show(@RestQuery String to) {
        return Templates.signIn(frames.bare(TITLE), new View(to, null, null));
    }

    @POST
    @Open
    public Response signIn(
            @RestForm String key,
            @RestForm String to,
            @Context ContainerRequestContext request,
            @Context HttpServerRequest connection) {
        String address = connection.remoteAddress().hostAddress();
        String text = key == null ? "" : key.strip();
        Optional<Duration> wait = brake.wait(address, text);
        if (wait.isPresent()) {
            return tooOften(wait.get(), to);
        }
        Optional<KeyTable.Entry> found = keys.table().find(text, clock.instant());
        if (found.isEmpty()) {
            brake.failed(address, text);
            return refused(
                    401,
                    to,
                    "This key is unknown, revoked or expired.",
                    "Keys look like sk-slipway-... The first run printed an admin key on standard"
                            + " error; an admin makes more with POST /api/v1/keys.");
        }
        if (!found.get().role().includes(Role.VIEWER)) {
            return refused(
                    403,
                    to,
                    "This key is for inference only.",
                    "Sign in with a key that has the role VIEWER, OPERATOR or ADMIN.");
        }
        brake.succeeded(address, text);
        SessionCookie.read(request.getCookies()).ifPresent(sessions::end);
        return Redirect.to(Return.page(to))
                .cookie(SessionCookie.of(sessions.open(found.get()), Origins.https(request)))
                .build();
    }

    private Response tooOften(Duration wait, String to) {
        long seconds = wait.toSeconds() + 1;
        return Response.fromResponse(
                        refused(
                                429,
                                to,
                                "Too many failed sign-ins from here, or with this key.",
                                "Wait %s and try again."
                                        .formatted(Moment.span(Duration.ofSeconds(seconds)))))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private Response refused(int status, String to, String problem, String fix) {
        return Response.status(status)
                .entity(Templates.signIn(frames.bare(TITLE), new View(to, problem, fix)))
                .build();
    }
}
