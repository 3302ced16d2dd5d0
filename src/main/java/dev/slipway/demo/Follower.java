package dev.slipway.demo;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Tells a story as it happens, until something is so. */
final class Follower {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Servers servers;
    private final EventStream events;
    private final Screen screen;

    Follower(Servers servers, EventStream events, Screen screen) {
        this.servers = servers;
        this.events = events;
        this.screen = screen;
    }

    /**
     * @param told runs behind each event of the story
     * @param between runs while nothing happens; true when it has said what goes on
     * @throws DemoException when it takes too long or the service ends
     */
    void follow(Story story, BooleanSupplier until, Runnable told, BooleanSupplier between) {
        Stopwatch watch = Stopwatch.start();
        Stopwatch lately = watch;
        while (!until.getAsBoolean()) {
            Event event = events.next(LOOK);
            if (event == null) {
                requireProgress(watch);
                if (!between.getAsBoolean()) {
                    waiting(story.last(), lately);
                }
            } else if (story.tell(event)) {
                lately = Stopwatch.start();
                screen.line(EventLine.of(event, ZoneId.systemDefault()));
                told.run();
            }
        }
        screen.clear();
    }

    void follow(Story story, BooleanSupplier until) {
        follow(story, until, () -> {}, () -> false);
    }

    /** Goes on telling until the service ends. */
    void tellOn(Story story) {
        while (!servers.service().endedWithin(0)) {
            Event event = events.next(LOOK);
            if (event != null && story.tell(event)) {
                screen.line(EventLine.of(event, ZoneId.systemDefault()));
            }
        }
    }

    private void requireProgress(Stopwatch watch) {
        if (servers.service().endedWithin(0)) {
            throw servers.service().failure("ended before the model was live");
        }
        if (watch.passed().compareTo(LONGEST) > 0) {
            throw servers.service()
                    .failure("did not bring it to an end in " + LONGEST.toMinutes() + " minutes");
        }
    }

    private void waiting(Event last, Stopwatch lately) {
        if (last != null) {
            screen.status(
                    "            %-10s  %s, %d s"
                            .formatted(
                                    last.kind(),
                                    last.to().toLowerCase(Locale.ROOT),
                                    lately.passed().toSeconds()));
        }
    }
}
