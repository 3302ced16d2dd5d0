package dev.slipway.provider.huggingface;

import dev.slipway.provider.HubFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Accepts the last answer of a chain of redirects, or says what is wrong with it. */
final class HubAnswers {
    private static final Logger LOG = Logger.getLogger(HubAnswers.class);
    private static final Pattern PART = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/.*");
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private HubAnswers() {}

    /**
     * @param atHub false when a store of the Hub answered
     * @param commit the last one named on the way, or null
     */
    static HubReply accept(HubRequest request, HubReply reply, boolean atHub, String commit) {
        warn(request, reply);
        boolean range = request.wanted().from() != null;
        if (!reply.ok() && !(range && reply.status() == RANGE_NOT_SATISFIABLE)) {
            throw atHub
                    ? HubErrors.answered(request, reply)
                    // A signed address that has run out, as likely as not: the next one is new.
                    : HubErrors.unusable(
                            request,
                            reply.status(),
                            "its file store answered HTTP " + reply.status());
        }
        requireCommit(request, reply, commit);
        if (!range && reply.body().length > request.wanted().length()) {
            throw HubErrors.refused(
                    request,
                    HubFailure.HF_FILE_TOO_LARGE,
                    "it is larger than " + request.wanted().length() + " bytes");
        }
        requireWhole(request, reply);
        return reply;
    }

    private static void requireCommit(HubRequest request, HubReply reply, String commit) {
        if (request.commit() == null) {
            return;
        }
        if (commit == null) {
            throw HubErrors.unusable(
                    request, reply.status(), "the answer names no commit, so it is not the Hub's");
        }
        if (!request.commit().isEmpty() && !request.commit().equals(commit)) {
            throw HubErrors.unusable(request, reply.status(), "the answer is of another commit");
        }
    }

    private static void requireWhole(HubRequest request, HubReply reply) {
        if (reply.status() != 206) {
            return;
        }
        String range = reply.header().apply("Content-Range");
        Matcher part = PART.matcher(range == null ? "" : range);
        // A part that was streamed is not here any more; its reader has seen where it ended.
        boolean whole =
                part.matches()
                        && Long.parseLong(part.group(1)) == request.wanted().from()
                        && (request.wanted().sink() != null
                                || Long.parseLong(part.group(2)) - request.wanted().from() + 1
                                        == reply.body().length);
        if (!whole) {
            throw HubErrors.unusable(
                    request, reply.status(), "the answer is another part than was asked for");
        }
    }

    private static void warn(HubRequest request, HubReply reply) {
        String warning = reply.header().apply("X-HF-Warning");
        if (warning != null) {
            LOG.warnf("HuggingFace warns about %s: %s", request.uri().getPath(), warning);
        }
    }
}
