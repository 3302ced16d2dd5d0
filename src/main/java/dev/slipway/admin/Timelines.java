package dev.slipway.admin;

import dev.slipway.access.Keys;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Histories of several records as one, newest first. */
@ApplicationScoped
class Timelines {
    private final Transitions transitions;
    private final Keys keys;
    private final Clock clock;

    Timelines(Transitions transitions, Keys keys, Clock clock) {
        this.transitions = transitions;
        this.keys = keys;
        this.clock = clock;
    }

    /** A record whose history is wanted; {@code about} says what it is to the page. */
    record Subject(String id, String about, boolean own) {}

    private record Line(Subject subject, TransitionRow row) {}

    List<TimelineRow> of(ProjectId project, List<Subject> subjects) {
        KeyNames names = new KeyNames(keys.names(project));
        List<Line> lines = new ArrayList<>();
        for (Subject subject : subjects) {
            transitions.of(project.value(), subject.id()).stream()
                    .map(row -> new Line(subject, row))
                    .forEach(lines::add);
        }
        lines.sort(Comparator.comparing((Line line) -> line.row().at()));
        Instant now = clock.instant();
        Map<String, Instant> before = new HashMap<>();
        List<TimelineRow> rows = new ArrayList<>();
        for (Line line : lines) {
            Instant last = before.put(line.subject().id(), line.row().at());
            rows.add(row(line, last, now, names));
        }
        return rows.reversed();
    }

    private static TimelineRow row(Line line, Instant last, Instant now, KeyNames names) {
        TransitionRow row = line.row();
        return new TimelineRow(
                line.subject().about(),
                line.subject().own(),
                Badge.ofWord(row.kind(), row.to()),
                names.in(row.reason()),
                actor(row.actor(), names),
                Moment.of(row.at(), now),
                took(last, row.at()));
    }

    /** Null for the first, and for what came at once. */
    private static String took(Instant last, Instant at) {
        Duration took = last == null ? Duration.ZERO : Duration.between(last, at);
        return took.toSeconds() < 1 ? null : Moment.span(took);
    }

    /** {@code worker:release} as {@code worker release}. */
    private static String actor(String actor, KeyNames names) {
        return names.in(actor).replace(':', ' ');
    }

    /** A text in which keys are called by their names. */
    String named(ProjectId project, String text) {
        return new KeyNames(keys.names(project)).in(text);
    }
}
