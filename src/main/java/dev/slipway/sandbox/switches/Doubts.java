package dev.slipway.sandbox.switches;

import java.time.Duration;

/**
 * What is in doubt about the provider, and how it is taken to be. Sources: {@code SDK} is the
 * official TypeScript client 0.52.0, {@code docs} are pages of docs.together.ai, {@code skills} the
 * official repository togethercomputer/skills. Where none of them says anything, the Javadoc says
 * so and the default is the answer that a client may least rely on being different.
 *
 * @param uniqueNames a name that is taken is refused with 409, for models of V2 with 400. The docs
 *     have "Model name already exists" for models; for endpoints and deployments nothing is known
 * @param listLag new things appear in lists this much later than by their id. Unknown, taken as 0
 * @param lateCommit a create is not answered, its connection closes, and the thing comes into being
 *     this much later. 0 answers creates at once, as the docs' samples show
 * @param names what is done to the names of V2 things. The SDK documents the project's slug before
 *     the name
 * @param nameFilter lists of V2 can be filtered by name. The SDK has {@code filter} on lists and
 *     names no fields; skills (2026-08-18) names only creation and update times, so a refusal is as
 *     likely
 * @param coldCreate a deployment may be created with 0 to 0 replicas. The docs know 0/0 as the way
 *     to stop one, and say nothing of creation
 * @param etags stale etags are refused. The SDK calls them optimistic concurrency; what happens to
 *     a stale one is in no document
 * @param status how steady the words for states are. Reports of odd rows: together-python#246, #288
 * @param capacity GPUs are found for new replicas. The docs know the message "insufficient GPU
 *     capacity" and no limit but the six hours after which it fails
 * @param requestsPerMinute of one key before 429; 0 for no limit. The docs publish none for
 *     management calls
 * @param retryAfter how a 429 says when to come again
 */
public record Doubts(
        boolean uniqueNames,
        Duration listLag,
        Duration lateCommit,
        NameForm names,
        boolean nameFilter,
        boolean coldCreate,
        boolean etags,
        StatusForm status,
        boolean capacity,
        int requestsPerMinute,
        RetryForm retryAfter) {

    /** As the best evidence has it. */
    public static final Doubts DEFAULT =
            new Doubts(
                    true,
                    Duration.ZERO,
                    Duration.ZERO,
                    NameForm.PREFIX,
                    true,
                    true,
                    true,
                    StatusForm.STEADY,
                    true,
                    0,
                    RetryForm.SECONDS);

    public Doubts {
        if (listLag.isNegative() || lateCommit.isNegative() || requestsPerMinute < 0) {
            throw new IllegalArgumentException("a switch must not be negative");
        }
    }
}
