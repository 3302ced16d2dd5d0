package dev.slipway.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** An upstream's bytes in, rewritten frames out, and exactly one end. */
final class StreamDecoder {
    private static final Buffer DATA = Buffer.buffer("data: ");
    private static final Buffer END = Buffer.buffer("\n\n");
    private static final String LAST = "[DONE]";

    private final AnswerRewriter rewriter;
    private final boolean wantsUsage;
    private final Candidate candidate;
    private final Listener listener;
    private final ChunkFacts facts = new ChunkFacts();
    private final SseParser parser = new SseParser(this::event);
    private boolean over;

    StreamDecoder(
            AnswerRewriter rewriter, boolean wantsUsage, Candidate candidate, Listener listener) {
        this.rewriter = rewriter;
        this.wantsUsage = wantsUsage;
        this.candidate = candidate;
        this.listener = listener;
    }

    /** Hears frames, then one of the two ends. */
    interface Listener {
        /**
         * @param says whether it carries more than a role
         */
        void frame(Buffer frame, boolean says);

        void done();

        void failed(AttemptFailure failure);
    }

    static Buffer frame(ObjectNode json) {
        return DATA.copy().appendBuffer(Json.write(json)).appendBuffer(END);
    }

    void feed(Buffer bytes) {
        if (over) {
            return;
        }
        try {
            parser.feed(bytes);
        } catch (IllegalStateException tooLong) {
            fail(AttemptFailure.broken("The model's provider sent an event without end."));
        }
    }

    /** The upstream's body is over: fine after the last word, or when every choice had its end. */
    void end() {
        if (facts.complete()) {
            done();
        } else {
            fail(AttemptFailure.broken("The model's provider broke off its answer."));
        }
    }

    void fail(AttemptFailure failure) {
        if (!over) {
            over = true;
            listener.failed(failure);
        }
    }

    private void done() {
        if (!over) {
            over = true;
            listener.done();
        }
    }

    private void event(SseEvent event) {
        if (over) {
            return;
        }
        if (event.data().trim().equals(LAST)) {
            done();
            return;
        }
        Optional<ObjectNode> chunk = Json.object(Buffer.buffer(event.data()));
        if (chunk.isEmpty()) {
            fail(AttemptFailure.broken("The model's provider sent a chunk that is not JSON."));
        } else if ("error".equals(event.name()) || !Json.absent(chunk.get().get("error"))) {
            Refusal refusal = new Refusal(200, null, Refusal.error(chunk.get()));
            fail(ErrorMapping.inside(refusal, candidate, rewriter.model()));
        } else {
            pass(chunk.get());
        }
    }

    private void pass(ObjectNode chunk) {
        rewriter.rewrite(chunk);
        boolean says = facts.says(chunk);
        // Some clients look into the first choice of every chunk; a chunk without one is only for
        // those that asked for it.
        if (wantsUsage || !chunk.get("choices").isEmpty()) {
            listener.frame(frame(chunk), says);
        }
    }
}
