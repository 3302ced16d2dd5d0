package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FileHost;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteContent;
import dev.slipway.provider.TrainedWeights;
import dev.slipway.provider.TrainedWeights.Artifact;
import dev.slipway.provider.TrainingHost;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherDownloadsTest {
    private static final String PATH = "/v1/finetune/download";

    @StandIn.Together WireMockServer together;
    @Inject TrainingHost training;
    @Inject FileHost files;

    @BeforeEach
    void forget() {
        together.resetAll();
    }

    @Test
    void download_adapter_streamsTheWhole() throws IOException {
        together.stubFor(
                get(urlPathEqualTo(PATH))
                        .withQueryParam("ft_id", equalTo("ft-77"))
                        .withQueryParam("checkpoint", equalTo("adapter"))
                        .withQueryParam("checkpoint_step", absent())
                        .withHeader("Range", absent())
                        .willReturn(ok("weights").withHeader("Content-Length", "7")));

        try (RemoteContent content =
                training.download("ft-77", new TrainedWeights(Artifact.ADAPTER, null, 0))) {
            assertThat(content.total()).isEqualTo(7);
            assertThat(content.bytes().readAllBytes()).asString().isEqualTo("weights");
        }
    }

    @Test
    void download_restOfACheckpoint_asksForTheRange() throws IOException {
        together.stubFor(
                get(urlPathEqualTo(PATH))
                        .withQueryParam("checkpoint_step", equalTo("14"))
                        .withQueryParam("checkpoint", absent())
                        .withHeader("Range", equalTo("bytes=3-"))
                        .willReturn(
                                status(206)
                                        .withBody("ghts")
                                        .withHeader("Content-Range", "bytes 3-6/7")));

        try (RemoteContent content =
                training.download("ft-77", new TrainedWeights(Artifact.MERGED, 14L, 3))) {
            assertThat(content.from()).isEqualTo(3);
            assertThat(content.total()).isEqualTo(7);
            assertThat(content.bytes().readAllBytes()).asString().isEqualTo("ghts");
        }
    }

    @Test
    void download_rangeIgnored_beginsAtZero() {
        together.stubFor(get(urlPathEqualTo(PATH)).willReturn(ok("weights")));

        try (RemoteContent content =
                training.download("ft-77", new TrainedWeights(Artifact.OUTPUT, null, 3))) {
            assertThat(content.from()).isZero();
        }
    }

    @Test
    void download_unknownJob_isNotFound() {
        together.stubFor(
                get(urlPathEqualTo(PATH))
                        .willReturn(
                                jsonResponse("{\"error\":{\"message\":\"no such job\"}}", 404)));

        ProviderException missing =
                catchThrowableOfType(
                        ProviderException.class,
                        () ->
                                training.download(
                                        "ft-1", new TrainedWeights(Artifact.MERGED, null, 0)));

        assertThat(missing.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(missing).hasMessageContaining("no such job");
    }

    @Test
    void content_ofAFile_streams() throws IOException {
        together.stubFor(get("/v1/files/file-o/content").willReturn(ok("{}\n{}\n")));

        try (RemoteContent content = files.content("file-o")) {
            assertThat(content.bytes().readAllBytes()).hasSize(6);
        }
    }
}
