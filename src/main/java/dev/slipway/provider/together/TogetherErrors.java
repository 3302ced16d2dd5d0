package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.ProviderException.Advice;
import dev.slipway.provider.together.Call.Act;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** The one place that says what an answer, or none, of Together means. Status first, then words. */
final class TogetherErrors {
    private static final int MAX_CAUSES = 10;

    private TogetherErrors() {}

    /** For an answer that is not 2xx. */
    static ProviderException answered(Call call, Reply reply) {
        ErrorBody body = ErrorBody.of(reply.body());
        int status = reply.status();
        FailureKind kind = kind(call, status, body);
        String message = "Together did not " + call.what() + ": " + why(call, body, reply);
        Advice advice = new Advice(hint(status, kind, body), RetryAfter.of(reply.header()), null);
        Outcome outcome = outcome(call, status, kind, body);
        return down(status, body)
                ? new ProviderUnavailable(kind, outcome, status, message, advice)
                : new ProviderException(kind, outcome, status, message, advice);
    }

    /** For a 2xx answer that cannot be used. */
    static ProviderException unreadable(Call call, int status, String why) {
        FailureKind kind = lost(call);
        return new ProviderUnavailable(
                kind,
                maybeDone(call),
                status,
                "Together's answer on how to " + call.what() + " is unusable: " + why,
                Advice.of(Hints.of(kind)));
    }

    /** For a request that got no answer, or only a part of one. */
    static ProviderException noAnswer(Call call, Throwable cause) {
        boolean connected = causes(cause).noneMatch(TogetherErrors::beforeConnection);
        FailureKind kind = connected ? lost(call) : FailureKind.PROVIDER_DOWN;
        String why = connected ? "no answer came" : "it cannot be reached";
        return new ProviderUnavailable(
                kind,
                connected ? maybeDone(call) : Outcome.NOT_SENT,
                0,
                "Together did not " + call.what() + ": " + why + " (" + root(cause) + ")",
                new Advice(Hints.of(kind), null, cause));
    }

    /** For a call that fault tolerance did not let out. */
    static ProviderException circuitOpen(Duration wait, Throwable cause) {
        return new ProviderUnavailable(
                FailureKind.PROVIDER_DOWN,
                Outcome.NOT_SENT,
                0,
                "Together was not asked: too many calls of this kind failed just now",
                new Advice(Hints.of(FailureKind.PROVIDER_DOWN), wait, cause));
    }

    /** For a request that our own share of Together's rate did not let out. */
    static ProviderException budgetUsedUp(int perMinute, Duration wait) {
        return new ProviderException(
                FailureKind.RATE_LIMITED,
                Outcome.NOT_SENT,
                0,
                "Together was not asked: the "
                        + perMinute
                        + " requests a minute of this key are used up, or Together asked to wait",
                new Advice(
                        "Nothing to do: it is tried again; slipway.together.requests-per-minute"
                                + " sets the limit.",
                        wait,
                        null));
    }

    static ProviderException noKey() {
        return new ProviderException(
                FailureKind.BAD_CREDENTIALS,
                Outcome.NOT_SENT,
                0,
                "Together was not asked: no API key is set",
                Advice.of(
                        "Set TOGETHER_API_KEY (or slipway.together.api-key) and restart; keys are"
                                + " made in the settings of a Together project."));
    }

    private static FailureKind kind(Call call, int status, ErrorBody body) {
        FailureKind said = Refusal.of(body);
        return switch (status) {
            case 401 -> FailureKind.BAD_CREDENTIALS;
            case 402 -> FailureKind.BALANCE;
            case 403 ->
                    said == FailureKind.GENERATION_CLOSED
                                    || said == FailureKind.INVALID_DATA
                                    || said == FailureKind.BALANCE
                            ? said
                            : forbidden(call, body);
            case 404 -> FailureKind.NOT_FOUND;
            case 409, 412 -> said == FailureKind.CAPACITY ? said : FailureKind.CONFLICT;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> {
                if (brokenDown(status)) {
                    yield said == FailureKind.CAPACITY ? said : FailureKind.PROVIDER_DOWN;
                }
                yield said == null ? FailureKind.INVALID_DATA : said;
            }
        };
    }

    // A page is the edge's: it says nothing about what the account may do.
    private static FailureKind forbidden(Call call, ErrorBody body) {
        return body.page() ? FailureKind.BAD_CREDENTIALS : call.forbidden();
    }

    private static Outcome outcome(Call call, int status, FailureKind kind, ErrorBody body) {
        if (status == 429) {
            return Outcome.NOT_SENT;
        }
        // A name that is taken may be taken by our own earlier attempt.
        boolean maybeOurs = kind == FailureKind.CONFLICT;
        // Not a word of the API's own: nobody says whether it was reached, and what it did.
        boolean unsaid = status < 400 || status == 425 || body.page();
        boolean doubtful = call.creates() && (maybeOurs || unsaid);
        return brokenDown(status) || doubtful ? maybeDone(call) : Outcome.REFUSED;
    }

    // Whatever became of a read, it made nothing: so a create that only read its project first did.
    private static Outcome maybeDone(Call call) {
        return call.act() == Act.READ ? Outcome.NOT_SENT : Outcome.UNKNOWN;
    }

    private static boolean brokenDown(int status) {
        return status == 408 || status >= 500;
    }

    // Not when GPUs are short or a split has not spread yet: Together itself is well then.
    private static boolean down(int status, ErrorBody body) {
        FailureKind said = Refusal.of(body);
        return brokenDown(status)
                && said != FailureKind.CAPACITY
                && said != FailureKind.PROVIDER_DOWN;
    }

    private static FailureKind lost(Call call) {
        return call.creates() ? FailureKind.UNKNOWN_OUTCOME : FailureKind.PROVIDER_DOWN;
    }

    // The words' own advice is finer, when the status did not overrule the words.
    private static String hint(int status, FailureKind kind, ErrorBody body) {
        Refusal said = status == 401 ? null : Refusal.find(body.words());
        return said != null && said.kind() == kind ? said.hint() : Hints.of(kind);
    }

    private static String why(Call call, ErrorBody body, Reply reply) {
        int status = reply.status();
        // The text of a 401 may repeat a part of the key.
        String text =
                switch (status) {
                    case 401 -> "the API key is missing, wrong or revoked";
                    case 301, 302, 303, 307, 308 -> "it redirects, which is not followed";
                    default -> body.text();
                };
        text = text == null ? null : call.redaction().apply(text);
        String code = body.code() == null ? "" : ", " + body.code();
        String id = reply.header().apply("x-request-id");
        return (text == null ? "no reason given" : text)
                + (" (HTTP " + status + code)
                + (id == null ? ")" : ", request " + id + ")");
    }

    private static boolean beforeConnection(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException
                || cause instanceof SSLHandshakeException;
    }

    private static Stream<Throwable> causes(Throwable cause) {
        return Stream.iterate(cause, c -> c != null, Throwable::getCause).limit(MAX_CAUSES);
    }

    private static String root(Throwable cause) {
        Throwable root = causes(cause).reduce(cause, (outer, inner) -> inner);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
