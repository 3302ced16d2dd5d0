package dev.slipway.sandbox;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a sandbox runs.
 *
 * @param port on the loopback interface; 0 takes a free one
 * @param hub folder with repositories of the stand-in Hub as {@code owner/name}; null for none
 * @param speed simulated seconds per second; 0 stands still until pushed
 * @param ledger file that everything is kept in, created when missing, with a folder of uploads
 *     beside it; null keeps nothing beyond the sandbox's life
 * @param seed of trainings that name no seed of their own
 * @param account what kind of account to be, beyond what the ledger says
 * @param switches what to take otherwise than the ledger says of what is in doubt, such as {@code
 *     listLag} to {@code 60}; see {@link dev.slipway.sandbox.switches.Doubts}
 */
public record SandboxSettings(
        int port,
        Path hub,
        double speed,
        Path ledger,
        long seed,
        Account account,
        Map<String, String> switches) {
    private static final double FASTEST = 100_000;

    /**
     * Kinds of accounts.
     *
     * @param v1 may still create dedicated endpoints in the manner of V1
     * @param legacyKey its keys name no project
     */
    public record Account(boolean v1, boolean legacyKey) {
        /** As new ones are today. */
        public static final Account NEW = new Account(false, false);
    }

    public SandboxSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535: " + port);
        }
        if (!(speed >= 0 && speed <= FASTEST)) {
            throw new IllegalArgumentException("speed must be between 0 and 100000: " + speed);
        }
        switches = Map.copyOf(switches);
    }

    /** A free port, real time, nothing kept. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(0, null, 1, null, 42, Account.NEW, Map.of());
    }

    public SandboxSettings withPort(int newPort) {
        return new SandboxSettings(newPort, hub, speed, ledger, seed, account, switches);
    }

    public SandboxSettings withHub(Path newHub) {
        return new SandboxSettings(port, newHub, speed, ledger, seed, account, switches);
    }

    public SandboxSettings withSpeed(double newSpeed) {
        return new SandboxSettings(port, hub, newSpeed, ledger, seed, account, switches);
    }

    public SandboxSettings withLedger(Path newLedger) {
        return new SandboxSettings(port, hub, speed, newLedger, seed, account, switches);
    }

    public SandboxSettings withSeed(long newSeed) {
        return new SandboxSettings(port, hub, speed, ledger, newSeed, account, switches);
    }

    public SandboxSettings withAccount(Account newAccount) {
        return new SandboxSettings(port, hub, speed, ledger, seed, newAccount, switches);
    }

    public SandboxSettings withSwitches(Map<String, String> newSwitches) {
        return new SandboxSettings(port, hub, speed, ledger, seed, account, newSwitches);
    }
}
