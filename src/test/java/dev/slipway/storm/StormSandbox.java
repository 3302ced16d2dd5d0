package dev.slipway.storm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.testing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sandbox in a process of its own, never attacked, with its ledger on the disk. */
final class StormSandbox implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofSeconds(120);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Program program;
    private final URI uri;

    private StormSandbox(Program program, URI uri) {
        this.program = program;
        this.uri = uri;
    }

    /** An account that has both generations, and the repositories in {@code hub}. */
    static StormSandbox start(StormOptions options, StormSettings settings, Path hub) {
        int port = FreePorts.take();
        List<String> command =
                new ArrayList<>(Program.java(options.app(), List.of("-Xmx1g"), "sandbox", "--v1"));
        command.addAll(List.of("--port", String.valueOf(port)));
        command.addAll(List.of("--speed", String.valueOf(settings.speed())));
        command.addAll(List.of("--hub", hub.toString(), "--seed", String.valueOf(options.seed())));
        command.addAll(List.of("--ledger", options.folder().resolve(Evidence.SANDBOX).toString()));
        Program program =
                Program.start(command, Map.of(), options.folder().resolve("logs/sandbox.log"));
        StormSandbox made = new StormSandbox(program, URI.create("http://127.0.0.1:" + port));
        Waiting.until("the sandbox answers, see " + program.log(), STARTUP, made::answers);
        return made;
    }

    URI uri() {
        return uri;
    }

    int port() {
        return uri.getPort();
    }

    /** Below {@code /sandbox}; fails on anything but success. */
    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(uri.resolve(path)).GET());
    }

    JsonNode post(String path, String json) {
        return send(HttpRequest.newBuilder(uri.resolve(path)).POST(BodyPublishers.ofString(json)));
    }

    void delete(String path) {
        send(HttpRequest.newBuilder(uri.resolve(path)).DELETE());
    }

    private boolean answers() {
        try {
            get("/sandbox/clock");
            return true;
        } catch (UncheckedIOException e) {
            if (!program.alive()) {
                throw new IllegalStateException("The sandbox ended, see " + program.log(), e);
            }
            return false;
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> got =
                    http.send(
                            request.timeout(Duration.ofSeconds(60)).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (got.statusCode() / 100 != 2) {
                throw new IllegalStateException("The sandbox says " + got.body());
            }
            return JsonLines.JSON.readTree(got.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        program.close();
        http.close();
    }
}
