package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the provider counts, from its own side.
 *
 * @param running what bills by the minute now
 */
record Bill(BigDecimal totalUsd, List<Running> running) {
    record Running(String name, BigDecimal usdPerHour) {
        /** Without the account and the endpoint it is under. */
        String shortName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }
    }

    static Bill read(ApiClient sandbox) {
        return of(sandbox.get("/sandbox/bill"));
    }

    static Bill of(JsonNode bill) {
        return new Bill(
                bill.path("totalUsd").decimalValue().setScale(4, RoundingMode.HALF_UP),
                StreamSupport.stream(bill.path("billingNow").spliterator(), false)
                        .map(
                                thing ->
                                        new Running(
                                                thing.path("name").asText(),
                                                thing.path("usdPerHour").decimalValue()))
                        .toList());
    }

    BigDecimal usdPerHour() {
        return running.stream()
                .map(Running::usdPerHour)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }
}
