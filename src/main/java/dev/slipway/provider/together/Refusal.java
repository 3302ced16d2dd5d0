package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import java.util.regex.Pattern;

/** What the words of a refusal mean; the first that matches wins, so their order matters. */
enum Refusal {
    GENERATION(FailureKind.GENERATION_CLOSED, "endpoints_v1_create_access_disabled"),
    // A new split takes tens of seconds to spread; until then the endpoint has no deployment.
    NOT_ROUTED(FailureKind.PROVIDER_DOWN, "endpoint_not_configured|routing_error"),
    NOT_SERVED(
            FailureKind.NOT_FOUND,
            "model_not_available|model_not_found|dedicated_endpoint_not_running"
                    + "|non-serverless model|could not find model|no endpoint with this id"),
    MONEY(FailureKind.BALANCE, "insufficient[ _]balance|spending limit|credit limit exceeded"),
    NO_ROOM(
            FailureKind.CAPACITY,
            "insufficient (gpu )?capacity|cannot place replicas|(no|out of) (gpu )?capacity"),
    BASE(
            FailureKind.WRONG_BASE,
            "not compatible with (the )?(base|endpoint)|not match(ing)?\\b.{0,40}\\bbase"
                    + "|base.{0,40}(mismatch|does not match)"),
    ARCHITECTURE(
            FailureKind.UNSUPPORTED_ARCHITECTURE,
            "unsupported (base model|architecture|layer type|adapter rank|model type)"
                    + "|(architecture|base model|model type|model)\\b.{0,80}\\bnot supported"),
    WEIGHTS(
            FailureKind.INVALID_WEIGHTS,
            "corrupt|incomplete checkpoint|safetensors|invalid config\\.json"),
    CONTEXT(FailureKind.INVALID_DATA, "context length|max_tokens|max_new_tokens"),
    TAKEN(FailureKind.CONFLICT, "already exists|\\betag\\b");

    private final FailureKind kind;
    private final Pattern words;

    Refusal(FailureKind kind, String words) {
        this.kind = kind;
        this.words = Pattern.compile(words);
    }

    /** Null when the words are none that we know. */
    static FailureKind of(ErrorBody body) {
        String said = body.words();
        for (Refusal refusal : values()) {
            if (refusal.words.matcher(said).find()) {
                return refusal.kind;
            }
        }
        return null;
    }
}
