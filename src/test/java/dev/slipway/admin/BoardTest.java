package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class BoardTest {
    private static final Pattern CARD = Pattern.compile("id=\"card-(model_[0-9a-z]+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    @Inject Scenes scenes;
    @Inject Sql sql;

    private final String alias = "bot-" + UUID.randomUUID().toString().substring(0, 8);
    private Visit visit;

    @BeforeEach
    void signIn() {
        visit = Visit.ofAdmin();
    }

    @Test
    void board_ofMoreThanAPage_leadsToAllWithTheFiltersKept() {
        List<String> made = models(130);

        List<String> seen = new ArrayList<>();
        String path = "/admin?q=" + alias.toUpperCase(java.util.Locale.ROOT) + "&stage=preparing";
        for (int page = 1; page <= 3; page++) {
            String html = visit.page(path);
            assertThat(html).contains("Preparing <span class=\"count\">");
            List<String> cards = all(CARD, html);
            assertThat(cards).as("page %d", page).hasSize(page < 3 ? 60 : 10);
            seen.addAll(cards);
            List<String> next = all(NEXT, html);
            assertThat(next).hasSize(page < 3 ? 1 : 0);
            assertThat(html.contains("First page")).isEqualTo(page > 1);
            path = page < 3 ? next.getFirst().replace("&amp;", "&") : path;
            assertThat(path).contains("q=BOT-", "stage=preparing");
        }

        assertThat(seen).isEqualTo(made.reversed());
        assertThat(new HashSet<>(seen)).hasSize(130);
    }

    /** Somebody must answer it, however many were made since. */
    @Test
    void board_oldModelThatWaitsForAPerson_isOnTheFirstPageAndTheEndedOnTheLast() {
        List<String> made = models(63);
        stage(made.get(0), "HELD");
        stage(made.get(62), "REJECTED");

        String first = visit.page("/admin?q=" + alias);

        assertThat(all(CARD, first)).contains(made.get(0)).doesNotContain(made.get(62));
        assertThat(all(CARD, visit.page(all(NEXT, first).getFirst().replace("&amp;", "&"))))
                .containsExactly(made.get(2), made.get(1), made.get(62));
    }

    @Test
    void board_modelWhoseBaseIsNotKnownYet_isShownWithADash() {
        String id = models(1).getFirst();
        sql.update("UPDATE model SET base_model = NULL WHERE id = ?", id);

        assertThat(visit.page("/admin?q=" + alias + "@1"))
                .contains("<p class=\"muted small base\">–</p>");
    }

    /** A live version may be an old one. */
    @Test
    void model_ofAnOldVersion_isAmongTheVersionsOfItsPage() {
        String first = models(25).getFirst();

        assertThat(visit.page("/admin/models/" + first))
                .contains("aria-current=\"page\">@1</a>", ">@25</a>")
                .doesNotContain(">@2</a>");
    }

    @Test
    void board_fromNonsense_isTheFirstPage() {
        models(1);

        assertThat(all(CARD, visit.page("/admin?from=9.x'&q=" + alias))).hasSize(1);
    }

    /** In the order in which they were made. */
    private List<String> models(int count) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(scenes.model("default", alias, "registered"));
        }
        return made;
    }

    private void stage(String id, String stage) {
        sql.update("UPDATE model SET stage = ? WHERE id = ?", stage, id);
    }

    private static List<String> all(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        List<String> all = new ArrayList<>();
        while (found.find()) {
            all.add(found.group(1));
        }
        return all;
    }
}
