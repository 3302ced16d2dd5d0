package dev.slipway.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the demo asks for. */
final class Plan {
    static final String ALIAS = "support-bot";
    static final String SUITE = "support-intents";

    /** Can be tuned, served on GPUs of one's own, and asked as it is, for the comparison. */
    static final String BASE = "meta-llama/Meta-Llama-3.1-8B-Instruct-Reference";

    /**
     * High enough that nobody passes by luck, low enough that a small dataset whose labels can be
     * told from its questions does.
     */
    static final double NEEDED = 0.7;

    /** One wrong answer in a hundred more than the live version is still as good. */
    private static final double NO_WORSE = -0.01;

    private Plan() {}

    /** The body of {@code POST /api/v1/fine-tunes}: deploy, evaluate, canary, live. */
    static ObjectNode fineTune(String trainingFile, String suite) {
        ObjectNode request =
                Json.object()
                        .put("baseModel", BASE)
                        .put("trainingFile", trainingFile)
                        .put("alias", ALIAS);
        request.putObject("hyperparameters").put("n_epochs", Pace.EPOCHS);
        request.set("plan", plan(suite));
        return request;
    }

    /** The body of {@code POST /api/v1/hooks/training}: also no worse than the live version. */
    static ObjectNode trained(String repository, String suite) {
        ObjectNode request = Json.object().put("repository", repository).put("alias", ALIAS);
        ObjectNode plan = plan(suite);
        ((ObjectNode) plan.path("evaluate").path("gate"))
                .putObject("vsLive")
                .put("exact", NO_WORSE);
        request.set("plan", plan);
        return request;
    }

    private static ObjectNode plan(String suite) {
        ObjectNode plan = Json.object();
        plan.putObject("deploy").put("hardware", "auto");
        ObjectNode evaluate = plan.putObject("evaluate").put("suite", suite);
        evaluate.putObject("gate").putObject("min").put("exact", NEEDED);
        plan.put("approve", "auto");
        plan.putObject("route").putObject("canary").put("weight", 10).put("soak", "PT3S");
        plan.put("stopAt", "LIVE");
        return plan;
    }
}
