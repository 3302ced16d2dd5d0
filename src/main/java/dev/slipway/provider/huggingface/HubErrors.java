package dev.slipway.provider.huggingface;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubToken;
import dev.slipway.provider.ProviderException.Advice;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** The one place that says what an answer, or none, of the Hub means. */
final class HubErrors {
    private static final int MAX_CAUSES = 10;

    private HubErrors() {}

    /** For an answer of the Hub itself that is not 2xx: {@code X-Error-Code} first, then status. */
    static HubException answered(HubRequest request, HubReply reply) {
        int status = reply.status();
        String said = HubMessage.of(reply);
        HubFailure code = code(request, reply, said.toLowerCase(Locale.ROOT));
        String message = text(request, said + " (HTTP " + status + id(reply) + ")");
        Duration wait = Waits.of(reply.header());
        Advice advice = new Advice(HubHints.of(code), wait, null);
        if (code == HubFailure.HF_UNAVAILABLE) {
            return new HubUnavailable(status, message, advice);
        }
        boolean soon = wait == null || wait.compareTo(HubBackoff.LONGEST) <= 0;
        return code == HubFailure.HF_RATE_LIMITED && soon
                ? new HubAgain(code, status, message, advice)
                : new HubException(code, status, message, advice);
    }

    private static HubFailure code(HubRequest request, HubReply reply, String said) {
        String named = reply.header().apply("X-Error-Code");
        return switch (named == null ? "" : named) {
            case "RepoNotFound" -> HubFailure.HF_REPO_UNREACHABLE;
            case "GatedRepo" -> HubFailure.HF_GATED;
            case "RevisionNotFound" -> HubFailure.HF_REVISION_NOT_FOUND;
            case "EntryNotFound" -> HubFailure.HF_FILE_NOT_FOUND;
            default -> byStatus(request, reply, said);
        };
    }

    private static HubFailure byStatus(HubRequest request, HubReply reply, String said) {
        boolean withToken = request.token() != null;
        boolean inRepository = reply.header().apply("X-Repo-Commit") != null;
        return switch (reply.status()) {
            // Without a token the Hub says so of what is private and of what does not exist.
            case 401 -> withToken ? HubFailure.HF_TOKEN_INVALID : HubFailure.HF_REPO_UNREACHABLE;
            case 403 ->
                    said.contains("is disabled")
                            ? HubFailure.HF_DISABLED
                            : HubFailure.HF_TOKEN_SCOPE;
            case 404 ->
                    inRepository ? HubFailure.HF_FILE_NOT_FOUND : HubFailure.HF_REPO_UNREACHABLE;
            case 410, 451 -> HubFailure.HF_DISABLED;
            case 429 -> HubFailure.HF_RATE_LIMITED;
            case 408 -> HubFailure.HF_UNAVAILABLE;
            default ->
                    reply.status() >= 400 && reply.status() < 500
                            ? HubFailure.HF_REFUSED
                            : HubFailure.HF_UNAVAILABLE;
        };
    }

    /** For an answer that cannot be used; it says nothing about the repository. */
    static HubException unusable(HubRequest request, int status, String why) {
        return new HubUnavailable(
                status, text(request, why), Advice.of(HubHints.of(HubFailure.HF_UNAVAILABLE)));
    }

    /** For a request that got no answer, or only a part of one. */
    static HubException noAnswer(String what, Throwable cause) {
        Throwable root =
                Stream.iterate(cause, c -> c != null, Throwable::getCause)
                        .limit(MAX_CAUSES)
                        .reduce(cause, (outer, inner) -> inner);
        String why =
                root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new HubUnavailable(
                0,
                "HuggingFace did not " + what + ": no answer came (" + HubToken.mask(why) + ")",
                new Advice(HubHints.of(HubFailure.HF_UNAVAILABLE), null, cause));
    }

    /** For a call that fault tolerance did not let out. */
    static HubException circuitOpen(Duration wait, Throwable cause) {
        return new HubUnavailable(
                0,
                "HuggingFace was not asked: too many calls failed just now",
                new Advice(HubHints.of(HubFailure.HF_UNAVAILABLE), wait, cause));
    }

    /** For what another attempt would not change. */
    static HubException refused(HubRequest request, HubFailure code, String why) {
        return new HubException(code, 0, text(request, why), Advice.of(HubHints.of(code)));
    }

    private static String text(HubRequest request, String why) {
        return HubToken.mask("HuggingFace did not " + request.what() + ": " + why);
    }

    private static String id(HubReply reply) {
        return Stream.of("x-request-id", "X-Amzn-Trace-Id", "x-amz-cf-id")
                .map(reply.header())
                .filter(id -> id != null && !id.isBlank())
                .findFirst()
                .map(id -> ", request " + id)
                .orElse("");
    }
}
