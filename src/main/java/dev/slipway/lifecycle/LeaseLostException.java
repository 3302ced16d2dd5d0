package dev.slipway.lifecycle;

/** The claim is over or may be over soon: whatever was under way must not be written or started. */
public class LeaseLostException extends RuntimeException {

    LeaseLostException(Claim claim, String why) {
        super(claim.kind() + " " + claim.subject() + " epoch " + claim.epoch() + ": " + why);
    }
}
