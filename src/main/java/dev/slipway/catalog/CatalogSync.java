package dev.slipway.catalog;

import dev.slipway.lifecycle.Duty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Asks for the offer before somebody needs it. */
@ApplicationScoped
class CatalogSync implements Duty {
    private final Catalog catalog;

    CatalogSync(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String name() {
        return "catalog-sync";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        catalog.refresh();
    }
}
