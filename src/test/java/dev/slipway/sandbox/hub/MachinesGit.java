package dev.slipway.sandbox.hub;

/** Git as configured on the machine that runs the tests. */
public final class MachinesGit {
    private MachinesGit() {}

    /** Keeps a test's own use of git off the user's files. */
    public static void ignore() {
        GitSettings.ignoreTheMachines();
    }
}
