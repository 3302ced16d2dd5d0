package dev.slipway.evaluation;

import static dev.slipway.evaluation.ScorerTest.scorer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaScorerTest {
    private static final String ORDER =
            "{'schema':{'type':'object','required':['id'],'additionalProperties':false,"
                    + "'properties':{'id':{'type':'integer'},'tag':{'pattern':'^[a-z]+$'}}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id':7}                 | 1",
                "{'id':7,'tag':'abc'}     | 1",
                "{'id':7,'tag':'A1'}      | 0",
                "{'id':'7'}               | 0",
                "{}                       | 0",
                "{'id':7,'more':true}     | 0",
                "{'id':7                  | 0",
                "{'id':7} and more        | 0",
                "~~                       | 0",
                "Sure! {'id':7}           | 0",
            })
    void score_answer_isValidated(String answer, double score) {
        assertThat(scorer("json_schema", ORDER).score("ignored", answer.replace('\'', '"')))
                .isEqualTo(score);
    }

    @Test
    void score_expectationIsTheSchema_whenNoOptionIs() {
        Scorer schema = scorer("json_schema", null);

        assertThat(schema.score("{\"type\":\"array\"}", "[1]")).isEqualTo(1);
        assertThat(schema.score("{\"type\":\"array\"}", "1")).isZero();
        assertThat(schema.objection("{\"type\":\"array\"}")).isEmpty();
    }

    @Test
    void score_expectationThatIsNoSchema_cannotBeTold() {
        Scorer schema = scorer("json_schema", null);

        assertThat(schema.score("refund", "[1]")).isNaN();
        assertThat(schema.objection("refund"))
                .hasValueSatisfying(message -> assertThat(message).contains("not JSON"));
        assertThat(schema.objection("5")).isPresent();
    }

    @Test
    void score_hugeAnswer_cannotBeTold() {
        String answer = "{\"id\":7,\"tag\":\"" + "a".repeat(100_001) + "\"}";

        assertThat(scorer("json_schema", ORDER).score("ignored", answer)).isNaN();
    }

    @Test
    void score_schemaThatRefersToItself_cannotBeTold() {
        Scorer schema = scorer("json_schema", "{'schema':{'allOf':[{'$ref':'#'}]}}");

        assertThat(schema.score("ignored", "1")).isNaN();
    }

    @Test
    void named_hostilePattern_isRefused() {
        String nested = "{'schema':{'pattern':'(((a{1000}){1000}){1000})'}}";

        assertThatThrownBy(() -> scorer("json_schema", nested))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void named_referenceToTheNetwork_isRefusedWithoutACall() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                });
        server.start();
        try {
            String ref = "http://localhost:%d/s.json".formatted(server.getAddress().getPort());

            assertThatThrownBy(() -> scorer("json_schema", "{'schema':{'$ref':'" + ref + "'}}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("stand alone");
            assertThat(calls).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void named_referenceToAFile_isRefused(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("s.json"), "{}");

        assertThatThrownBy(
                        () -> scorer("json_schema", "{'schema':{'$ref':'" + secret.toUri() + "'}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stand alone");
    }
}
