package dev.slipway.sandbox;

import static dev.slipway.sandbox.HubFolder.FULL;
import static dev.slipway.sandbox.RunningSandbox.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveUploadTest {
    private static final String MODEL = "model";

    @TempDir Path folder;
    private HubFolder hub;
    private RunningSandbox sandbox;
    private HttpServer store;

    @BeforeEach
    void start() throws IOException {
        hub = HubFolder.in(folder);
        sandbox = new RunningSandbox(folder);
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.start();
    }

    @AfterEach
    void stop() {
        store.stop(0);
        sandbox.close();
    }

    private String serve(String name, byte[] content) {
        store.createContext(
                "/" + name,
                exchange -> {
                    exchange.sendResponseHeaders(200, content.length);
                    exchange.getResponseBody().write(content);
                    exchange.close();
                });
        return "http://127.0.0.1:"
                + store.getAddress().getPort()
                + "/"
                + name
                + "?Signature=s3cr3t";
    }

    private JsonNode uploaded(String url) {
        sandbox.upload(sandbox.record("mine", MODEL), url, null);
        sandbox.advance("PT10M");
        return sandbox.get(PROJECT + "/models/uploads").at("/data/0");
    }

    private byte[] zip(String prefix) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : hub.files(FULL)) {
                zip.putNextEntry(new ZipEntry(prefix + file.getFileName()));
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }

    private byte[] tarGz() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Path file : hub.files(FULL)) {
                tar.putArchiveEntry(new TarArchiveEntry(file, "./" + file.getFileName()));
                Files.copy(file, tar);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void zip_ofAModel_isTakenAndItsSignatureForgotten() throws IOException {
        JsonNode job = uploaded(serve("model.zip", zip("")));
        assertThat(job.path("status").asText()).endsWith("SUCCEEDED");
        assertThat(job.path("remoteUrl").asText()).endsWith("/model.zip");
        assertThat(Files.readString(sandbox.ledger())).doesNotContain("s3cr3t");
        sandbox.serve("bot", job.path("modelId").asText());
        sandbox.advance("PT10M");
        assertThat(sandbox.ask("sandbox-project/bot", "When will my tent be delivered?"))
                .isEqualTo("track_order");
    }

    @Test
    void tarGz_ofAModel_isTaken() throws IOException {
        JsonNode job = uploaded(serve("model.tar.gz", tarGz()));
        assertThat(job.path("status").asText()).endsWith("SUCCEEDED");
        String model = PROJECT + "/models/" + job.path("modelId").asText();
        assertThat(sandbox.get(model + "/revisions").at("/data/0/validationStatus").asText())
                .endsWith("SUCCESS");
    }

    @Test
    void zip_filesInASubFolder_failTheValidation() throws IOException {
        JsonNode job = uploaded(serve("model.zip", zip("wrapped/")));
        String model = PROJECT + "/models/" + job.path("modelId").asText();
        assertThat(sandbox.get(model + "/revisions").at("/data/0/validationErrors").toString())
                .contains("at the root");
    }

    @Test
    void zip_pathOutOfIt_failsTheJobAndWritesNothing() throws IOException {
        JsonNode job = uploaded(serve("model.zip", zip("../../escaped-")));
        assertThat(job.path("statusMessage").asText()).contains("a path outside of it");
    }

    @Test
    void archive_damagedOrMissing_failsTheJob() {
        assertThat(
                        uploaded(serve("model.tar.gz", new byte[] {1, 2, 3}))
                                .path("statusMessage")
                                .asText())
                .contains("cannot be unpacked");
        String gone = serve("model.zip", new byte[0]).replace("model.zip", "gone.zip");
        sandbox.upload(sandbox.record("other", MODEL), gone, null);
        sandbox.advance("PT10M");
        assertThat(sandbox.get(PROJECT + "/models/uploads").at("/data/1/statusMessage").asText())
                .contains("HTTP 404");
    }
}
