package dev.slipway.dataset;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.lifecycle.EffectSpec;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Found;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Traits;
import dev.slipway.lifecycle.WorkHandler;
import dev.slipway.provider.FileHost;
import dev.slipway.provider.Generation;
import dev.slipway.provider.RemoteFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Uploads a content once and waits until the provider has looked at it. */
@ApplicationScoped
class FileUploads implements WorkHandler {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    private static final String ENDING = ".jsonl";

    /** Fingerprint; the provider does not tell it, so it is only part of what was asked for. */
    private static final String CONTENT = "content";

    private final ProviderFiles placed;
    private final StoredFiles files;
    private final FileHost host;
    private final Effects effects;

    FileUploads(ProviderFiles placed, StoredFiles files, FileHost host, Effects effects) {
        this.placed = placed;
        this.files = files;
        this.host = host;
        this.effects = effects;
    }

    @Override
    public String kind() {
        return ProviderFiles.KIND;
    }

    /** Above the deadline of an upload. */
    @Override
    public Duration longest() {
        return Duration.ofMinutes(40);
    }

    @Override
    public Settlement work(Claim claim) {
        String sha256 = claim.subject();
        ProviderFiles.Placed row = placed.find(sha256).orElseThrow();
        return switch (row.state()) {
            case WANTED -> send(claim, row);
            case SENT -> look(sha256, row);
            case USABLE, REFUSED -> Settlement.done();
        };
    }

    private Settlement send(Claim claim, ProviderFiles.Placed row) {
        EffectSpec spec =
                new EffectSpec(
                        claim.project(),
                        claim.subject(),
                        "file",
                        1,
                        "file",
                        Generation.V1,
                        Traits.NONE.and(CONTENT, claim.subject()));
        EffectResult result =
                effects.perform(
                        claim, spec, new Effects.Act(token -> listed(), name -> upload(row, name)));
        return switch (result) {
            case EffectResult.Confirmed ok ->
                    Settlement.next(
                            () ->
                                    placed.place(
                                            claim.subject(),
                                            ProviderFiles.State.SENT,
                                            ok.externalId(),
                                            null));
            case EffectResult.Pending later -> Settlement.retry(later.pause(), later.why());
            case EffectResult.Rejected no -> refused(claim.subject(), null, no.why());
            case EffectResult.Wrong wrong -> {
                effects.change(claim, "delete", () -> host.delete(wrong.externalId()));
                yield refused(claim.subject(), null, wrong.why());
            }
            case EffectResult.Doubtful doubt -> Settlement.retry(ASK_AGAIN, doubt.why());
        };
    }

    private Settlement look(String sha256, ProviderFiles.Placed row) {
        RemoteFile file = host.file(row.externalId());
        if (file.refused()) {
            String why = file.problem() == null ? file.status() : file.problem();
            return refused(sha256, row.externalId(), why);
        }
        return file.usable()
                ? Settlement.done(
                        () ->
                                placed.place(
                                        sha256, ProviderFiles.State.USABLE, row.externalId(), null))
                : Settlement.again(LOOK_AGAIN);
    }

    private Settlement refused(String sha256, String externalId, String why) {
        return Settlement.done(
                () -> placed.place(sha256, ProviderFiles.State.REFUSED, externalId, why));
    }

    private List<Found> listed() {
        return host.files().stream()
                .filter(file -> file.name() != null)
                .map(file -> new Found(file.id(), bare(file.name())))
                .toList();
    }

    /**
     * Without the name of the answer: the provider finds a content that it has, and then tells of
     * the file in which somebody else put it there.
     */
    private Found upload(ProviderFiles.Placed row, String token) {
        Path content = files.copy(row.fileId());
        try {
            RemoteFile sent = host.upload(content, token + ENDING, FilePurpose.FINE_TUNE.wire());
            return new Found(sent.id(), null);
        } finally {
            delete(content);
        }
    }

    private static String bare(String name) {
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
