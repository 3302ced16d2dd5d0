package dev.slipway.model.preflight;

import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Reads addresses of archives as this service's settings allow them. */
@ApplicationScoped
public class ArchiveUrls {
    private final SourceConfig config;
    private final Clock clock;

    ArchiveUrls(SourceConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * @throws Problem VALIDATION_FAILED
     */
    public ArchiveUrl parse(String text) {
        return ArchiveUrl.parse(text, clock.instant(), config.allowInsecureSources());
    }
}
