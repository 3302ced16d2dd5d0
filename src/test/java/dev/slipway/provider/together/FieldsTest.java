package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void text_absentNullBlankOrObject_isNull() {
        JsonNode node = json("{\"n\":null,\"b\":\" \",\"o\":{\"x\":1},\"t\":\"yes\"}");

        assertThat(Fields.text(node, "absent")).isNull();
        assertThat(Fields.text(node, "n")).isNull();
        assertThat(Fields.text(node, "b")).isNull();
        assertThat(Fields.text(node, "o")).isNull();
        assertThat(Fields.text(node, "t")).isEqualTo("yes");
        assertThatThrownBy(() -> Fields.required(node, "b")).hasMessageContaining("\"b\"");
    }

    @Test
    void whole_stringOrNumber_isRead() {
        JsonNode node = json("{\"s\":\"40960\",\"n\":7,\"f\":1.5e6,\"w\":\"many\"}");

        assertThat(Fields.whole(node, "s")).isEqualTo(40_960);
        assertThat(Fields.whole(node, "n")).isEqualTo(7);
        assertThat(Fields.whole(node, "f")).isEqualTo(1_500_000);
        assertThat(Fields.whole(node, "w")).isNull();
    }

    @Test
    void whole_absurdNumber_isNullAtOnce() {
        JsonNode node = json("{\"huge\":\"1e999999999\",\"long\":3000000000}");

        assertThat(Fields.whole(node, "huge")).isNull();
        assertThat(Fields.integer(node, "long")).isNull();
        assertThat(Fields.whole(node, "long")).isEqualTo(3_000_000_000L);
    }

    @Test
    void instant_anyOffsetOrRubbish_isReadOrNull() {
        JsonNode node = json("{\"z\":\"2026-10-01T10:00:00+02:00\",\"r\":\"yesterday\",\"n\":12}");

        assertThat(Fields.instant(node, "z")).isEqualTo("2026-10-01T08:00:00Z");
        assertThat(Fields.instant(node, "r")).isNull();
        assertThat(Fields.instant(node, "n")).isNull();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException bad) {
            throw new AssertionError(bad);
        }
    }
}
