package dev.slipway.storm;

import java.time.Duration;

/**
 * The times of a storm, each the production value divided by {@code factor}.
 *
 * @param factor by which every default is divided
 * @param speed simulated seconds of the sandbox in a second
 * @param poll the longest distance of two looks of the service at one thing of the provider
 * @param sweep the longest distance of two rounds of a duty
 */
public record StormSettings(
        int factor,
        int speed,
        Duration lease,
        Duration callDeadline,
        Duration quarantine,
        Duration probeEvery,
        Duration listLag,
        Duration poll,
        Duration sweep) {
    private static final int SPEED = 100;

    static StormSettings of(int factor) {
        return new StormSettings(
                factor,
                SPEED,
                Duration.ofSeconds(20).dividedBy(factor),
                Duration.ofSeconds(30).dividedBy(factor),
                Duration.ofSeconds(180).dividedBy(factor),
                Duration.ofSeconds(30).dividedBy(factor),
                Duration.ofSeconds(60).dividedBy(factor),
                Duration.ofSeconds(30).dividedBy(factor),
                Duration.ofSeconds(60).dividedBy(factor));
    }
}
