package dev.slipway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.JsonText;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a repository before anything was paid for, as it is stored with the model. All
 * parts may be null.
 *
 * @param rulesVersion which set of checks it was
 */
record PreflightReport(
        String repository,
        String commit,
        String kind,
        String baseModel,
        Long bytes,
        String rulesVersion,
        List<Check> checks) {

    PreflightReport {
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    /**
     * @param level {@code OK}, {@code WARN}, {@code FAIL}, {@code NOT_READY}, {@code SKIPPED}; open
     * @param measured what was seen, of any shape
     */
    record Check(
            int number,
            String id,
            String level,
            String code,
            String message,
            String fix,
            String link,
            JsonNode measured) {

        public Badge badge() {
            return switch (String.valueOf(level)) {
                case "OK" -> new Badge("ok", "OK", "ok");
                case "WARN" -> new Badge("warn", "Warning", "warn");
                case "FAIL" -> new Badge("fail", "Failed", "fail");
                case "NOT_READY" -> new Badge("queued", "Not ready", "ask");
                case "SKIPPED" -> new Badge("off", "Skipped", "idle");
                default -> new Badge("queued", Badge.words(String.valueOf(level)), "idle");
            };
        }

        /** Null unless it leads to a page: a report quotes what strangers wrote. */
        public String page() {
            return link != null && link.startsWith("https://") ? link : null;
        }

        /** Null when nothing was measured. */
        public String seen() {
            return measured == null || measured.isNull()
                    ? null
                    : measured.isValueNode() ? measured.asText() : measured.toString();
        }
    }

    /** Null without a report. */
    static PreflightReport read(Optional<String> json) {
        return json.map(text -> JsonText.read(text, PreflightReport.class)).orElse(null);
    }

    public String size() {
        return Figures.bytes(bytes);
    }
}
