package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.ChatHost;
import dev.slipway.provider.ChatMessage;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RequestBudget;
import dev.slipway.provider.RequestBudget.Allowance;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingRequest;
import io.quarkus.test.InjectMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherBudgetTest {
    @StandIn.Together WireMockServer together;
    @InjectMock RequestBudget budget;
    @Inject TrainingHost training;
    @Inject ModelCatalog catalog;
    @Inject ChatHost chat;

    @BeforeEach
    void listening() {
        together.resetAll();
        together.stubFor(get("/v1/fine-tunes").willReturn(okJson("{\"data\":[]}")));
        together.stubFor(get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
        when(budget.take(any())).thenReturn(Optional.empty());
    }

    @Test
    void create_budgetUsedUp_isNotSentAndSaysHowLong() {
        when(budget.take(any())).thenReturn(Optional.of(Duration.ofSeconds(4)));

        ProviderException refused =
                catchThrowableOfType(
                        ProviderException.class,
                        () ->
                                training.start(
                                        new TrainingRequest("m", "file-1", null, "s", Map.of())));

        assertThat(refused.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(4));
        together.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void read_budgetUsedUp_isNotTriedAgain() {
        when(budget.take(any())).thenReturn(Optional.of(Duration.ofSeconds(4)));

        catchThrowableOfType(ProviderException.class, () -> training.jobs());

        verify(budget).take(any());
        together.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void anyCall_isCountedByKeyAndPurpose() {
        training.jobs();
        catalog.whoami();

        verify(budget)
                .take(
                        argThat(
                                (Allowance a) ->
                                        a.purpose().equals("training")
                                                && a.key().equals(Fingerprint.of("key-training"))));
        verify(budget)
                .take(
                        argThat(
                                (Allowance a) ->
                                        a.purpose().equals("management")
                                                && a.key().equals(Fingerprint.of("key-main"))));
    }

    @Test
    void chat_dedicated_isNotCounted() {
        together.stubFor(
                post("/inference/v1/chat/completions").willReturn(Recorded.answer("chat.json")));
        when(budget.take(any())).thenReturn(Optional.of(Duration.ofSeconds(4)));

        chat.ask("acme/bot", true, List.of(new ChatMessage("user", "hi")), 5);

        together.verify(1, postRequestedFor(urlEqualTo("/inference/v1/chat/completions")));
    }

    @Test
    void tooMany_tellsTheBudgetHowLongToPause() {
        together.stubFor(
                get("/v1/fine-tunes")
                        .willReturn(
                                Recorded.answer(429, "error-rate-limit.json")
                                        .withHeader("retry-after-ms", "2500")));

        catchThrowableOfType(ProviderException.class, () -> training.jobs());

        verify(budget).pause(any(), eq(Duration.ofMillis(2500)));
    }

    @Test
    void tooMany_forHours_pausesTheOthersForAMinute() {
        together.stubFor(
                get("/v1/fine-tunes")
                        .willReturn(
                                Recorded.answer(429, "error-rate-limit.json")
                                        .withHeader("retry-after", "7200")));

        ProviderException limited =
                catchThrowableOfType(ProviderException.class, () -> training.jobs());

        assertThat(limited.retryAfter()).contains(RetryAfter.CEILING);
        verify(budget).pause(any(), eq(BudgetFilter.LONGEST));
    }
}
