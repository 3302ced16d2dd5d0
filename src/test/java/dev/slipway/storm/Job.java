package dev.slipway.storm;

import java.time.Duration;

/**
 * One request of the plan.
 *
 * @param number 1, 2, 3, ...
 * @param at from the beginning of the storm
 * @param dataset which of the training files, for a fine-tune
 * @param patience of the person who cancels, behind the answer
 */
record Job(int number, JobKind kind, Duration at, int dataset, Duration patience) {

    String alias() {
        return "storm-" + number;
    }

    /** Also the Idempotency-Key. */
    String key() {
        return "job-" + number;
    }

    String path() {
        return kind.tunes() ? "/api/v1/fine-tunes" : "/api/v1/models";
    }

    /** The request's body. {@code file} is the id of the training file. */
    String body(String file) {
        String plan =
                "{\"stopAt\":\"%s\",%s \"deploy\":{\"idleTimeout\":\"PT12H\"}}"
                        .formatted(stopAt(), evaluate());
        return kind.tunes()
                ? """
                  {"baseModel":"meta-llama/Meta-Llama-3.1-8B-Instruct-Reference","trainingFile":"%s",\
                  "alias":"%s","hyperparameters":{"n_epochs":1},"plan":%s}"""
                        .formatted(file, alias(), plan)
                : "{\"repository\":\"%s\",\"alias\":\"%s\",\"plan\":%s}"
                        .formatted(repository(), alias(), plan);
    }

    private String stopAt() {
        return switch (kind) {
            case TUNE, UPLOAD, UPLOAD_BAD -> "UPLOADED";
            case UPLOAD_READY -> "READY";
            case TUNE_CANCEL, UPLOAD_CANCEL -> number % 2 == 0 ? "UPLOADED" : "LIVE";
            default -> "LIVE";
        };
    }

    private String evaluate() {
        String suite = kind == JobKind.TUNE_REJECTED ? Setup.HOPELESS : Setup.SUITE;
        return stopAt().equals("LIVE")
                ? "\"evaluate\":{\"suite\":\"%s\",\"gate\":{\"min\":{\"exact\":%s}}},"
                        .formatted(suite, kind == JobKind.TUNE_REJECTED ? "1.0" : "0.0")
                : "";
    }

    private String repository() {
        return kind == JobKind.UPLOAD_BAD
                ? Setup.TRUNCATED
                : number % 2 == 0 ? "acme/support-intents-lora" : "acme/support-intents-full";
    }
}
