package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Leads a dataset to live traffic and tells what happens on the way. */
final class Walkthrough {
    private static final Duration LOOK = Duration.ofMillis(250);

    /** A changed route reaches every gateway within two seconds; the rest is for a busy machine. */
    private static final Duration ROUTE_KNOWN = Duration.ofSeconds(15);

    private final Servers servers;
    private final Follower follower;
    private final Screen screen;
    private final TrainingProgress progress;
    private Story story = new Story(null);
    private Interview.Result interview = Interview.Result.NONE;
    private SecondVersion second;

    Walkthrough(Servers servers, Follower follower, Screen screen) {
        this.servers = servers;
        this.follower = follower;
        this.screen = screen;
        this.progress = new TrainingProgress(screen);
    }

    /**
     * Returns when the second version is live, or nothing more happens by itself.
     *
     * @throws ApiException when the service refuses the files or the fine-tune
     * @throws DemoException when it takes too long or the service ends
     */
    void run(Examples examples, Generation generation) {
        Setup setup = new Setup(servers.api(), screen);
        Setup.Submitted submitted = setup.submit(examples);
        story = new Story(submitted.fineTune().path("id").asText());
        screen.line("");
        follower.follow(story, story::over, this::findModel, this::training);
        Interview asking = new Interview(servers.api(), Questions.read(examples.suite()));
        if (story.live()) {
            awaitRoute(asking);
        }
        screen.status("  Asking both models the held-out questions ...");
        interview = asking.hold(Plan.BASE, story.live() ? Plan.ALIAS : null);
        screen.clear();
        if (story.live() && examples.hub() != null) {
            second = new SecondVersion(servers, follower, screen);
            second.run(generation, submitted.suite(), story);
        }
    }

    Story story() {
        return story;
    }

    Interview.Result interview() {
        return interview;
    }

    /** True when all versions that were to go live did. */
    boolean succeeded() {
        return second == null ? story.live() : second.stands();
    }

    /** Goes on telling until the service ends. */
    void tellOn() {
        follower.tellOn(story);
    }

    /** Steps come from the stand-in itself: lists of jobs, which the service polls, lack them. */
    private boolean training() {
        String provider = story.trains() ? Json.text(fineTune(), "providerJobId") : null;
        if (provider == null) {
            return story.trains();
        }
        JsonNode job = servers.sandbox().get("/v1/fine-tunes/" + provider);
        progress.show(
                job.path("status").asText(""),
                job.path("steps_completed").asLong(),
                job.path("total_steps").asLong());
        return true;
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
