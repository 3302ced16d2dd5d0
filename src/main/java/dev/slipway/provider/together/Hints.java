package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;

/** What a person should do, one sentence per kind of failure. */
final class Hints {
    private Hints() {}

    static String of(FailureKind kind) {
        return switch (kind) {
            case BAD_CREDENTIALS ->
                    "Set TOGETHER_API_KEY to a valid key of the right project and restart.";
            case RATE_LIMITED -> "Nothing to do: it is tried again after the wait asked for.";
            case BALANCE ->
                    "Add credit or raise the spending limit in Together's billing settings.";
            case NOT_FOUND ->
                    "Check the id or name; a model that is not serverless must be deployed first.";
            case INVALID_DATA -> "Correct what the message names and send it again.";
            case INVALID_WEIGHTS -> "Export the weights again as complete safetensors files.";
            case WRONG_BASE ->
                    "Name the base model the adapter was trained on, exactly, and try again.";
            case UNSUPPORTED_ARCHITECTURE ->
                    "Choose a base model from the list of models Together serves and tunes.";
            case CAPACITY -> "Wait, or choose other hardware or another region.";
            case CONFLICT -> "Read it again: it has changed, or its name is taken.";
            case GENERATION_CLOSED ->
                    "Set slipway.together.generation=auto and use a key that belongs to a project.";
            case PROVIDER_DOWN ->
                    "Wait; if it lasts, check Together's status page and slipway.together.url.";
            case UNKNOWN_OUTCOME -> "Nothing to do: it is looked up by name before a new attempt.";
        };
    }
}
