package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookAroundTest {
    @Test
    void quotable_apostrophe_isStillTheSameJson() {
        String json = Json.write(Json.object().put("content", "I can't log in"));
        assertThat(LookAround.quotable(json)).doesNotContain("'");
        assertThat(Json.parse(LookAround.quotable(json)).path("content").asText())
                .isEqualTo("I can't log in");
    }
}
