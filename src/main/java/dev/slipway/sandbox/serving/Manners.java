package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.switches.Doubts;
import dev.slipway.sandbox.switches.Switches;

/** How V2 takes what is in doubt. */
public record Manners(Switches switches) {
    Names names() {
        return new Names(switches);
    }

    Etags etags() {
        return new Etags(switches);
    }

    Doubts doubts() {
        return switches.doubts();
    }
}
