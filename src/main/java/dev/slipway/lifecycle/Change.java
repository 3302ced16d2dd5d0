package dev.slipway.lifecycle;

import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;

/**
 * A change worth a transition row of a thing without states.
 *
 * @param kind such as {@code key} or {@code route}
 * @param what the word for {@code to_state}, such as {@code CREATED}
 */
public record Change(
        ProjectId project, String kind, String subject, String what, String reason, Actor actor) {}
