package dev.slipway.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A part of the service that people enter otherwise than with a key in each request, such as pages
 * with a session. {@link AuthFilter} asks it instead of reading a key; roles count all the same.
 */
public interface Door {

    /**
     * @param path absolute, without the query
     */
    boolean guards(String path);

    /**
     * Asked before anything is matched, on the event loop: must not block.
     *
     * @return what a stranger gets; empty when the request may go on to {@link #enter}
     */
    Optional<Response> turnAway(ContainerRequestContext request);

    /**
     * Asked behind the match; may block.
     *
     * @param caller told whose key the request stands for; not told for what is open to everybody
     * @return a refusal; empty when the request may go on
     */
    Optional<Response> enter(ContainerRequestContext request, Consumer<KeyTable.Entry> caller);
}
