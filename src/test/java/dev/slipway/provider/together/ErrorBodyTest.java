package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorBodyTest {

    @Test
    void of_errorObject_givesMessageAndCodeButNoType() {
        ErrorBody body = ErrorBody.of(Recorded.body("error-v1-closed.json"));

        assertThat(body.code()).isEqualTo("endpoints_v1_create_access_disabled");
        assertThat(body.text()).isEqualTo("Creating v1 dedicated endpoints is disabled");
        assertThat(body.words()).doesNotContain("invalid_request_error");
    }

    @Test
    void of_otherShapes_giveTheirText() {
        assertThat(ErrorBody.of("{\"error\":\"plain\"}").text()).isEqualTo("plain");
        assertThat(ErrorBody.of("{\"message\":\"bare\"}").text()).isEqualTo("bare");
        assertThat(ErrorBody.of("upstream gone\n").text()).isEqualTo("upstream gone");
        assertThat(ErrorBody.of("{\"code\":5,\"details\":[]}").text()).contains("details");
        assertThat(ErrorBody.of("[1]").text()).isEqualTo("[1]");
    }

    @Test
    void of_emptyOrHtml_showsNoMarkup() {
        assertThat(ErrorBody.of(" ").text()).isNull();
        assertThat(ErrorBody.of(Recorded.body("error-html.html")).text())
                .contains("HTML page")
                .doesNotContain("<");
    }

    @Test
    void of_longText_isCut() {
        assertThat(ErrorBody.of("x".repeat(5_000)).text()).hasSizeLessThan(420);
    }
}
