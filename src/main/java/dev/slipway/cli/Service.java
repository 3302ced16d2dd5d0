package dev.slipway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A running service, as seen by one key. */
final class Service {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Longer than the service itself takes at most, so that its own answer is seen. */
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private final ServiceUrl url;
    private final String key;

    /**
     * @param key sent as bearer
     */
    Service(ServiceUrl url, String key) {
        this.url = url;
        this.key = key;
    }

    /**
     * @throws CommandException for any answer but 2xx, and for none
     */
    JsonNode post(String path, JsonNode body) {
        HttpResponse<String> response = send(path, body);
        JsonNode answer = parse(response.body());
        if (response.statusCode() / 100 == 2 && answer.isObject()) {
            return answer;
        }
        throw Refusals.of(url, response.statusCode(), answer);
    }

    private HttpResponse<String> send(String path, JsonNode body) {
        HttpRequest request =
                HttpRequest.newBuilder(url.at(path))
                        .timeout(LONGEST)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw Refusals.noAnswer(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(130, "Interrupted.", "Nothing was created.");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }
}
