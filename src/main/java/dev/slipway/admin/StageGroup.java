package dev.slipway.admin;

import dev.slipway.model.Stage;
import java.util.Locale;

/** Parts of the board, in the order in which a person looks at them. */
enum StageGroup {
    NEEDS_YOU("Needs you", "ask", "ask"),
    PREPARING("Preparing", "queued", "busy"),
    DEPLOYING("Deploying", "busy", "busy"),
    EVALUATING("Evaluating", "busy", "busy"),
    CANARY("Canary", "canary", "canary"),
    SERVING("Serving", "ok", "ok"),
    ENDED("Ended", "stopped", "idle");

    private final String title;
    private final String icon;
    private final String tone;

    StageGroup(String title, String icon, String tone) {
        this.title = title;
        this.icon = icon;
        this.tone = tone;
    }

    static StageGroup of(Stage stage) {
        return switch (stage) {
            case REGISTERED, CHECKING, UPLOADING, VALIDATING, UPLOADED -> PREPARING;
            case DEPLOYING, READY -> DEPLOYING;
            case EVALUATING, APPROVED -> EVALUATING;
            case CANARY -> CANARY;
            case LIVE, STANDBY -> SERVING;
            case HELD -> NEEDS_YOU;
            case CLOSING, FAILED, REJECTED, CANCELLED, RETIRED -> ENDED;
        };
    }

    /** The word in the URL. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    public String icon() {
        return icon;
    }

    public String tone() {
        return tone;
    }
}
