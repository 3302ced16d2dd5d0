package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FileHost;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteFile;
import dev.slipway.provider.SupportedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the adapter over the wire. Each begins with a sandbox of its own, is recorded, and
 * fails when a judge finds fault with what passed. Other tests run it again from its tape, so it
 * takes all that it knows from ports and from {@link #lever}.
 */
@ExtendWith(Judged.class)
abstract class WireTest {
    static final String MODEL = "Qwen/Qwen3-8B";
    static final String PROJECT = "proj_sandbox";
    static final String SLUG = "sandbox-project";
    static final String QUESTION = "Where is my parcel? The tracking page does not change.";

    static <T> T port(Class<T> type) {
        return Wire.port(type);
    }

    static void lever(String path, String json) {
        Wire.lever(path, json);
    }

    /**
     * @param duration such as {@code PT5M}
     */
    static void advance(String duration) {
        lever("/sandbox/clock", "{\"advance\":\"" + duration + "\"}");
    }

    static RemoteFile file(String name, String content, String purpose) {
        try {
            Path file = Files.createDirectories(Path.of("target/truth")).resolve(name);
            Files.writeString(file, content);
            return port(FileHost.class).upload(file, name, purpose);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The example's training file, uploaded and found good. */
    static RemoteFile trainingFile() {
        FileHost files = port(FileHost.class);
        RemoteFile file = files.upload(Path.of("examples/train.jsonl"), "t.jsonl", "fine-tune");
        advance("PT10S");
        return file;
    }

    static SupportedModel base() {
        return base(MODEL);
    }

    /** The first supported model with that in its name. */
    static SupportedModel base(String name) {
        return port(ModelCatalog.class).supportedModels().stream()
                .filter(model -> model.name() != null && model.name().contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** Why a call fails, in words of the provider's that people can read, and with its code. */
    static FailureKind refusal(String code, ThrowingCallable call) {
        ProviderException failed = catchThrowableOfType(ProviderException.class, call);
        assertThat(failed).as("the failure").isNotNull();
        assertThat(failed).message().contains(code).doesNotContain("{");
        return failed.kind();
    }
}
