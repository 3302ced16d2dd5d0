package dev.slipway.sandbox.web;

import java.util.List;
import java.util.function.Supplier;

/** What befalls calls of the provider's API on their way. All of it runs under the world's lock. */
public interface Weather {

    /** Throws the refusal of a call that comes too soon. */
    void admit(Call call);

    /** Whether {@code call} is to be done later and not to be answered. */
    boolean postpones(Call call);

    /** Keeps {@code work} until its time has come. */
    void postpone(Supplier<Reply> work);

    /** Does what was postponed and is due. */
    void catchUp();

    /**
     * The answer as it arrives.
     *
     * @param path segments
     */
    Reply changed(Call call, List<String> path, Reply reply);
}
