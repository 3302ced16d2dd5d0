package dev.slipway.admin;

import dev.slipway.problem.ProblemBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A problem below {@code /admin} as a page: what is wrong, and what to do. */
class ErrorPages {
    private final Frames frames;
    private final AdminDoor door;

    ErrorPages(Frames frames, AdminDoor door) {
        this.frames = frames;
        this.door = door;
    }

    /**
     * @param back the page with the form that was refused; null for none
     */
    record View(int status, String title, String detail, String fix, String code, String back) {}

    /** What was typed is still there when the browser goes back; without it, the page is. */
    private static String back(ContainerRequestContext request) {
        String from = request.getHeaderString("Referer");
        return request.getMethod().equals("POST") && from != null ? Return.samePage(from) : null;
    }

    private static String fix(ProblemBody problem) {
        return problem.code().equals("not_found")
                ? "Check the address, or start from the board. What another project has is not shown."
                : problem.fix();
    }

    @ServerResponseFilter
    void asPage(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody problem
                && door.guards(request.getUriInfo().getPath())) {
            View view =
                    new View(
                            problem.status(),
                            problem.title(),
                            problem.detail(),
                            fix(problem),
                            problem.code(),
                            back(request));
            response.setEntity(
                    Templates.error(frames.bare(problem.title()), view).render(),
                    new Annotation[0],
                    MediaType.TEXT_HTML_TYPE);
        }
    }
}
