package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** A request for text that has been understood: who answers, and in which shape. */
public final class Generation {
    private final Target target;
    private final Writing writing;
    private final Supplier<Answer> work;

    Generation(Target target, Writing writing, Supplier<Answer> work) {
        this.target = target;
        this.writing = writing;
        this.work = work;
    }

    static Supplier<Answer> work(
            ObjectNode body, String question, long promptTokens, Supplier<String> says) {
        ArrayNode calls = new Tools(body, question).calls();
        return () ->
                calls.isEmpty()
                        ? Answer.of(says.get(), body, promptTokens)
                        : Answer.calling(calls, promptTokens);
    }

    /** Makes the answer; may take a while and needs no lock. */
    public Answer answer() {
        return work.get();
    }

    /** The body that the API would send. */
    public ObjectNode body(Answer answer) {
        return writing.whole(answer);
    }

    Writing writing() {
        return writing;
    }

    Target target() {
        return target;
    }

    int choices() {
        return writing.choices();
    }
}
