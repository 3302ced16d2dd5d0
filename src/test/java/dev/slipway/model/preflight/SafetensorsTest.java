package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
    private final TestHub hub =
            new TestHub().with("config.json", "{\"architectures\":[\"LlamaForCausalLM\"]}");

    private static Arguments bad(String code, byte[] file) {
        return Arguments.of(code, file);
    }

    private static Arguments bad(String code, String header, int dataBytes) {
        return bad(code, Tensors.file(header, dataBytes));
    }

    private static String tensor(String name, String type, String shape, String offsets) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
                .formatted(name, type, shape, offsets);
    }

    private static String with(String more) {
        return tensor("a", "F32", "[1]", "[0,4]").replaceFirst("}$", "," + more + "}");
    }

    static Stream<Arguments> hostile() {
        String one = tensor("a", "F32", "[1]", "[0,4]");
        byte[] whole = new Tensors().f32("a", 4).f32("b", 4).file();
        return Stream.of(
                bad("HEADER_TOO_SMALL", new byte[7]),
                bad("HEADER_TOO_SMALL", new byte[0]),
                bad("HEADER_TOO_LARGE", Tensors.claiming(Long.MIN_VALUE)),
                bad("HEADER_TOO_LARGE", Tensors.claiming(-1)),
                bad("HEADER_TOO_LARGE", Tensors.claiming(25_000_001)),
                bad("INVALID_HEADER_LENGTH", Tensors.claiming(57)),
                bad("INVALID_HEADER_LENGTH", Tensors.claiming(1)),
                bad("INVALID_HEADER_LENGTH", Tensors.claiming(0)),
                bad("INVALID_HEADER", "[{}]", 0),
                bad("INVALID_HEADER", " {}", 0),
                bad("INVALID_HEADER", "{" + one + "} {}", 4),
                bad("INVALID_HEADER", "{" + one, 4),
                bad("INVALID_HEADER", "{" + one + "," + one + "}", 4),
                bad("INVALID_HEADER", "{" + with("\"dtype\":\"F32\"") + "}", 4),
                bad("INVALID_HEADER", "{" + with("\"shape\":[1]") + "}", 4),
                bad("INVALID_HEADER", "{" + with("\"x\":1,\"x\":2") + "}", 4),
                bad("INVALID_HEADER", "{" + with("\"x\":[{\"y\":1,\"y\":2}]") + "}", 4),
                bad("INVALID_HEADER", "{\"__metadata__\":{\"x\":\"1\",\"x\":\"2\"}}", 0),
                bad("INVALID_HEADER", "{\"__metadata__\":{},\"__metadata__\":{}}", 0),
                bad("INVALID_HEADER", "{\"__metadata__\":{\"format\":1}}", 0),
                bad("INVALID_HEADER", "{\"a\":7}", 0),
                bad("INVALID_HEADER", "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4),
                bad("INVALID_HEADER", "{" + tensor("a", "F32", "[1.5]", "[0,4]") + "}", 4),
                bad("INVALID_HEADER", "{" + tensor("a", "F32", "[-1]", "[0,4]") + "}", 4),
                bad("INVALID_HEADER", "{" + tensor("a", "F32", "[1]", "[0,4,8]") + "}", 4),
                bad(
                        "INVALID_HEADER",
                        "{" + tensor("a", "F32", "[99999999999999999999]", "[0,4]") + "}",
                        4),
                bad(
                        "INVALID_HEADER",
                        Tensors.file("{\"\u00e9\":{}}".getBytes(StandardCharsets.ISO_8859_1), 0)),
                bad(
                        "INVALID_HEADER",
                        Tensors.file("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE), 0)),
                bad("INVALID_OFFSET", "{" + tensor("a", "F32", "[1]", "[4,8]") + "}", 8),
                bad(
                        "INVALID_OFFSET",
                        "{" + one + "," + tensor("b", "F32", "[1]", "[2,6]") + "}",
                        6),
                bad(
                        "INVALID_OFFSET",
                        "{" + one + "," + tensor("b", "F32", "[1]", "[8,12]") + "}",
                        12),
                bad("INVALID_HEADER", "{" + tensor("a", "F32", "[1]", "[0,-4]") + "}", 4),
                bad(
                        "INVALID_OFFSET",
                        "{"
                                + tensor("a", "F32", "[0]", "[0,0]")
                                + ","
                                + tensor("b", "F32", "[1]", "[4,0]")
                                + "}",
                        4),
                bad("INVALID_TENSOR", "{" + tensor("a", "F32", "[2]", "[0,4]") + "}", 4),
                bad(
                        "OVERFLOW",
                        "{" + tensor("a", "U8", "[4294967296,4294967296]", "[0,4]") + "}",
                        4),
                bad("MISALIGNED", "{" + tensor("a", "F4", "[3]", "[0,2]") + "}", 2),
                bad("INCOMPLETE", Arrays.copyOf(whole, whole.length - 1)),
                bad("TRAILING_BYTES", Arrays.copyOf(whole, whole.length + 1)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void header_hostile_isRefusedByName(String code, byte[] file) {
        Check check = weights(file);

        assertThat(check.level()).isEqualTo(Level.FAIL);
        assertThat(check.code()).isEqualTo("SAFETENSORS_" + code);
        assertThat(check.message()).contains("1 of 1", "model.safetensors");
        assertThat(check.fix()).contains("safe_serialization=True");
    }

    @Test
    void header_of2To63_readsNoMoreThanTheFirstRange() {
        weights(Tensors.claiming(Long.MIN_VALUE));

        assertThat(hub.ranges).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'PK\u0003\u0004abcd', zip archive",
        "'version https://git-lfs.github.com/spec/v1', Git LFS pointer",
        "'\u0080\u0002}q\u0000abcd', pickle"
    })
    void header_ofAnotherFormat_isRecognised(String start, String what) {
        byte[] file = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 200);

        assertThat(weights(file).message()).contains(what);
    }

    @Test
    void header_good_isOk() {
        Check check = weights(new Tensors().f32("a", 2, 3).f32("scalar").f32("none", 0).file());

        assertThat(check.level()).isEqualTo(Level.OK);
        assertThat(check.measured().path("tensors").asInt()).isEqualTo(3);
        assertThat(hub.ranges).hasValue(1);
    }

    @Test
    void header_longerThanTheFirstRange_takesTwo() {
        Tensors many = new Tensors();
        for (int i = 0; i < 2000; i++) {
            many.f32("model.layers." + i + ".a.tensor.with.a.long.name", 1);
        }

        assertThat(weights(many.file()).level()).isEqualTo(Level.OK);
        assertThat(hub.ranges).hasValue(2);
    }

    @Test
    void header_ofAnUnknownType_isAWarning() {
        byte[] file = Tensors.file("{" + tensor("a", "F3_NEW", "[8]", "[0,3]") + "}", 3);

        assertThat(weights(file).code()).isEqualTo("UNKNOWN_DTYPE");
        assertThat(weights(file).level()).isEqualTo(Level.WARN);
    }

    private Check weights(byte[] file) {
        return hub.with("model.safetensors", file).check().checks().stream()
                .filter(check -> check.id().equals("weights"))
                .findFirst()
                .orElseThrow();
    }
}
