package dev.slipway.lifecycle.safemode;

import dev.slipway.lifecycle.Installation;
import dev.slipway.lifecycle.Standing.Witness;
import dev.slipway.lifecycle.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Compares the database with the mark in it, and with what this process remembers of it. */
@ApplicationScoped
class Lineage {
    private final MarkStore marks;
    private final ServerFacts server;
    private final Installation installation;

    Lineage(MarkStore marks, ServerFacts server, Installation installation) {
        this.marks = marks;
        this.server = server;
        this.installation = installation;
    }

    /** What speaks against this database; a new one is marked. */
    Optional<CopyDecision.Doubt> check() {
        ServerFacts.Facts now = server.read();
        Optional<Mark> mark = Tx.call(marks::find);
        if (mark.isEmpty()) {
            accept(now);
            return Optional.empty();
        }
        Optional<CopyDecision.Doubt> doubt =
                CopyDecision.decide(mark.get(), now, installation.remembered());
        if (doubt.isEmpty()) {
            installation.remember(mark.get().witness());
        }
        return doubt;
    }

    /** One more sign of life, acknowledged and remembered. */
    void beat() {
        Tx.run(marks::beat);
        installation.remember(Tx.call(marks::find).map(Mark::witness).orElse(null));
    }

    /** This database is the one from now on, whatever spoke against it. */
    void accept() {
        accept(server.read());
    }

    private void accept(ServerFacts.Facts now) {
        Tx.run(() -> marks.accept(now));
        installation.remember(Tx.call(marks::find).map(Mark::witness).orElse(null));
    }

    /**
     * Whether this process worked with this database before, and nothing that was acknowledged to
     * it since is missing. A copy that was started elsewhere has no such process.
     */
    boolean remembered() {
        Witness memory = installation.remembered();
        return memory != null
                && Tx.call(marks::find)
                        .filter(Mark::sameRow)
                        .filter(mark -> !memory.isAheadOf(mark.witness()))
                        .isPresent();
    }

    /** As a process that has just begun; for tests. */
    void forget() {
        installation.remember(null);
    }
}
