package dev.slipway.model.preflight;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubFile;
import dev.slipway.provider.HubIdentity;
import dev.slipway.provider.HubModel;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.HubToken;
import dev.slipway.provider.ProviderException.Advice;
import dev.slipway.provider.WeightsHub;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A hub that has to answer all questions together within one time. Afterwards each call fails as if
 * the hub were down: nothing is then known about the repository.
 */
final class TimedHub implements WeightsHub {
    private final WeightsHub hub;
    private final Clock clock;
    private final Duration most;
    private final Instant end;

    TimedHub(WeightsHub hub, Clock clock, Duration most) {
        this.hub = hub;
        this.clock = clock;
        this.most = most;
        this.end = clock.instant().plus(most);
    }

    private <T> T timed(Supplier<T> call) {
        Duration left = Duration.between(clock.instant(), end);
        if (!left.isPositive()) {
            throw late();
        }
        FutureTask<T> task = new FutureTask<>(call::get);
        Thread.ofVirtual().name("preflight").start(task);
        try {
            return task.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hanging) {
            task.cancel(true);
            throw late();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("The hub could not be asked", failed.getCause());
        } catch (InterruptedException stopped) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while asking the hub", stopped);
        }
    }

    private HubException late() {
        return new HubException(
                HubFailure.HF_UNAVAILABLE,
                0,
                "HuggingFace did not answer all questions about the repository within " + most,
                Advice.of(
                        "Try again later; slipway.preflight.deadline says how long it may take."));
    }

    @Override
    public HubModel model(HubSource source) {
        return timed(() -> hub.model(source));
    }

    @Override
    public List<HubFile> files(HubSource source) {
        return timed(() -> hub.files(source));
    }

    @Override
    public byte[] file(HubSource source, String path, int maxBytes) {
        return timed(() -> hub.file(source, path, maxBytes));
    }

    @Override
    public byte[] range(HubSource source, String path, long from, int length) {
        return timed(() -> hub.range(source, path, from, length));
    }

    @Override
    public <T> T stream(
            HubSource source, String path, long from, int length, Function<InputStream, T> reader) {
        return timed(() -> hub.stream(source, path, from, length, reader));
    }

    @Override
    public void requireReadable(HubSource source) {
        timed(
                () -> {
                    hub.requireReadable(source);
                    return null;
                });
    }

    @Override
    public List<String> branches(HubSource source) {
        return timed(() -> hub.branches(source));
    }

    @Override
    public Optional<HubIdentity> identity(HubToken token) {
        return timed(() -> hub.identity(token));
    }

    @Override
    public Optional<String> defaultOwner() {
        return hub.defaultOwner();
    }

    @Override
    public URI address(String repository, String commit, String path) {
        return hub.address(repository, commit, path);
    }

    @Override
    public URI page(String repository) {
        return hub.page(repository);
    }
}
