package dev.slipway.lifecycle;

import java.time.Duration;

/** It would have changed something at a provider that may be another installation's: it waits. */
public class SafeModeException extends RuntimeException {
    /** How soon whoever waits for its end looks again. */
    static final Duration LOOK = Duration.ofMinutes(1);

    SafeModeException(String what) {
        super(
                "this installation is in safe mode: no %s is sent unless a person asks for it now"
                        .formatted(what));
    }
}
