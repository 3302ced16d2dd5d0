package dev.slipway.cli;

import java.util.Locale;

/** Sizes for people. */
final class Bytes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final double STEP = 1000;

    private Bytes() {}

    static String shown(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
