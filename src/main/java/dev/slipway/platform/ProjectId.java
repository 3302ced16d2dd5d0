package dev.slipway.platform;

import java.util.Objects;

/** The tenant that a record belongs to. Every record carries one; every query asks for it. */
public record ProjectId(String value) {
    public ProjectId {
        Objects.requireNonNull(value, "project");
    }

    @Override
    public String toString() {
        return value;
    }
}
