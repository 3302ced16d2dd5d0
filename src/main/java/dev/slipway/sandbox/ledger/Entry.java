package dev.slipway.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One line of the ledger. Never holds a key or token.
 *
 * @param seq 1, 2, 3, ...
 * @param at simulated time
 * @param act such as {@code fine_tune.create} or {@code charge}
 * @param who name of the calling key, a short digest; null for what the sandbox did itself
 * @param id of the thing acted on
 * @param digest fingerprint of the request body
 * @param cents money, on charges only; negative for a refund
 * @param data what is needed to do the act again after a restart
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        long seq,
        Instant at,
        String act,
        String who,
        String id,
        String name,
        String digest,
        BigDecimal cents,
        JsonNode data) {}
