package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What comes before every answer: the caller's quota, his token, the repository's place and its
 * gate, the revision. All answers, refusals too, carry the quota's headers.
 */
final class Reception {
    /** What clients ask for when they do not know the name of the main branch. */
    private static final String HEAD = "HEAD";

    private static final String WRITER = "hf_write";

    private final Hub hub;
    private final RateLimits limits;

    Reception(Hub hub, RateLimits limits) {
        this.hub = hub;
        this.limits = limits;
    }

    static boolean writes(String token) {
        return token.startsWith(WRITER);
    }

    /** For the owner of a token. */
    Reply greeting(Call call, Function<String, Reply> answer) {
        return counted(
                call,
                RateLimits.Bucket.API,
                () -> {
                    Optional<String> token = Gate.token(call);
                    return answer.apply(
                            token.orElseThrow(
                                    () ->
                                            ApiException.hub(
                                                    401, "", "Invalid username or password.")));
                });
    }

    /** For those who may know of the repository. */
    Reply visiting(Call call, RateLimits.Bucket bucket, Function<Visit, Reply> answer) {
        return counted(call, bucket, () -> enter(call, false, answer));
    }

    /** For those who may read its files. */
    Reply reading(Call call, Function<Visit, Reply> answer) {
        return counted(call, RateLimits.Bucket.RESOLVERS, () -> enter(call, true, answer));
    }

    /** Nothing but the gate. */
    Reply checking(Call call, boolean toWrite) {
        return counted(
                call,
                RateLimits.Bucket.API,
                () -> {
                    Optional<String> token = Gate.token(call);
                    Gate.read(place(call, token), token);
                    if (toWrite && token.filter(Reception::writes).isEmpty()) {
                        throw token.isEmpty()
                                ? ApiException.hub(401, "", "Invalid username or password.")
                                : ApiException.hub(403, "", "The token has no write access");
                    }
                    return Reply.ok(Json.object());
                });
    }

    private Place place(Call call, Optional<String> token) {
        return hub.find(call.param("owner"), call.param("name"))
                .orElseThrow(() -> Gate.unknown(token));
    }

    private Reply enter(Call call, boolean toRead, Function<Visit, Reply> answer) {
        Optional<String> token = Gate.token(call);
        Place place = place(call, token);
        Gate.enter(place, token);
        String asked = call.param("owner") + "/" + call.param("name");
        if (!place.id().equals(asked)) {
            return moved(call, "/" + asked, "/" + place.id());
        }
        if (toRead) {
            Gate.read(place, token);
        }
        String revision = call.param("rev") == null ? Repository.MAIN : call.param("rev");
        Repository repository = place.open();
        String commit =
                repository
                        .commit(revision.equals(HEAD) ? Repository.MAIN : revision)
                        .orElseThrow(
                                () ->
                                        ApiException.hub(
                                                404,
                                                "RevisionNotFound",
                                                "Invalid rev id: " + revision));
        boolean shortened = commit.startsWith(revision) && !commit.equals(revision);
        if (shortened) {
            return moved(call, "/" + revision, "/" + commit);
        }
        Snapshot snapshot = repository.at(commit).orElseThrow(() -> Gate.unknown(token));
        return answer.apply(new Visit(call, place, repository, snapshot));
    }

    private static Reply moved(Call call, String from, String to) {
        String target =
                call.head()
                        .target()
                        .replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        return Reply.json(307, Json.object()).with(Map.of("Location", target));
    }

    /** Hashing and git are slow, so they work without the world's lock. */
    private Reply counted(Call call, RateLimits.Bucket bucket, Supplier<Reply> work) {
        return Reply.later(
                () -> {
                    Map<String, String> headers = new HashMap<>();
                    try {
                        headers.putAll(limits.count(bucket, call.header("authorization")));
                        return with(work.get(), headers);
                    } catch (ApiException e) {
                        return with(e.reply(), headers);
                    }
                });
    }

    private static Reply with(Reply reply, Map<String, String> headers) {
        return switch (reply) {
            case Reply.Whole whole -> whole.with(headers);
            case Reply.Content content -> content.with(headers);
            default -> reply;
        };
    }
}
