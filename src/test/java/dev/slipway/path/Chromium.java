package dev.slipway.path;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser of the machine, driven by Playwright; nothing is downloaded. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    private static final String VARIABLE = "CHROMIUM";
    private static final List<String> USUAL =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** Ends the test as skipped where there is no browser, unless in CI: there it fails. */
    static Chromium start() {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            String notice =
                    "No Chromium in %s: install one (apt-get install chromium) or name it in %s."
                            .formatted(USUAL, VARIABLE);
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(notice);
            }
            System.err.println("SKIPPED: the admin page was not tried in a browser. " + notice);
            Assumptions.abort(notice);
        }
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(program.get())));
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getenv(VARIABLE)), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
