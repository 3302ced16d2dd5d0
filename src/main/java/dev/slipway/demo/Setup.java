package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** Brings dataset and suite in and submits the fine-tune. */
record Setup(ApiClient api, Screen screen) {

    /** The fine-tune as it was accepted, and the name of the suite it will be held against. */
    record Submitted(JsonNode fineTune, String suite) {}

    Submitted submit(Examples examples) {
        JsonNode train = upload(examples.train(), "fine-tune");
        JsonNode cases = upload(examples.suite(), "eval");
        JsonNode suite = suite(Plan.SUITE, cases.path("id").asText(), 1);
        screen.line(
                "  Dataset   %s, %d examples"
                        .formatted(examples.train(), train.path("lines").asLong()));
        screen.line(
                "  Suite     %s, %d held-out questions"
                        .formatted(examples.suite(), suite.path("cases").asLong()));
        String name = suite.path("name").asText();
        return new Submitted(
                api.post("/api/v1/fine-tunes", Plan.fineTune(train.path("id").asText(), name)),
                name);
    }

    private JsonNode upload(Path file, String purpose) {
        return api.upload("/api/v1/files", file, purpose);
    }

    /** Suites never change, so other questions under a name that is taken get the next name. */
    private JsonNode suite(String name, String file, int number) {
        try {
            return api.post("/api/v1/suites", Json.object().put("name", name).put("file", file));
        } catch (ApiException e) {
            if (e.status() != 409) {
                throw e;
            }
        }
        JsonNode taken = api.get("/api/v1/suites/" + name);
        return taken.path("file").asText().equals(file)
                ? taken
                : suite(Plan.SUITE + "-" + (number + 1), file, number + 1);
    }
}
