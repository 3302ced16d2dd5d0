package dev.slipway.provider;

/** A weights hub did not do what was asked. */
public class HubException extends ProviderException {
    private final HubFailure code;

    /** {@code status} is the answer's HTTP status, 0 when there was no answer. */
    public HubException(HubFailure code, int status, String message, Advice advice) {
        super(code.kind(), Outcome.NOT_SENT, status, message, advice);
        this.code = code;
    }

    public HubFailure code() {
        return code;
    }
}
