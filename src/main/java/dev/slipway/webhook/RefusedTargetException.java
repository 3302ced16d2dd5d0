package dev.slipway.webhook;

/** Nothing may be sent to this URL; the message says why, for whoever registered it. */
class RefusedTargetException extends RuntimeException {
    RefusedTargetException(String why) {
        super(why);
    }
}
