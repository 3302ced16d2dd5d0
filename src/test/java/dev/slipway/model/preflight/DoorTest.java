package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubIdentity;
import dev.slipway.provider.HubModel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
    private final TestHub hub = new TestHub();

    @ParameterizedTest
    @CsvSource({
        "identity, HF_TOKEN_INVALID, token, 2",
        "model, HF_REPO_UNREACHABLE, repository, 3",
        "model, HF_TOKEN_SCOPE, repository, 3",
        "model, HF_REVISION_NOT_FOUND, repository, 3",
        "auth-check, HF_GATED, readable, 4",
        "files, HF_REPO_UNREACHABLE, readable, 4"
    })
    void check_refusalAtTheDoor_isTheLastCheck(String call, HubFailure how, String id, int number) {
        PreflightReport report = hub.breaking(call, how).check();

        Check last = report.checks().getLast();
        assertThat(report.failure()).contains(last);
        assertThat(last.code()).isEqualTo(how.name());
        assertThat(last.id()).isEqualTo(id);
        assertThat(last.number()).isEqualTo(number);
        assertThat(last.fix()).isNotBlank();
        assertThat(last.link()).isEqualTo("https://huggingface.co/acme/tiny");
        assertThat(report.commit()).isNull();
        assertThat(report.verdict()).isEqualTo(Level.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "identity, HF_UNAVAILABLE",
        "model, HF_UNAVAILABLE",
        "model, HF_RATE_LIMITED",
        "auth-check, HF_UNAVAILABLE",
        "files, HF_RATE_LIMITED"
    })
    void check_hubDown_isThrownAndNoReport(String call, HubFailure how) {
        hub.breaking(call, how);

        assertThatThrownBy(hub::check)
                .isInstanceOfSatisfying(
                        HubException.class, down -> assertThat(down.kind().retryable()).isTrue());
    }

    @Test
    void check_wrongRevision_listsBranches() {
        Check check =
                hub.breaking("model", HubFailure.HF_REVISION_NOT_FOUND)
                        .check()
                        .failure()
                        .orElseThrow();

        assertThat(check.fix()).contains("main, dev");
    }

    @Test
    void check_wrongRevisionAndNoList_isFoundAllTheSame() {
        PreflightReport report =
                hub.breaking("model", HubFailure.HF_REVISION_NOT_FOUND)
                        .breaking("branches", HubFailure.HF_UNAVAILABLE)
                        .check();

        assertThat(report.failure().orElseThrow().code()).isEqualTo("HF_REVISION_NOT_FOUND");
    }

    @Test
    void check_disabled_isTheLastCheck() {
        hub.access = new HubModel.Access(false, null, true);

        assertThat(hub.check().checks().getLast().code()).isEqualTo("HF_DISABLED");
    }

    @Test
    void token_none_isSkipped() {
        assertThat(token()).isEqualTo(Level.SKIPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "fineGrained"})
    void token_thatReads_isOk(String role) {
        hub.identity = new HubIdentity("ann", "ci", role, TestHub.NOW.plus(Duration.ofDays(12)));

        assertThat(token()).isEqualTo(Level.OK);
        assertThat(hub.check().checks().get(1).message()).contains("'ci' of ann", "12 days");
    }

    @Test
    void token_thatWritesOrEndsSoon_isAWarning() {
        hub.identity = new HubIdentity("ann", null, "write", null);
        assertThat(hub.check().checks().get(1).code()).isEqualTo("TOKEN_MAY_WRITE");

        hub.identity = new HubIdentity("ann", "ci", "read", TestHub.NOW.plusSeconds(60));
        assertThat(hub.check().checks().get(1).code()).isEqualTo("TOKEN_EXPIRES");
    }

    @Test
    void token_thatMayNotSayWhoItIs_doesNotStopTheChecks() {
        hub.breaking("identity", HubFailure.HF_TOKEN_SCOPE);

        assertThat(token()).isEqualTo(Level.WARN);
        assertThat(hub.check().commit()).isEqualTo(TestHub.COMMIT);
    }

    @Test
    void commit_isWhereTheRevisionPoints() {
        Preflight preflight = hub.preflight();

        assertThat(preflight.commit(preflight.ref("tiny", null), null)).isEqualTo(TestHub.COMMIT);
    }

    @Test
    void request_shown_hidesItsToken() {
        PreflightRequest request =
                new PreflightRequest(
                        new HubRef("acme/tiny", null), null, null, "hf_abcdefghijklmnopqrstuvwx");

        assertThat(request.toString()).contains("hf_…uvwx").doesNotContain("abcdef");
    }

    private Level token() {
        return hub.check().checks().get(1).level();
    }
}
