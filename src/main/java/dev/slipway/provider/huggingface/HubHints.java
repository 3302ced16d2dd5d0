package dev.slipway.provider.huggingface;

import dev.slipway.provider.HubFailure;

/** What a person should do, one sentence or two per kind of failure. */
final class HubHints {
    private HubHints() {}

    static String of(HubFailure code) {
        return switch (code) {
            case HF_REPO_UNREACHABLE ->
                    "Check the spelling; if the repository is private, give a token that can read"
                            + " it (the Hub does not tell the two apart).";
            case HF_GATED ->
                    "Accept the licence on the repository's page with the token's account, wait"
                            + " until access is granted, and give that account's token.";
            case HF_REVISION_NOT_FOUND ->
                    "Name a branch, tag or commit that exists; main is the default.";
            case HF_FILE_NOT_FOUND -> "Upload the missing file to the repository, or name another.";
            case HF_FILE_TOO_LARGE ->
                    "Check that the file is what its name says; it is read only up to a limit.";
            case HF_TOKEN_INVALID ->
                    "Make a new token (read access is enough) on"
                            + " https://huggingface.co/settings/tokens and store it again.";
            case HF_TOKEN_SCOPE ->
                    "Give the token read access to this repository: a fine-grained token must list"
                            + " it, and an organisation may have to approve the token first.";
            case HF_DISABLED -> "Use another repository: HuggingFace has closed this one.";
            case HF_REFUSED -> "Correct what the message names.";
            case HF_RATE_LIMITED ->
                    "Nothing to do: it is tried again after the wait asked for. A token raises the"
                            + " limit.";
            case HF_UNAVAILABLE ->
                    "Wait; if it lasts, check https://status.huggingface.co and"
                            + " slipway.huggingface.endpoint.";
        };
    }
}
