package dev.slipway.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.sql.SQLException;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Breaks an answer that is on its way, when a test asks for it. */
class BrokenAnswers {
    static final String HEADER = "X-Test-Break";

    @ServerResponseFilter
    void breakIt(ContainerRequestContext request) {
        String how = request.getHeaderString(HEADER);
        if ("database".equals(how)) {
            throw new IllegalStateException(new SQLException("gone, for the test", "57P01"));
        }
        if (how != null) {
            throw new IllegalStateException("secret words, for the test");
        }
    }
}
