package dev.slipway.sandbox.legacy;

import dev.slipway.sandbox.catalog.BaseModel;

/**
 * What an endpoint of V1 can be made for.
 *
 * @param base whose machines fit it; null for an architecture that the catalogue does not have
 * @param lora whether adapters can be attached to it
 * @param voice what it answers from
 */
public record Servable(String name, BaseModel base, boolean lora, Voice voice) {

    /**
     * @param trainSha of what it was trained on; null for what answers as a base does
     * @param chatTemplate whether it can chat
     */
    public record Voice(String trainSha, boolean chatTemplate) {
        static final Voice OF_A_BASE = new Voice(null, true);
    }
}
