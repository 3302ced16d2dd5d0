package dev.slipway.routing;

import dev.slipway.lifecycle.DatabaseStart;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once routes are known, from the database or from the snapshot on disk. A database that is
 * away takes nobody out of service: the gateway answers without it.
 */
@Readiness
@ApplicationScoped
class GatewayReadiness implements HealthCheck {
    private final CurrentRoutes routes;
    private final DatabaseStart database;

    GatewayReadiness(CurrentRoutes routes, DatabaseStart database) {
        this.routes = routes;
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gateway")
                .status(routes.known())
                .withData("controlPlane", database.ready() ? "ready" : "waits for its database")
                .build();
    }
}
