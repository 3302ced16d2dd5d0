package dev.slipway.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a file is for; decides how it is checked. */
public enum FilePurpose {
    /** Training or validation data: checked line by line as the provider would. */
    FINE_TUNE("fine-tune"),
    /** Cases of a suite: checked when the suite is made. */
    EVAL("eval");

    private final String wire;

    FilePurpose(String wire) {
        this.wire = wire;
    }

    @JsonValue
    public String wire() {
        return wire;
    }

    static Optional<FilePurpose> of(String wire) {
        return Arrays.stream(values()).filter(purpose -> purpose.wire.equals(wire)).findFirst();
    }
}
