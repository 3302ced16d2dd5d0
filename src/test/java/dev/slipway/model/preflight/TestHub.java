package dev.slipway.model.preflight;

import dev.slipway.provider.Hardware;
import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubFile;
import dev.slipway.provider.HubIdentity;
import dev.slipway.provider.HubModel;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.HubToken;
import dev.slipway.provider.ProviderException.Advice;
import dev.slipway.provider.WeightsHub;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A hub in memory with one repository, acme/tiny, and config files of base models beside it. */
final class TestHub implements WeightsHub {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    final Map<String, byte[]> files = new TreeMap<>();
    final Map<String, String> bases = new TreeMap<>();
    final Map<String, HubFailure> broken = new TreeMap<>();
    final AtomicInteger ranges = new AtomicInteger();
    final AtomicInteger calls = new AtomicInteger();
    HubModel.Access access = new HubModel.Access(false, null, false);
    HubModel.Card card = new HubModel.Card(null, List.of(), List.of());
    HubModel.Scan scan = new HubModel.Scan(true, List.of());
    HubIdentity identity;
    Inspections kept = Inspections.NONE;
    List<Hardware> machines = List.of();
    HubModel.Access accessOfBases = new HubModel.Access(false, null, false);
    Map<String, Long> parametersOfBases = Map.of("BF16", 600_000_000L);
    String file;
    Instant lastModified = NOW.minusSeconds(86_400);

    TestHub with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    TestHub with(String path, String content) {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The named call ({@code model}, {@code range}, a path, ...) fails from now on. */
    TestHub breaking(String call, HubFailure how) {
        broken.put(call, how);
        return this;
    }

    PreflightReport check(Kind kind, String baseModel) {
        HubRef ref = HubRef.parse("acme/tiny", null, null);
        return preflight().check(new PreflightRequest(ref, kind, baseModel, null, file));
    }

    Preflight preflight() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Machines machines =
                new Machines(null, clock) {
                    @Override
                    List<Hardware> offered() {
                        return TestHub.this.machines;
                    }
                };
        return new Preflight(this, clock, kept, machines, () -> Duration.ofMinutes(5));
    }

    PreflightReport check() {
        return check(null, null);
    }

    private void fail(String call) {
        HubFailure how = broken.get(call);
        if (how != null) {
            throw new HubException(how, 400, "the Hub says no to " + call, Advice.of("Do better."));
        }
    }

    @Override
    public HubModel model(HubSource source) {
        fail("model");
        calls.incrementAndGet();
        if (!source.repository().equals("acme/tiny")) {
            base(source.repository());
            return new HubModel(
                    source.repository(),
                    COMMIT,
                    accessOfBases,
                    card,
                    lastModified,
                    parametersOfBases,
                    scan);
        }
        return new HubModel("acme/tiny", COMMIT, access, card, lastModified, Map.of(), scan);
    }

    @Override
    public List<HubFile> files(HubSource source) {
        fail("files");
        calls.incrementAndGet();
        return files.entrySet().stream()
                .map(file -> new HubFile(file.getKey(), file.getValue().length, null))
                .toList();
    }

    @Override
    public byte[] file(HubSource source, String path, int maxBytes) {
        fail(path);
        calls.incrementAndGet();
        if (!source.repository().equals("acme/tiny")) {
            return base(source.repository()).getBytes(StandardCharsets.UTF_8);
        }
        if (!source.revision().equals(COMMIT)) {
            throw new AssertionError("read from " + source.revision() + ", which may move");
        }
        return files.get(path);
    }

    private String base(String repository) {
        String config = bases.get(repository);
        if (config == null) {
            throw new HubException(
                    HubFailure.HF_REPO_UNREACHABLE, 404, "no base", Advice.of("Look again."));
        }
        return config;
    }

    @Override
    public <T> T stream(
            HubSource source, String path, long from, int length, Function<InputStream, T> reader) {
        byte[] part = path.endsWith(".json") ? files.get(path) : range(source, path, from, length);
        fail(path);
        calls.incrementAndGet();
        return reader.apply(new ByteArrayInputStream(part));
    }

    @Override
    public byte[] range(HubSource source, String path, long from, int length) {
        fail("range");
        calls.incrementAndGet();
        ranges.incrementAndGet();
        byte[] all = files.get(path);
        int end = (int) Math.min(all.length, from + length);
        return from >= all.length ? new byte[0] : Arrays.copyOfRange(all, (int) from, end);
    }

    @Override
    public void requireReadable(HubSource source) {
        fail("auth-check");
    }

    @Override
    public List<String> branches(HubSource source) {
        fail("branches");
        return List.of("main", "dev");
    }

    @Override
    public Optional<HubIdentity> identity(HubToken token) {
        fail("identity");
        return Optional.ofNullable(identity);
    }

    @Override
    public Optional<String> defaultOwner() {
        return Optional.of("acme");
    }

    @Override
    public URI address(String repository, String commit, String path) {
        return URI.create(page(repository) + "/resolve/" + commit + "/" + path);
    }

    @Override
    public URI page(String repository) {
        return URI.create("https://huggingface.co/" + repository);
    }
}
