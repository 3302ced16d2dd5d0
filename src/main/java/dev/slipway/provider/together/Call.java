package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import java.util.function.UnaryOperator;

/**
 * What was asked of Together, for error texts and for what a lost answer means.
 *
 * @param what completes "Together did not ...", such as {@code start the fine-tune}
 * @param forbidden what a 403 means that does not say more
 * @param redaction takes out of the answer's words what the request held in confidence
 */
record Call(Act act, String what, FailureKind forbidden, UnaryOperator<String> redaction) {

    Call(Act act, String what) {
        this(act, what, UnaryOperator.identity());
    }

    Call(Act act, String what, UnaryOperator<String> redaction) {
        this(act, what, FailureKind.BAD_CREDENTIALS, redaction);
    }

    Call forbiddenMeans(FailureKind kind) {
        return new Call(act, what, kind, redaction);
    }

    /** Whether repeating a call could make a second thing. */
    enum Act {
        READ,
        /** Makes something new: a lost answer leaves its outcome unknown. */
        CREATE,
        /** Changes or removes what exists; doing it twice is doing it once. */
        CHANGE
    }

    boolean creates() {
        return act == Act.CREATE;
    }
}
