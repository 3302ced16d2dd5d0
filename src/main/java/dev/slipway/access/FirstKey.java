package dev.slipway.access;

import dev.slipway.platform.Ids;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The admin key of the first run: the operator's, when one is given, else a random one shown once.
 */
@ApplicationScoped
class FirstKey {
    private static final Logger LOG = Logger.getLogger(FirstKey.class);

    private final Optional<String> given;
    private final Ids ids;

    FirstKey(@ConfigProperty(name = "slipway.admin-key") Optional<String> given, Ids ids) {
        this.given = given.filter(text -> !text.isBlank());
        this.ids = ids;
    }

    void whenNone(KeyTable table, Consumer<KeyText> create) {
        if (given.isPresent()) {
            KeyText text = KeyText.parse(given.get()).orElseThrow(FirstKey::badShape);
            boolean known =
                    table.entries().stream().anyMatch(e -> e.publicId().equals(text.publicId()));
            if (!known) {
                create.accept(text);
            }
        } else if (table.entries().isEmpty()) {
            KeyText text = KeyText.random(ids);
            create.accept(text);
            show(text);
        }
    }

    /** To the console and not to the log: logs are kept and shipped. */
    private static void show(KeyText text) {
        LOG.info("No key existed; made an admin key and showed it on standard error, once");
        System.err.printf(
                "%n  Your admin key, shown this once:%n%n      %s%n%n  Try:  curl -H 'Authorization: Bearer"
                        + " %s' http://localhost:8080/api/v1/keys%n%n",
                text.text(), text.text());
    }

    private static Problem badShape() {
        return new Problem(
                ProblemType.VALIDATION_FAILED,
                "SLIPWAY_ADMIN_KEY is not shaped like a key.",
                "Make it sk-slipway- and 12 characters, a dash, and 48 random characters [a-z0-9].");
    }
}
