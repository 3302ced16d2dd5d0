package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.upload.Upload;
import dev.slipway.sandbox.web.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A line in the story of an upload. */
record UploadEvent(String job, long number, Instant at, String level, String type, String message) {

    /** What has happened by {@code now}. */
    static List<UploadEvent> of(Upload upload, Instant now) {
        List<UploadEvent> events = new ArrayList<>();
        for (Phase phase : upload.timeline().cutAt(now).phases()) {
            String word = phase.state().substring(phase.state().lastIndexOf('_') + 1);
            switch (word) {
                case "PENDING" -> add(events, upload, phase, "INFO", "upload.created");
                case "RUNNING" -> add(events, upload, phase, "INFO", "download.started");
                case "ERROR" -> add(events, upload, phase, "WARN", "worker.lost");
                case "FAILED" -> add(events, upload, phase, "ERROR", "upload.failed");
                default -> {
                    add(events, upload, phase, "INFO", "download.completed");
                    String warning = upload.plan().outcome().warning();
                    if (warning != null) {
                        Phase said = new Phase(phase.from(), phase.state(), warning, 0);
                        add(events, upload, said, "WARN", "upload.warning");
                    }
                    add(events, upload, phase, "INFO", "upload.succeeded");
                }
            }
        }
        return events;
    }

    private static void add(
            List<UploadEvent> events, Upload upload, Phase phase, String level, String type) {
        String message = phase.message().isEmpty() ? type.replace('.', ' ') : phase.message();
        events.add(
                new UploadEvent(
                        upload.id(), events.size(), phase.from(), "LEVEL_" + level, type, message));
    }

    ObjectNode json() {
        return Json.object()
                .put("id", "ev_" + job.substring("job_".length()) + "_" + number)
                .put("createdAt", Json.time(at))
                .put("level", level)
                .put("type", type)
                .put("message", message);
    }
}
