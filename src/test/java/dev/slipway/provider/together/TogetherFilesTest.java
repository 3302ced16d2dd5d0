package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.matching.MultipartValuePattern;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FileHost;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherFilesTest {
    @StandIn.Together WireMockServer together;
    @Inject FileHost files;
    @TempDir Path folder;

    @BeforeEach
    void forget() {
        together.resetAll();
    }

    @Test
    void upload_file_isOneMultipartWithTheTrainingKey() throws IOException {
        String line = "{\"text\":\"größer\"}\n";
        Path content = Files.writeString(folder.resolve("train.jsonl"), line.repeat(5_000));
        together.stubFor(post("/v1/files/upload").willReturn(Recorded.answer("file.json")));

        RemoteFile file = files.upload(content, "train.jsonl", "fine-tune");

        assertThat(file.id()).isEqualTo("file-9d3");
        assertThat(file.usable()).isTrue();
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/files/upload"))
                        .withHeader("Authorization", equalTo("Bearer key-training"))
                        .withRequestBodyPart(field("purpose", "fine-tune"))
                        .withRequestBodyPart(field("file_name", "train.jsonl"))
                        .withRequestBodyPart(field("file_type", "jsonl"))
                        .withRequestBodyPart(field("file", line.repeat(5_000))));
    }

    @Test
    void upload_missingFile_sendsNothing() {
        ProviderException refused =
                catchThrowableOfType(
                        ProviderException.class,
                        () -> files.upload(folder.resolve("gone.jsonl"), "gone.jsonl", "eval"));

        assertThat(refused.kind()).isEqualTo(FailureKind.INVALID_DATA);
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(together.getAllServeEvents()).isEmpty();
    }

    @Test
    void upload_redirect_isNotFollowed() throws IOException {
        Path content = Files.writeString(folder.resolve("a.jsonl"), "{}");
        together.stubFor(
                post("/v1/files/upload")
                        .willReturn(temporaryRedirect(together.baseUrl() + "/elsewhere")));

        ProviderException refused =
                catchThrowableOfType(
                        ProviderException.class,
                        () -> files.upload(content, "a.jsonl", "fine-tune"));

        assertThat(refused).hasMessageContaining("redirects");
        together.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
        together.verify(0, postRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void files_badEntries_areLeftOut() {
        together.stubFor(get("/v1/files").willReturn(Recorded.answer("files.json")));

        List<RemoteFile> all = files.files();

        assertThat(all).extracting(RemoteFile::id).containsExactly("file-9d3", "file-bad");
        assertThat(all.get(1).refused()).isTrue();
        assertThat(all.get(1).problem()).isEqualTo("line 3: no messages");
        assertThat(all.get(1).bytes()).isEqualTo(77);
    }

    private static MultipartValuePattern field(String name, String value) {
        return aMultipart().withName(name).withBody(equalTo(value)).build();
    }
}
