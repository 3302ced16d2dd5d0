package dev.slipway.admin;

import dev.slipway.deployment.DeploymentState;
import dev.slipway.evaluation.EvaluationState;
import dev.slipway.finetune.FineTuneState;
import dev.slipway.model.Stage;
import java.util.Locale;

/**
 * A state as people see it: an icon, a word and a colour, never the colour alone.
 *
 * @param icon name in {@code icons.svg}
 * @param tone name of the colour in {@code admin.css}
 */
record Badge(String icon, String word, String tone) {
    private static final String BUSY = "busy";

    static Badge of(Stage stage) {
        return switch (stage) {
            case REGISTERED -> new Badge("queued", "Registered", "idle");
            case CHECKING, UPLOADING, VALIDATING, DEPLOYING, EVALUATING ->
                    new Badge(BUSY, word(stage), BUSY);
            case UPLOADED, READY, APPROVED -> new Badge("ok", word(stage), BUSY);
            case CANARY -> new Badge("canary", "Canary", "canary");
            case LIVE -> new Badge("ok", "Live", "ok");
            case STANDBY -> new Badge("standby", "Standby", "calm");
            case HELD -> new Badge("ask", "Held", "ask");
            case CLOSING -> new Badge("off", "Closing", "ask");
            case FAILED, REJECTED -> new Badge("fail", word(stage), "fail");
            case CANCELLED -> new Badge("off", "Cancelled", "idle");
            case RETIRED -> new Badge("stopped", "Retired", "idle");
        };
    }

    static Badge of(DeploymentState state) {
        return switch (state) {
            case PLANNED -> new Badge("queued", "Planned", "idle");
            case CREATING, STARTING, STOPPING, DELETING -> new Badge(BUSY, word(state), BUSY);
            case READY -> new Badge("ok", "Ready", "ok");
            case DEGRADED -> new Badge("warn", "Degraded", "warn");
            case STOPPED, DELETED -> new Badge("stopped", word(state), "idle");
            case FAILED -> new Badge("fail", "Failed", "fail");
        };
    }

    static Badge of(FineTuneState state) {
        return switch (state) {
            case QUEUED -> new Badge("queued", "Queued", "idle");
            case CHECKING_DATA, SUBMITTING, TRAINING -> new Badge(BUSY, word(state), BUSY);
            case HELD -> new Badge("ask", "Held", "ask");
            case CANCELLING -> new Badge("off", "Cancelling", "ask");
            case SUCCEEDED -> new Badge("ok", "Succeeded", "ok");
            case FAILED -> new Badge("fail", "Failed", "fail");
            case CANCELLED -> new Badge("off", "Cancelled", "idle");
        };
    }

    /**
     * @param verdict null while there is none
     */
    static Badge of(EvaluationState state, String verdict) {
        return switch (state) {
            case QUEUED -> new Badge("queued", "Queued", "idle");
            case RUNNING -> new Badge(BUSY, "Running", BUSY);
            case ERROR -> new Badge("fail", "Error", "fail");
            case CANCELLED -> new Badge("off", "Cancelled", "idle");
            case DONE -> verdict(String.valueOf(verdict));
        };
    }

    static Badge verdict(String verdict) {
        return switch (verdict) {
            case "PASS" -> new Badge("ok", "Pass", "ok");
            case "FAIL" -> new Badge("fail", "Fail", "fail");
            default -> new Badge("ask", "Inconclusive", "ask");
        };
    }

    /** For a word of the timeline, which may come from any room and any release. */
    static Badge ofWord(String kind, String word) {
        try {
            return switch (kind) {
                case "model" -> of(Stage.valueOf(word));
                case "deployment" -> of(DeploymentState.valueOf(word));
                case "fine-tune" -> of(FineTuneState.valueOf(word));
                case "evaluation" ->
                        word.equals("DONE")
                                ? new Badge("ok", "Done", "ok")
                                : of(EvaluationState.valueOf(word), null);
                default -> new Badge("person", words(word), "calm");
            };
        } catch (IllegalArgumentException unknown) {
            return new Badge("queued", words(word), "idle");
        }
    }

    private static String word(Enum<?> state) {
        return words(state.name());
    }

    /** {@code CHECKING_DATA} as {@code Checking data}. */
    static String words(String name) {
        String lower = name.replace('_', ' ').toLowerCase(Locale.ROOT);
        return lower.isEmpty()
                ? lower
                : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
