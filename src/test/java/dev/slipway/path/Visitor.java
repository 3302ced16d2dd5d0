package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import dev.slipway.testing.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser. Whatever the browser complains about is kept. */
final class Visitor implements AutoCloseable {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final String AXE = resource("/axe.min.js");
    private static final String VIOLATIONS =
            """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
              .map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))
            """;

    private final BrowserContext context;
    private final Page page;
    private final URI base;
    private final Look look;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Browser browser, URI base, Look look) {
        this.context = browser.newContext(look.context());
        this.base = base;
        this.look = look;
        this.page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") || message.type().equals("warning")) {
                        complaints.add(message.text() + " " + message.location());
                    }
                });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    Visitor open(String path) {
        page.navigate(base.resolve(path).toString());
        page.waitForLoadState(LoadState.LOAD);
        return this;
    }

    Visitor signIn() {
        open("/admin/sign-in");
        page.getByLabel("API key").fill(TestKeys.ADMIN);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        page.waitForURL(base.resolve("/admin").toString());
        return this;
    }

    /** Keeps a picture, and fails on what somebody could not read or reach. */
    Visitor inspect(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENS.resolve("%s-%s.png".formatted(name, look.suffix())))
                        .setFullPage(true));
        assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                .as("width of %s at %d px", name, look.width())
                .isEqualTo(look.width());
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(VIOLATIONS)).as("axe on %s, %s", name, look).isEmpty();
        return this;
    }

    void assertNoComplaints() {
        assertThat(complaints).as("console of the browser").isEmpty();
    }

    private static String resource(String name) {
        try (InputStream in = Visitor.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
