package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/** Leads a dataset to live traffic and tells what happens on the way. */
final class Walkthrough {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(250);

    /** A changed route reaches every gateway within two seconds; the rest is for a busy machine. */
    private static final Duration ROUTE_KNOWN = Duration.ofSeconds(15);

    private final Servers servers;
    private final EventStream events;
    private final Screen screen;
    private final TrainingProgress progress;
    private Story story = new Story(null);
    private Interview.Result interview = Interview.Result.NONE;

    Walkthrough(Servers servers, EventStream events, Screen screen) {
        this.servers = servers;
        this.events = events;
        this.screen = screen;
        this.progress = new TrainingProgress(screen);
    }

    /**
     * Returns when the model is live, or nothing more happens by itself.
     *
     * @throws ApiException when the service refuses the files or the fine-tune
     * @throws DemoException when it takes too long or the service ends
     */
    void run(Examples examples) {
        JsonNode fineTune = new Setup(servers.api(), screen).submit(examples);
        story = new Story(fineTune.path("id").asText());
        screen.line("");
        follow();
        Interview asking = new Interview(servers.api(), Questions.read(examples.suite()));
        if (story.live()) {
            awaitRoute(asking);
        }
        screen.status("  Asking both models the held-out questions ...");
        interview = asking.hold(Plan.BASE, story.live() ? Plan.ALIAS : null);
        screen.clear();
    }

    Story story() {
        return story;
    }

    Interview.Result interview() {
        return interview;
    }

    /** Goes on telling until the service ends. */
    void tellOn() {
        while (!servers.service().endedWithin(0)) {
            Event event = events.next(LOOK);
            if (event != null && story.tell(event)) {
                screen.line(EventLine.of(event, ZoneId.systemDefault()));
            }
        }
    }

    private void follow() {
        Stopwatch watch = Stopwatch.start();
        Stopwatch lately = watch;
        while (!story.over()) {
            Event event = events.next(LOOK);
            if (event == null) {
                waiting(watch, lately);
            } else if (story.tell(event)) {
                lately = Stopwatch.start();
                screen.line(EventLine.of(event, ZoneId.systemDefault()));
                findModel();
            }
        }
        screen.clear();
    }

    private void waiting(Stopwatch watch, Stopwatch lately) {
        if (servers.service().endedWithin(0)) {
            throw servers.service().failure("ended before the model was live");
        }
        if (watch.passed().compareTo(LONGEST) > 0) {
            throw servers.service()
                    .failure("did not bring it to an end in " + LONGEST.toMinutes() + " minutes");
        }
        Event last = story.last();
        if (story.trains()) {
            training();
        } else if (last != null) {
            screen.status(
                    "            %-10s  %s, %d s"
                            .formatted(
                                    last.kind(),
                                    last.to().toLowerCase(Locale.ROOT),
                                    lately.passed().toSeconds()));
        }
    }

    /** Steps come from the stand-in itself: lists of jobs, which the service polls, lack them. */
    private void training() {
        String provider = Json.text(fineTune(), "providerJobId");
        if (provider != null) {
            JsonNode job = servers.sandbox().get("/v1/fine-tunes/" + provider);
            progress.show(
                    job.path("status").asText(""),
                    job.path("steps_completed").asLong(),
                    job.path("total_steps").asLong());
        }
    }

    private JsonNode fineTune() {
        return servers.api().get("/api/v1/fine-tunes/" + story.fineTuneId());
    }

    private void findModel() {
        if (story.trained() && story.modelId() == null) {
            story.model(Json.text(fineTune(), "modelId"));
        }
    }

    /** Until the gateway has heard of the route, it knows no such model. */
    private void awaitRoute(Interview asking) {
        Stopwatch watch = Stopwatch.start();
        Question any = asking.questions().all().getFirst();
        while (true) {
            try {
                asking.ask(Plan.ALIAS, any);
                return;
            } catch (ApiException e) {
                boolean notYet = e.status() == 404 || e.status() == 503;
                if (!notYet || watch.passed().compareTo(ROUTE_KNOWN) > 0) {
                    throw e;
                }
                servers.service().endedWithin(LOOK.toMillis());
            }
        }
    }
}
