package dev.slipway.provider.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubHostsTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9191, http://127.0.0.1:9191/a, true, true",
        "http://127.0.0.1:9191, http://localhost:9191/a, true, false",
        "http://localhost:9191, http://127.0.0.1:9192/a, true, false",
        "http://127.0.0.1:9191, http://169.254.169.254/a, false, false",
        "http://127.0.0.1:9191, http://10.0.0.1/a, false, false",
        "https://huggingface.co, https://huggingface.co/a, true, true",
        "https://huggingface.co, http://huggingface.co/a, false, false",
        "https://huggingface.co, http://localhost:9191/a, false, false",
        "https://huggingface.co, https://127.0.0.1/a, false, false",
        "https://huggingface.co, https://huggingface.co.example.com/a, false, false"
    })
    void refusal_byAddress_keepsToTheHubAndItsFiles(
            String endpoint, String address, boolean allowed, boolean hub) {
        HubHosts hosts = new HubHosts(URI.create(endpoint));
        assertThat(hosts.refusal(URI.create(address)) == null).isEqualTo(allowed);
        assertThat(hosts.isHub(URI.create(address))).isEqualTo(hub);
    }
}
