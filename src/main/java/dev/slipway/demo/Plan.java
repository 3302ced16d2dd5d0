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

    private Plan() {}

    /** The body of {@code POST /api/v1/fine-tunes}: deploy, evaluate, canary, live. */
    static ObjectNode fineTune(String trainingFile, String suite) {
        ObjectNode request =
                Json.object()
                        .put("baseModel", BASE)
                        .put("trainingFile", trainingFile)
                        .put("alias", ALIAS);
        request.putObject("hyperparameters").put("n_epochs", Pace.EPOCHS);
        ObjectNode plan = request.putObject("plan");
        plan.putObject("deploy").put("hardware", "auto");
        ObjectNode evaluate = plan.putObject("evaluate").put("suite", suite);
        evaluate.putObject("gate").putObject("min").put("exact", NEEDED);
        plan.put("approve", "auto");
        plan.putObject("route").putObject("canary").put("weight", 10).put("soak", "PT3S");
        plan.put("stopAt", "LIVE");
        return request;
    }
}
