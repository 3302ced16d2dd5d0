package dev.slipway.sandbox.hub;

import java.util.Map;
import java.util.Optional;

/** Commits and what they hold. */
interface Repository {
    String MAIN = "main";

    /** The full commit that a branch, tag, {@code refs/...} or beginning of a commit stands for. */
    Optional<String> commit(String revision);

    Optional<Snapshot> at(String commit);

    /** The commit that last changed {@code file}, seen from {@code snapshot}. */
    Snapshot.Commit lastChange(Snapshot snapshot, HubFile file);

    /** Names to commits. */
    Map<String, String> branches();

    Map<String, String> tags();
}
