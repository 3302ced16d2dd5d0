package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.BatchHost;
import dev.slipway.provider.BatchHost.BatchRequest;
import dev.slipway.provider.BatchHost.StartedBatch;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteBatch;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherBatchesTest {
    private static final BatchRequest REQUEST =
            new BatchRequest("file-9", "/v1/chat/completions", null, null);

    @StandIn.Together WireMockServer together;
    @Inject BatchHost batches;

    @BeforeEach
    void forget() {
        together.resetAll();
    }

    @Test
    void start_answer201_isReadFromInsideTheJob() {
        together.stubFor(
                post("/v1/batches")
                        .willReturn(
                                jsonResponse(
                                        """
                                        {"job":{"id":"b-1","status":"VALIDATING","progress":0,
                                          "input_file_id":"file-9"},"warning":"model is slow"}
                                        """,
                                        201)));

        StartedBatch started = batches.start(REQUEST);

        assertThat(started.warning()).isEqualTo("model is slow");
        assertThat(started.batch().id()).isEqualTo("b-1");
        assertThat(started.batch().terminal()).isFalse();
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/batches"))
                        .withHeader("Authorization", equalTo("Bearer key-main"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"input_file_id":"file-9","completion_window":"24h",
                                         "endpoint":"/v1/chat/completions"}
                                        """)));
    }

    @Test
    void start_refused_givesTheBareText() {
        together.stubFor(
                post("/v1/batches")
                        .willReturn(jsonResponse("{\"error\":\"file has no lines\"}", 400)));

        ProviderException refused =
                catchThrowableOfType(ProviderException.class, () -> batches.start(REQUEST));

        assertThat(refused.kind()).isEqualTo(FailureKind.INVALID_DATA);
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused).hasMessageContaining("file has no lines");
    }

    @Test
    void batches_bareArray_isReadAndBrokenOnesLeftOut() {
        together.stubFor(
                get("/v1/batches")
                        .willReturn(
                                okJson(
                                        """
                                        [{"id":"b-1","status":"COMPLETED","progress":"100",
                                          "output_file_id":"file-o","error_file_id":"file-e",
                                          "created_at":"2026-10-01T08:00:00Z"},
                                         {"status":"COMPLETED"}, null, 7,
                                         {"id":"b-2","status":"A_WORD_OF_TOMORROW"}]
                                        """)));

        List<RemoteBatch> listed = batches.batches();

        assertThat(listed).extracting(RemoteBatch::id).containsExactly("b-1", "b-2");
        assertThat(listed).extracting(RemoteBatch::terminal).containsExactly(true, false);
        assertThat(listed.get(0).progress()).isEqualTo(100.0);
        assertThat(listed.get(0).files())
                .isEqualTo(new RemoteBatch.Files(null, "file-o", "file-e"));
    }

    @Test
    void cancel_batch_asksOnce() {
        together.stubFor(
                post("/v1/batches/b-1/cancel")
                        .willReturn(okJson("{\"id\":\"b-1\",\"status\":\"CANCELLED\"}")));

        assertThat(batches.cancel("b-1").is("cancelled")).isTrue();
        together.verify(1, postRequestedFor(urlEqualTo("/v1/batches/b-1/cancel")));
    }
}
