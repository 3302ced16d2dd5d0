package dev.slipway.admin;

import dev.slipway.deployment.DeploymentView;
import dev.slipway.model.CustomModel;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Where a record is in time: what was, and what it waits for. */
@ApplicationScoped
class ModelProgress {
    private final Timelines timelines;
    private final Waitings waitings;
    private final Clock clock;

    ModelProgress(Timelines timelines, Waitings waitings, Clock clock) {
        this.timelines = timelines;
        this.waitings = waitings;
        this.clock = clock;
    }

    /** Null for null. */
    Moment moment(Instant at) {
        return Moment.of(at, clock.instant());
    }

    /** Null when it waits for nothing; {@code deployment} may be null. */
    Waiting waiting(CustomModel model, DeploymentView deployment) {
        return waitings.of(model, deployment);
    }

    /** A text in which keys are called by their names. */
    String named(ProjectId project, String text) {
        return timelines.named(project, text);
    }

    List<TimelineRow> timeline(ProjectId project, List<Timelines.Subject> subjects) {
        return timelines.of(project, subjects);
    }
}
