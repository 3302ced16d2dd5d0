package dev.slipway.gateway;

/**
 * One server-sent event.
 *
 * @param name null when it has none
 * @param data its data lines, joined by line feeds
 */
record SseEvent(String name, String data) {}
