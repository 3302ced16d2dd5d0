package dev.slipway.platform;

public final class Ids {
    private Ids() {}
}
