package dev.slipway.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.slipway.finetune.FineTuneFacts.Restart;
import dev.slipway.provider.TrainingEvent;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingRestartsTest {
    private static final TrainingJob BROKEN = job("ft-1", "error", "bot-k3h", 0);

    private final TrainingHost host = mock();
    private final TrainingRestarts restarts = new TrainingRestarts(host);

    @Test
    void of_runningOrFailedByTheUser_asksNothing() {
        assertThat(restarts.of(null)).isEqualTo(Restart.NONE);
        assertThat(restarts.of(job("ft-1", "running", "s", 0))).isEqualTo(Restart.NONE);
        assertThat(restarts.of(job("ft-1", "user_error", "s", 0))).isEqualTo(Restart.NONE);
        verifyNoInteractions(host);
    }

    @Test
    void of_idInTheLog_isThatJob() {
        TrainingJob next = job("ft-2-b", "running", null, 5);
        says("Restarted ft-1 as ft-2-b.");
        when(host.jobs()).thenReturn(List.of(BROKEN, next));

        assertThat(restarts.of(BROKEN)).isEqualTo(new Restart(next, true));
    }

    @Test
    void of_noIdInTheLog_isTheNewestWithOurSuffix() {
        TrainingJob second = job("ft-2", "error", "bot-k3h", 5);
        TrainingJob third = job("ft-3", "running", "bot-k3h", 9);
        says("Job restarted");
        when(host.jobs()).thenReturn(List.of(third, BROKEN, second, job("ft-4", "x", "other", 99)));

        assertThat(restarts.of(BROKEN).job()).isEqualTo(third);
    }

    @Test
    void of_olderJobWithOurSuffix_isNotItsRestart() {
        when(host.jobs()).thenReturn(List.of(job("ft-0", "running", "bot-k3h", -5), BROKEN));

        assertThat(restarts.of(BROKEN)).isEqualTo(Restart.NONE);
    }

    @Test
    void of_announcedAndNotListedYet_isAnnounced() {
        says("Restarted as ft-9");
        when(host.jobs()).thenReturn(List.of(BROKEN));

        assertThat(restarts.of(BROKEN)).isEqualTo(new Restart(null, true));
    }

    private void says(String message) {
        when(host.events("ft-1"))
                .thenReturn(
                        List.of(
                                new TrainingEvent(null, "error", "job_error", "gpu lost", null),
                                new TrainingEvent(null, "info", "job_restarted", message, null)));
    }

    private static TrainingJob job(String id, String status, String suffix, int minute) {
        return new TrainingJob(
                id,
                status,
                suffix,
                "m",
                "file-1",
                null,
                null,
                Instant.parse("2026-10-01T08:00:00Z").plusSeconds(minute * 60L),
                null);
    }
}
