package dev.slipway.model;

import dev.slipway.platform.ProjectId;

/**
 * Checks a plan as a whole, before anything runs. Implemented by release, which knows what plans
 * name.
 */
public interface PlanChecks {

    /**
     * Fills the defaults in and checks everything that can be known now.
     *
     * @param plan null for an empty one
     * @param alias used when the plan names none; may be null
     * @throws dev.slipway.problem.Problem VALIDATION_FAILED naming the fields
     */
    ReleasePlan complete(ProjectId project, ReleasePlan plan, String alias);
}
