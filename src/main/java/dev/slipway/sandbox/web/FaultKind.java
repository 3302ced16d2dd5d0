package dev.slipway.sandbox.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be made to go wrong. */
public enum FaultKind {
    /** Refused with {@code status}; nothing is accepted. */
    FAIL,
    /** Refused with 429 and {@code Retry-After}. */
    RATE_LIMIT,
    /** Answered {@code delayMs} of wall time later. */
    DELAY,
    /** Accepted and recorded; then the connection closes without an answer. */
    LOSE_ANSWER,
    /** Accepted and recorded; the answer is cut in half, so it is no JSON. */
    MALFORMED,
    /** A streamed answer ends half-way, without {@code [DONE]}. */
    CUT_STREAM,
    /** A streamed answer has an error object half-way. */
    STREAM_ERROR,
    /** The fine-tune created completes without {@code model_object_id}. */
    NO_REGISTRY_ID,
    /** The fine-tune created ends {@code cancelled} though nobody asked. */
    ENDS_CANCELLED,
    /** The fine-tune created ends {@code error}. */
    ENDS_ERROR,
    /** The fine-tune created ends {@code user_error}. */
    ENDS_USER_ERROR,
    /** The fine-tune created never leaves the queue; a batch or an evaluation never ends. */
    STUCK_IN_QUEUE,
    /** The fine-tune created fails half-way and goes on as another job, with another id. */
    RESTARTS_AS_NEW_JOB,
    /** The deployment created ends {@code FAILED}, an endpoint of V1 {@code ERROR}. */
    DEPLOYMENT_FAILS,
    /**
     * The deployment created stays {@code DEGRADED}, an endpoint of V1 {@code PENDING}: no GPUs.
     */
    NO_CAPACITY,
    /** The weights upload created never begins. */
    UPLOAD_STUCK,
    /** The weights upload created is restarted by its worker once on the way. */
    UPLOAD_RESTARTS,
    /** The weights upload created ends {@code FAILED}. */
    UPLOAD_FAILS,
    /** The revision that comes of the upload created fails its validation. */
    VALIDATION_FAILS;

    /** True for what befalls the thing created, not the answer. */
    public boolean fate() {
        return compareTo(NO_REGISTRY_ID) >= 0;
    }

    /** True for what needs an act that was accepted; a dry run is none. */
    boolean accepts() {
        return this == LOSE_ANSWER || this == MALFORMED;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static FaultKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ApiException.badField("kind", "kind must be one of " + words()));
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(FaultKind::word).toList();
    }
}
