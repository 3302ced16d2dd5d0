package dev.slipway.storm;

import java.nio.file.Path;

/**
 * What was asked for.
 *
 * @param factor by which the production's times are divided
 * @param first folder of the packaged application with which replicas begin
 * @param app folder of the packaged application with which they end; another than the first is
 *     taken by one replica after the other
 * @param folder for all that the run writes
 */
public record StormOptions(
        long seed,
        int jobs,
        int kills,
        int replicas,
        int factor,
        Path first,
        Path app,
        Path folder) {

    public static final Path PACKAGED = Path.of("target", "quarkus-app").toAbsolutePath();

    /** With the packaged application and a folder named after the seed. */
    public static StormOptions of(long seed, int jobs, int kills, int replicas, int factor) {
        return new StormOptions(
                seed, jobs, kills, replicas, factor, PACKAGED, PACKAGED, folder(seed));
    }

    boolean upgrades() {
        return !first.equals(app);
    }

    public static Path folder(long seed) {
        return Path.of("target", "storm", String.valueOf(seed)).toAbsolutePath();
    }
}
