package dev.slipway.demo;

/** How far the training is: a bar on a terminal, a line for every quarter elsewhere. */
final class TrainingProgress {
    private static final int WIDTH = 40;
    private static final int QUARTERS = 4;

    private final Screen screen;
    private int quarters;

    TrainingProgress(Screen screen) {
        this.screen = screen;
    }

    /**
     * @param word the provider's word for what it does
     * @param total 0 when it is not known yet
     */
    void show(String word, long done, long total) {
        if (total <= 0) {
            screen.status("            training    " + word);
            return;
        }
        long capped = Math.min(done, total);
        if (screen.terminal()) {
            int full = (int) (capped * WIDTH / total);
            screen.status(
                    "            training    [%s%s] %3d %%  %d/%d steps  %s"
                            .formatted(
                                    "#".repeat(full),
                                    ".".repeat(WIDTH - full),
                                    capped * 100 / total,
                                    capped,
                                    total,
                                    word));
            return;
        }
        int reached = (int) (capped * QUARTERS / total);
        if (reached > quarters) {
            quarters = reached;
            screen.line(
                    "            training    %d %%, %d of %d steps"
                            .formatted(reached * 100 / QUARTERS, capped, total));
        }
    }
}
