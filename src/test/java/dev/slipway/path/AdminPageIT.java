package dev.slipway.path;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.testing.Api;
import dev.slipway.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The admin page in a real browser, in front of the real service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdminPageIT {
    private static final int FAST = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String GATE = "\"gate\":{\"min\":{\"exact\":0.7}}";

    private final Processes processes = new Processes();
    private Chromium chromium;
    private ServiceProcess service;
    private Journey journey;

    @BeforeAll
    void start() {
        chromium = processes.keep(Chromium.start());
        TestDatabase database = processes.database();
        SandboxProcess sandbox = processes.sandbox(FAST);
        service =
                processes
                        .service(
                                processes
                                        .settings("admin")
                                        .on(database)
                                        .against(sandbox)
                                        .with("SLIPWAY_WEBHOOK_ALLOW_HTTP", "true")
                                        .with("SLIPWAY_WEBHOOK_ALLOWED_RANGES", "127.0.0.0/8"))
                        .awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        processes.stop();
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void pages_withoutAnything_sayWhatToDoNext(Look look) {
        try (Visitor visitor = visitor(look)) {
            visitor.open("/admin/sign-in").inspect("sign-in");
            visitor.signIn();
            assertThat(visitor.page().getByText("No models yet")).isVisible();
            visitor.inspect("board-empty");
            visitor.open("/admin/fine-tunes").inspect("fine-tunes-empty");
            visitor.open("/admin/webhooks").inspect("webhooks-empty");
            visitor.assertNoComplaints();
        }
    }

    @Test
    @Order(2)
    void board_modelGoesLive_isSeenWithoutReloading() {
        journey = Journey.prepare(service.client());
        try (Visitor visitor = visitor(Look.LIGHT).signIn()) {
            Page page = visitor.page();
            assertThat(page.locator("#link-state")).hasText("Live");
            page.evaluate("() => { window.neverReloaded = true; }");

            submit(Journey.ALIAS, journey.trainingFile(), "\"approve\":\"auto\"");

            assertThat(badge(card(page, "@1"))).hasText("Live", patiently());
            assertThat(page.evaluate("() => window.neverReloaded")).isEqualTo(true);
            card(page, "@1").getByRole(AriaRole.LINK).first().click();
            assertThat(page.locator("#timeline + .timeline > li.own").first()).containsText("Live");
            assertThat(page.locator(".timeline")).containsText("Deployment 1");
            visitor.assertNoComplaints();
        }
    }

    @Test
    @Order(3)
    void model_rolledBackByHand_standsByWithTheReason() {
        submit(Journey.ALIAS, again(1), "\"approve\":\"auto\"");
        await("version 2 is live").atMost(PATIENCE).until(() -> stage(2).equals("LIVE"));
        try (Visitor visitor = visitor(Look.LIGHT).signIn()) {
            Page page = visitor.page();
            card(page, "@2").getByRole(AriaRole.LINK).first().click();
            page.getByText("Rollback…").click();
            assertThat(page.locator("#confirm-rollback")).containsText("support-bot@1 gets 100 %");
            visitor.inspect("model-confirm");
            page.locator("#reason-rollback").fill("answers <b>too</b> short");
            button(page, "Rollback").click();

            assertThat(badge(page.locator("h1"))).hasText("Standby", patiently());
            assertThat(page.locator(".timeline")).containsText("answers <b>too</b> short");
            assertThat(stage(1)).isEqualTo("LIVE");
            visitor.assertNoComplaints();
        }
    }

    @Test
    @Order(4)
    void model_heldForApproval_isApprovedByHand() {
        submit("ask-bot", again(2), "\"approve\":\"manual\"");
        await("it asks").atMost(PATIENCE).until(() -> newest("ask-bot", "HELD"));
        try (Visitor visitor = visitor(Look.LIGHT).signIn()) {
            Page page = visitor.page();
            assertThat(page.locator("#group-needs-you")).isVisible();
            visitor.inspect("board-needs-you").open("/admin/costs").inspect("costs");
            visitor.open("/admin/models/" + id("ask-bot")).inspect("model-held");
            assertThat(page.locator(".waiting")).containsText("Waiting for you");
            visitor.assertNoComplaints();
        }
    }

    @Test
    @Order(5)
    void model_ofShuffledLabels_showsItsWorstCases() {
        String lines = Api.training(true);
        submit("bad-bot", Journey.upload(service.client(), "bad.jsonl", "fine-tune", lines), "");
        await("it is rejected").atMost(PATIENCE).until(() -> newest("bad-bot", "REJECTED"));
        try (Visitor visitor = visitor(Look.LIGHT).signIn()) {
            visitor.open("/admin/models/" + id("bad-bot"));
            assertThat(visitor.page().locator(".cases > li")).hasCount(10);
            visitor.assertNoComplaints();
        }
    }

    @Test
    @Order(6)
    void webhook_delivered_isSentOnceMoreByHand() {
        Subscriber subscriber = processes.keep(Subscriber.start());
        try (Visitor visitor = visitor(Look.LIGHT).signIn()) {
            Page page = visitor.open("/admin/webhooks").page();
            page.getByLabel("URL, https").fill(subscriber.url());
            page.getByLabel("Description").fill("counts what it gets");
            button(page, "Make it and show its secret").click();
            assertThat(page.locator(".secret code")).containsText("whsec_");
            page.getByText("To the webhook").click();
            button(page, "Send a test").click();
            assertThat(badge(page.locator(".deliveries > li"))).hasText("Delivered", patiently());

            assertStaysWhereHeIs(page, page.getByText("Redeliver"));
            page.getByText("Redeliver").click();

            await("it comes again").atMost(PATIENCE).until(() -> subscriber.ids().size() == 2);
            assertThat(subscriber.ids().get(1)).isEqualTo(subscriber.ids().get(0));
            assertThat(badge(page.locator(".deliveries > li"))).hasText("Delivered", patiently());
            visitor.assertNoComplaints();
        }
    }

    /** The page fetches its deliveries anew, which must not throw a keyboard's user out. */
    private static void assertStaysWhereHeIs(Page page, Locator button) {
        button.focus();
        button.evaluate("e => { e.dataset.before = 'yes'; }");
        page.waitForFunction("() => !document.querySelector('[data-before]')");
        assertThat(button).isFocused();
    }

    @ParameterizedTest
    @EnumSource
    @Order(7)
    void pages_withEverything_canBeReadAndReached(Look look) {
        Map<String, String> pages = new LinkedHashMap<>(Map.of("board", "/admin"));
        pages.put("board-table", "/admin?view=table");
        pages.put("board-nothing", "/admin?q=no-such-bot");
        pages.put("model-live", "/admin/models/" + id(Journey.ALIAS, 1));
        pages.put("model-standby", "/admin/models/" + id(Journey.ALIAS, 2));
        pages.put("model-rejected", "/admin/models/" + id("bad-bot"));
        pages.put("fine-tunes", "/admin/fine-tunes");
        pages.put("webhooks", "/admin/webhooks");
        pages.put("orphans", "/admin/orphans");
        pages.put("webhook", "/admin/webhooks/" + webhook());
        pages.put("fine-tune", "/admin/fine-tunes/" + fineTune());
        try (Visitor visitor = visitor(look).signIn()) {
            pages.forEach((name, path) -> visitor.open(path).inspect(name));
            visitor.page().locator("#not-now, #loss-table").first().click();
            visitor.inspect("fine-tune-open");
            visitor.assertNoComplaints();
        }
    }

    @Test
    @Order(8)
    void search_whileTyping_filtersAndKeepsTheAddress() {
        try (Visitor visitor = visitor(Look.LIGHT).signIn()) {
            Page page = visitor.page();
            page.keyboard().press("/");
            page.keyboard().type("ask");
            assertThat(page.locator(".card")).hasCount(1);
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*[?&]q=ask.*"));
            page.locator("#theme").click();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            button(page, "Sign out").click();
            assertThat(page.getByLabel("API key")).isVisible();
            visitor.assertNoComplaints();
        }
    }

    private Visitor visitor(Look look) {
        return new Visitor(chromium.browser(), service.client().base(), look);
    }

    private static Locator card(Page page, String version) {
        return page.locator(".card", new Page.LocatorOptions().setHasText(version));
    }

    private static Locator badge(Locator in) {
        return in.locator(".badge");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis());
    }

    /** The shipped dataset with one of its lines twice, so that it is other content. */
    private String again(int line) {
        List<String> lines = new ArrayList<>(Journey.example("train.jsonl"));
        lines.add(lines.get(line));
        return Journey.upload(
                service.client(), "again.jsonl", "fine-tune", String.join("\n", lines));
    }

    private void submit(String alias, String file, String approve) {
        Client.Answer made =
                service.client()
                        .post(
                                "/api/v1/fine-tunes",
                                """
                                {"baseModel": "%s", "trainingFile": "%s", "alias": "%s",
                                 "hyperparameters": {"n_epochs": 3},
                                 "plan": {%s "evaluate": {"suite": "support-intents", %s}}}
                                """
                                        .formatted(
                                                Api.BASE,
                                                file,
                                                alias,
                                                approve.isEmpty() ? "" : approve + ",",
                                                GATE));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
    }

    private boolean newest(String alias, String stage) {
        return models(alias).text("/data/0/stage").equals(stage);
    }

    private String stage(int version) {
        return service.client().get("/api/v1/models/" + id(Journey.ALIAS, version)).text("/stage");
    }

    private String id(String alias) {
        return models(alias).text("/data/0/id");
    }

    private String id(String alias, int version) {
        Client.Answer all = models(alias);
        for (int i = 0; i < all.body().path("data").size(); i++) {
            if (all.body().at("/data/%d/version".formatted(i)).asInt() == version) {
                return all.text("/data/%d/id".formatted(i));
            }
        }
        return "none-yet";
    }

    private Client.Answer models(String alias) {
        return service.client().get("/api/v1/models?alias=" + alias);
    }

    private String webhook() {
        return service.client().get("/api/v1/webhooks").text("/data/0/id");
    }

    private String fineTune() {
        return service.client().get("/api/v1/fine-tunes").text("/data/0/id");
    }
}
