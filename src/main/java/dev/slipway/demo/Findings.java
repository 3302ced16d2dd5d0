package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads from the service and the sandbox how things stand. */
record Findings(ApiClient api, ApiClient sandbox) {

    Report report(
            String fineTuneId,
            Interview.Result interview,
            Report.Webhooks webhooks,
            double seconds) {
        List<Report.Model> models = models();
        return new Report(
                Plan.ALIAS,
                fineTune(fineTuneId),
                models,
                models.stream()
                        .filter(Report.Model::isLive)
                        .map(Report.Model::version)
                        .findFirst()
                        .orElse(null),
                interview.baseScore(),
                interview.answers(),
                webhooks,
                Bill.read(sandbox).totalUsd(),
                seconds);
    }

    private Report.FineTune fineTune(String id) {
        return id == null
                ? new Report.FineTune(null, null)
                : new Report.FineTune(id, Json.text(api.get("/api/v1/fine-tunes/" + id), "state"));
    }

    private List<Report.Model> models() {
        JsonNode page = api.get("/api/v1/models?alias=" + Plan.ALIAS);
        return StreamSupport.stream(page.path("data").spliterator(), false)
                .map(Findings::model)
                .sorted(Comparator.comparingInt(Report.Model::version))
                .toList();
    }

    private static Report.Model model(JsonNode model) {
        return new Report.Model(
                Json.text(model, "id"),
                model.path("version").asInt(),
                Json.text(model, "stage"),
                Json.text(model, "verdict"),
                model.hasNonNull("score") ? model.get("score").asDouble() : null);
    }
}
