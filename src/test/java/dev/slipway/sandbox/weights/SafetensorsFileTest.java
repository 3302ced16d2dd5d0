package dev.slipway.sandbox.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
    private static final String WHOLE =
            "{'__metadata__':{'format':'pt'},"
                    + "'b':{'dtype':'BF16','shape':[2],'data_offsets':[4,8]},"
                    + "'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]},"
                    + "'c':{'dtype':'I8','shape':[0,3],'data_offsets':[8,8]}}  ";

    private static SafetensorsFile read(String header, int data) throws IOException {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return read(json.length, json, data);
    }

    private static SafetensorsFile read(long length, byte[] json, int data) throws IOException {
        byte[] file =
                ByteBuffer.allocate(8 + json.length + data)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(length)
                        .put(json)
                        .array();
        return SafetensorsFile.read(new ByteArrayInputStream(file), file.length);
    }

    @Test
    void read_scalarEmptyAndPaddedHeader_areFine() throws IOException {
        assertThat(read(WHOLE, 8).tensors())
                .extracting(Tensor::name)
                .containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]}} | not valid JSON",
                "{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'b':{'dtype':'U8','shape':[3],'data_offsets':[1,4]}} | tensor b lies at 1",
                "{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'b':{'dtype':'U8','shape':[1],'data_offsets':[3,4]}} | tensor b lies at 3",
                "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,4]}}       | cannot have 4 bytes",
                "{'a':{'dtype':'F4','shape':[3],'data_offsets':[0,4]}}        | cannot have 4 bytes",
                "{'a':{'dtype':'U8','shape':[4],'data_offsets':[4,0]}}        | tensor a lies at 4",
                "{'a':{'dtype':'U8','shape':[-4],'data_offsets':[0,4]}}       | no proper dtype",
                "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0]}}          | no proper dtype",
                "{'a':{'dtype':'U8','shape':[9223372036854775807,9],'data_offsets':[0,4]}} | too large",
                "{'a':{'dtype':'U8','shape':[8],'data_offsets':[0,8]}}        | cut off",
                "{'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}}        | padded",
                "{'__metadata__':{'n':1}}                                     | texts only",
                "[1]                                                          | not a JSON object"
            })
    void read_brokenHeader_saysWhatIsWrong(String header, String why) {
        assertThatThrownBy(() -> read(header, 4))
                .isInstanceOf(BadWeights.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        "-9223372036854775808, out of bounds",
        "-1,                   out of bounds",
        "0,                    out of bounds",
        "1000000000,           out of bounds",
        "1000,                 the file has 10"
    })
    void read_impossibleLength_isRefusedBeforeAnythingIsRead(long length, String why) {
        assertThatThrownBy(() -> read(length, new byte[] {'{', '}'}, 0))
                .isInstanceOf(BadWeights.class)
                .hasMessageContaining(why);
    }

    @Test
    void read_typeOfTomorrow_isTaken() throws IOException {
        String header = "{'a':{'dtype':'F2','shape':[16],'data_offsets':[0,4]}}";
        assertThat(read(header, 4).tensors()).hasSize(1);
    }
}
