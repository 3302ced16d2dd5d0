package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import java.util.regex.Pattern;

/** What the words of a refusal mean; the first that matches wins, so their order matters. */
enum Refusal {
    GENERATION(FailureKind.GENERATION_CLOSED, "endpoints_v1_create_access_disabled"),
    // A new split takes tens of seconds to spread; until then the endpoint has no deployment.
    NOT_ROUTED(FailureKind.PROVIDER_DOWN, "endpoint_not_configured|routing_error"),
    SOURCE_DENIED(
            FailureKind.BAD_CREDENTIALS,
            "gated repo|private repo|invalid user token"
                    + "|\\b(401|403|unauthorized|forbidden|denied)\\b.{0,160}(hugging ?face|\\bhf\\.co)"
                    + "|(hugging ?face|\\bhf\\.co).{0,160}\\b(401|403|unauthorized|forbidden|denied)\\b",
            "Give a Hub token that may read the repository; for a gated one accept its terms first."),
    SOURCE_LIMITED(
            FailureKind.RATE_LIMITED,
            "\\b(429|too many requests)\\b.{0,160}(hugging ?face|\\bhf\\.co)"
                    + "|(hugging ?face|\\bhf\\.co).{0,160}\\b(429|too many requests)\\b",
            "Wait and upload again; with a Hub token the Hub allows more requests."),
    SOURCE_EXPIRED(
            FailureKind.INVALID_DATA,
            "request has expired|presigned.{0,60}expired|signaturedoesnotmatch",
            "Give a presigned URL that is valid for at least 100 minutes from now."),
    SOURCE_MISSING(
            FailureKind.NOT_FOUND,
            "(repository|repo|revision) not found",
            "Check repository and revision; a private repository without a token looks missing."),
    NO_LORA(
            FailureKind.INVALID_DATA,
            "does not have lora enabled",
            "Use an endpoint whose model is a LoRA one of the adapter's base (named ...-Lora)."),
    NO_POOL(
            FailureKind.INVALID_DATA,
            "new_lora_model (must|cannot) be",
            "Name a private dedicated endpoint as the adapter's target."),
    ADAPTER_ID(
            FailureKind.INVALID_DATA,
            "endpoint name in model_id|model_id must be in format",
            "Use the endpoint's name (not its id) and the adapter's name as the upload gave it."),
    BOUND_ELSEWHERE(
            FailureKind.CONFLICT,
            "adapter is already bound",
            "Detach the adapter from the endpoint it is bound to, then attach it again."),
    NOT_BOUND(
            FailureKind.NOT_FOUND,
            "adapter is not bound",
            "Nothing to detach; list the endpoint's adapters to see what is bound to it."),
    NOT_SERVED(
            FailureKind.NOT_FOUND,
            "model_not_available|model_not_found|dedicated_endpoint_not_running"
                    + "|non-serverless model|could not find model|no endpoint with this id"),
    NO_RECORD(
            FailureKind.NOT_FOUND,
            "model not found",
            "Check the model's id; its record must exist before weights are uploaded into it."),
    NO_BASE(
            FailureKind.INVALID_DATA,
            "base_?model_?id is required",
            "Name the base model the weights were made from."),
    MONEY(FailureKind.BALANCE, "insufficient[ _]balance|spending limit|credit limit exceeded"),
    FAILED_FOR_GOOD(
            FailureKind.INVALID_DATA,
            "terminal failed state",
            "Make a new deployment: one that has failed never starts again."),
    NOT_STOPPED(
            FailureKind.CONFLICT,
            "must be stopped before",
            "Scale it to 0 replicas, wait until it says STOPPED, and try again."),
    STILL_ROUTED(
            FailureKind.CONFLICT,
            "referenced by an endpoint's traffic split|drop traffic split weight",
            "Set its weight in the endpoint's traffic split to 0 first, then delete it."),
    STILL_SERVED(
            FailureKind.CONFLICT,
            "referenced by a live deployment",
            "Stop and delete the deployments of the model first, then delete it."),
    NO_REVISION(
            FailureKind.INVALID_DATA,
            "no revisions to deploy",
            "Upload weights into the model and wait for their validation, then deploy it."),
    NOTHING_TO_CHANGE(FailureKind.INVALID_DATA, "no fields to update"),
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
    CONFIG(
            FailureKind.INVALID_WEIGHTS,
            "(invalid|missing|no) config\\.json",
            "Put the config.json of transformers' save_pretrained beside the weights."),
    WEIGHTS(FailureKind.INVALID_WEIGHTS, "corrupt|incomplete checkpoint|safetensors"),
    TEMPLATE(
            FailureKind.INVALID_DATA,
            "chat_template",
            "Add a chat_template to tokenizer_config.json and upload the model again."),
    CONTEXT(FailureKind.INVALID_DATA, "context length|max_tokens|max_new_tokens"),
    NAME_TAKEN(
            FailureKind.CONFLICT,
            "name already exists",
            "Nothing to do when it is ours: it is looked up by name; else choose another name."),
    TAKEN(FailureKind.CONFLICT, "already exists|\\betag\\b");

    private final FailureKind kind;
    private final Pattern words;
    private final String hint;

    Refusal(FailureKind kind, String words) {
        this(kind, words, Hints.of(kind));
    }

    Refusal(FailureKind kind, String words, String hint) {
        this.kind = kind;
        this.words = Pattern.compile(words);
        this.hint = hint;
    }

    FailureKind kind() {
        return kind;
    }

    /** One sentence on what a person should do. */
    String hint() {
        return hint;
    }

    /** Null when the words are none that we know. */
    static FailureKind of(ErrorBody body) {
        Refusal refusal = find(body.words());
        return refusal == null ? null : refusal.kind;
    }

    /**
     * @param said in lower case
     */
    static Refusal find(String said) {
        for (Refusal refusal : values()) {
            if (refusal.words.matcher(said).find()) {
                return refusal;
            }
        }
        return null;
    }
}
