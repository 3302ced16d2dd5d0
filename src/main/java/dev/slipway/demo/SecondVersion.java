package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Weights that a training pipeline pushed to the Hub come in through its hook, are held against the
 * live version, and take over; then back to the version before, and forward again.
 */
final class SecondVersion {
    private final Servers servers;
    private final Follower follower;
    private final Screen screen;
    private Story story = new Story(null);

    SecondVersion(Servers servers, Follower follower, Screen screen) {
        this.servers = servers;
        this.follower = follower;
        this.screen = screen;
    }

    /**
     * @param before what is told already about the version that is live
     */
    void run(Generation generation, String suite, Story before) {
        screen.line("");
        screen.line(
                "  Hook      a pipeline reports %s, which it pushed to the Hub"
                        .formatted(generation.repository()));
        screen.line("");
        JsonNode taken =
                servers.api()
                        .post(
                                "/api/v1/hooks/training",
                                Plan.trained(generation.repository(), suite));
        story = Story.ofModel(taken.path("model").path("id").asText(), before);
        follower.follow(story, story::over);
        if (story.live()) {
            there("  Back      version 1 takes all traffic again", "rollback", "STANDBY");
            there("  Forward   version 2 takes it", "promote", "LIVE");
        }
    }

    private void there(String what, String action, String stage) {
        screen.line("");
        screen.line(what);
        screen.line("");
        Stopwatch watch = Stopwatch.start();
        servers.api()
                .post("/api/v1/models/%s/%s".formatted(story.modelId(), action), Json.object());
        String other = "LIVE".equals(stage) ? "STANDBY" : "LIVE";
        follower.follow(
                story, () -> story.in(story.modelId(), stage) && story.in(story.before(), other));
        screen.line("            after %.1f s".formatted(watch.passed().toMillis() / 1000.0));
    }

    /** True when it is live and the version before stands by. */
    boolean stands() {
        return story.live() && story.in(story.before(), "STANDBY");
    }
}
