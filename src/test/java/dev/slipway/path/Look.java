package dev.slipway.path;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** How a page is looked at. */
enum Look {
    LIGHT(1280, ColorScheme.LIGHT),
    DARK(1280, ColorScheme.DARK),
    PHONE_LIGHT(390, ColorScheme.LIGHT),
    PHONE_DARK(390, ColorScheme.DARK);

    private static final int HEIGHT = 844;

    private final int width;
    private final ColorScheme colours;

    Look(int width, ColorScheme colours) {
        this.width = width;
        this.colours = colours;
    }

    int width() {
        return width;
    }

    Browser.NewContextOptions context() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    String suffix() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
