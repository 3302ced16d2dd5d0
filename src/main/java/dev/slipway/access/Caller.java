package dev.slipway.access;

import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;

/**
 * Whose key came with the request. Set by {@link AuthFilter}; everything a resource does asks here
 * for the project.
 */
@RequestScoped
public class Caller {
    private KeyTable.Entry key;

    void is(KeyTable.Entry entry) {
        this.key = entry;
    }

    /**
     * @throws Problem UNAUTHORIZED when nobody signed in
     */
    public ProjectId project() {
        return key().project();
    }

    public Role role() {
        return key().role();
    }

    public Actor actor() {
        return Actor.key(keyId());
    }

    /** {@code key_...} */
    public String keyId() {
        return key().id();
    }

    private KeyTable.Entry key() {
        if (key == null) {
            throw new Problem(
                    ProblemType.UNAUTHORIZED,
                    "The request carries no key.",
                    "Send it as: Authorization: Bearer sk-slipway-...");
        }
        return key;
    }
}
