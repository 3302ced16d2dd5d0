package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Something that was made at the provider under a name of ours.
 *
 * @param kind the act's room, such as {@code endpoint}
 * @param token the name without whatever stands around it, also without an attempt's number
 * @param who name of the key that made it
 * @param born in simulated time, as is {@code ended}
 * @param ended null while it lives
 * @param cents all that it cost
 */
record Thing(
        String id,
        String kind,
        String token,
        String who,
        Instant born,
        Instant ended,
        BigDecimal cents,
        JsonNode data) {

    boolean alive() {
        return ended == null;
    }

    Thing end(Instant at) {
        return ended != null ? this : new Thing(id, kind, token, who, born, at, cents, data);
    }

    Thing charged(BigDecimal more) {
        return new Thing(id, kind, token, who, born, ended, cents.add(more), data);
    }

    @Override
    public String toString() {
        return kind + " " + id + " (" + token + ")";
    }
}
