package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Starts a service that dies at crash points, again and again, until it has nothing to die of. */
final class CrashRun {
    static final int AS_BY_KILL = 137;
    private static final Pattern CRASH = Pattern.compile("(?m)^CRASH (\\S+)$");
    private static final Duration TO_THE_NEXT_POINT = Duration.ofSeconds(60);

    private final Processes processes;
    private final ServiceSettings settings;
    private final List<String> jvm;
    private final Records records;
    private final Function<Client, Client.Answer> submit;
    private Client.Answer submitted;

    CrashRun(
            Processes processes,
            ServiceSettings settings,
            List<String> jvm,
            Records records,
            Function<Client, Client.Answer> submit) {
        this.processes = processes;
        this.settings = settings;
        this.jvm = jvm;
        this.records = records;
        this.submit = submit;
    }

    /** Submits the journey and leads it to LIVE through all of these points, in whatever order. */
    ServiceProcess toLive(List<String> points) {
        List<String> left = new ArrayList<>(points);
        while (true) {
            ServiceProcess service =
                    processes.service(
                            settings.with("SLIPWAY_CRASH_AT", String.join(",", left)), jvm);
            await("one of %s, see %s".formatted(left, service.child().log()))
                    .atMost(TO_THE_NEXT_POINT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> submitted(service) && over(service, left));
            if (service.child().alive()) {
                return service;
            }
            assertThat(service.child().awaitExit()).isEqualTo(AS_BY_KILL);
            String point = lastPoint(service);
            assertThat(left.remove(point)).as("%s was still to come", point).isTrue();
        }
    }

    /** The answer that the submission got in the end. */
    Client.Answer submission() {
        return submitted;
    }

    /** The service may die while it answers; then the client asks the next one for the same. */
    private boolean submitted(ServiceProcess service) {
        if (submitted != null || !service.child().alive()) {
            return true;
        }
        try {
            Client.Answer answer = submit.apply(service.client());
            if (answer.status() != 503) {
                assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
                submitted = answer;
            }
        } catch (UncheckedIOException e) {
            // Not up yet, or just killed.
            return !service.child().alive();
        }
        return submitted != null;
    }

    private boolean over(ServiceProcess service, List<String> left) {
        return !service.child().alive()
                || left.isEmpty()
                        && records.column("SELECT 1 FROM model WHERE stage = 'LIVE'").size() == 1;
    }

    private static String lastPoint(ServiceProcess service) {
        return CRASH.matcher(service.child().said())
                .results()
                .map((MatchResult found) -> found.group(1))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("No crash point: " + service.child().log()));
    }
}
