package dev.slipway.gateway;

/** One attempt at one target that brought no answer for the caller, before anything was sent. */
final class AttemptFailure extends GatewayException {
    private final Next next;

    AttemptFailure(GatewayError error, Next next) {
        super(error);
        this.next = next;
    }

    /** What may help. */
    enum Next {
        /** The request itself is at fault; every target would say the same. */
        GIVE_UP,
        OTHER_TARGET,
        /** A short pause may be enough; after that, the other targets. */
        SAME_TARGET
    }

    /** The caller hung up, so nobody waits for an answer any more. */
    static AttemptFailure callerGone() {
        return new AttemptFailure(
                GatewayError.of(ErrorKind.INTERNAL, "The caller closed the connection."),
                Next.GIVE_UP);
    }

    static AttemptFailure timeout(String what) {
        return new AttemptFailure(
                GatewayError.of(ErrorKind.UPSTREAM_TIMEOUT, what), Next.OTHER_TARGET);
    }

    static AttemptFailure broken(String what) {
        return new AttemptFailure(GatewayError.of(ErrorKind.UPSTREAM_BAD, what), Next.OTHER_TARGET);
    }

    /** The same, after which nobody else is asked. */
    AttemptFailure last() {
        return new AttemptFailure(error(), Next.GIVE_UP);
    }

    Next next() {
        return next;
    }
}
