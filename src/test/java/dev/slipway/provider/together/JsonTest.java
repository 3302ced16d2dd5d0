package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

    @Test
    void read_atTheCaps_isRead() throws Exception {
        assertThat(Json.read("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH))).isNotNull();
        assertThat(Json.read("{\"" + "n".repeat(Json.MAX_NAME) + "\":1}")).hasSize(1);
        assertThat(Json.read("9".repeat(Json.MAX_NUMBER)).isNumber()).isTrue();
    }

    static Stream<String> tooMuch() {
        return Stream.of(
                "[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1),
                // Never closed: it must not be held until the end comes.
                "{\"a\":".repeat(1_000_000),
                "{\"" + "n".repeat(Json.MAX_NAME + 1) + "\":1}",
                "9".repeat(Json.MAX_NUMBER + 1),
                "\"" + "s".repeat(Json.MAX_STRING + 1) + "\"");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tooMuch")
    void read_beyondTheCaps_isRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(StreamConstraintsException.class);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tooMuch")
    void errorBody_beyondTheCaps_isOneLineOfText(String text) {
        String read = text.substring(0, Math.min(text.length(), 64 * 1024));

        assertThat(ErrorBody.of(read).text()).hasSizeLessThan(500);
    }
}
