package dev.slipway.demo;

/** How much faster than life the sandbox runs, so that nobody waits long for a large dataset. */
final class Pace {
    static final int EPOCHS = 3;

    /** A deployment takes 16 s at this pace, a small fine-tune 10 s. */
    private static final double USUAL = 30;

    private static final double LONGEST_TRAINING_SECONDS = 15;

    // How the sandbox's trainings last: a fixed part, and one that grows with the tokens.
    private static final double FIXED_SECONDS = 235;
    private static final double TOKENS_PER_SECOND = 1_000;
    private static final double BYTES_PER_TOKEN = 4;

    private Pace() {}

    /** For the sandbox's {@code --speed}, from the size of the training file. */
    static double of(long trainBytes) {
        double tokens = trainBytes / BYTES_PER_TOKEN * EPOCHS;
        double simulated = FIXED_SECONDS + tokens / TOKENS_PER_SECOND;
        return Math.max(USUAL, Math.ceil(simulated / LONGEST_TRAINING_SECONDS));
    }
}
