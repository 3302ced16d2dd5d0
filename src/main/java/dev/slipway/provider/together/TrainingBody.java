package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.ProviderException.Advice;
import dev.slipway.provider.TrainingRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Bodies of {@code POST /v1/fine-tunes} and its estimate: flat, hyperparameters at the top. */
final class TrainingBody {
    static final int MAX_SUFFIX = 64;

    /** What the estimate takes besides model and files (openapi.yaml, estimate-price). */
    private static final Set<String> ESTIMATED =
            Set.of("n_epochs", "n_evals", "training_type", "training_method", "from_checkpoint");

    private TrainingBody() {}

    static Map<String, Object> start(TrainingRequest request) {
        if (request.suffix() != null && request.suffix().length() > MAX_SUFFIX) {
            throw tooLong(request.suffix());
        }
        Map<String, Object> body = new LinkedHashMap<>(request.parameters());
        body.putAll(subject(request));
        put(body, "suffix", request.suffix());
        put(body, "wandb_api_key", request.secrets().wandbKey());
        put(body, "hf_api_token", request.secrets().hubToken());
        return body;
    }

    static Map<String, Object> estimate(TrainingRequest request) {
        Map<String, Object> body = new LinkedHashMap<>(request.parameters());
        body.keySet().retainAll(ESTIMATED);
        body.putAll(subject(request));
        return body;
    }

    private static Map<String, Object> subject(TrainingRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "model", request.subject().model());
        body.put("training_file", request.subject().trainingFile());
        put(body, "validation_file", request.subject().validationFile());
        return body;
    }

    private static void put(Map<String, Object> body, String field, String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    // Cut short it would no longer be what we look for in the list.
    private static ProviderException tooLong(String suffix) {
        return new ProviderException(
                FailureKind.INVALID_DATA,
                Outcome.NOT_SENT,
                0,
                "The suffix of a fine-tune has at most 64 characters, this one " + suffix.length(),
                Advice.of("Choose a shorter suffix."));
    }
}
