package dev.slipway.webhook;

/** Where a delivery stands. A person may take it back from both ends to PENDING. */
enum DeliveryState {
    PENDING,
    DELIVERED,
    FAILED
}
