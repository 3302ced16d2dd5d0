package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FileHost;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.ProviderException.Advice;
import dev.slipway.provider.RemoteContent;
import dev.slipway.provider.RemoteFile;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

@ApplicationScoped
@Guarded
@CircuitBreaker(
        failOn = {ProviderUnavailable.class, TimeoutException.class},
        requestVolumeThreshold = 10,
        delay = Guard.OPEN_SECONDS,
        delayUnit = ChronoUnit.SECONDS)
@Timeout(value = 60, unit = ChronoUnit.SECONDS)
class TogetherFiles implements FileHost {
    private final TogetherClients clients;

    TogetherFiles(TogetherClients clients) {
        this.clients = clients;
    }

    @Override
    @Guarded(value = "take the file", creates = true)
    @CircuitBreakerName("together-file-upload")
    @Timeout(value = 31, unit = ChronoUnit.MINUTES)
    public RemoteFile upload(Path content, String fileName, String purpose) {
        if (!Files.isReadable(content)) {
            throw unreadable(content);
        }
        FilesApi api = clients.uploads();
        ClientMultipartForm form =
                ClientMultipartForm.create()
                        .attribute("purpose", purpose, null)
                        .attribute("file_name", fileName, null)
                        .attribute("file_type", "jsonl", null)
                        // by path: streamed, never whole in memory
                        .binaryFileUpload(
                                "file", fileName, content.toString(), "application/octet-stream");
        return Calls.create("take the file " + fileName, () -> api.upload(form), Readings::file);
    }

    @Override
    @CircuitBreakerName("together-file")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public RemoteFile file(String id) {
        FilesApi api = clients.files();
        return Calls.read("show the file " + id, () -> api.file(id), Readings::file);
    }

    @Override
    @CircuitBreakerName("together-files")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<RemoteFile> files() {
        FilesApi api = clients.files();
        return Calls.read("list the files", api::list, list -> Items.of(list, Readings::file));
    }

    @Override
    @CircuitBreakerName("together-file-content")
    public RemoteContent content(String id) {
        DownloadApi api = clients.downloads();
        return Downloads.open("send the file " + id, () -> api.file(id));
    }

    @Override
    @CircuitBreakerName("together-file-delete")
    public void delete(String id) {
        FilesApi api = clients.files();
        Calls.remove("delete the file " + id, () -> api.delete(id));
    }

    private static ProviderException unreadable(Path content) {
        return new ProviderException(
                FailureKind.INVALID_DATA,
                Outcome.NOT_SENT,
                0,
                "The file " + content.getFileName() + " was not uploaded: it cannot be read here",
                Advice.of("Submit the dataset again."));
    }
}
