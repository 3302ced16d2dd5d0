package dev.slipway.demo;

import java.util.Optional;

/** Puts the lines of a stream of server-sent events together to events. */
final class SseLines {
    private final StringBuilder data = new StringBuilder();
    private String id;

    /** Id of the last whole event; null before the first that had one. */
    private String lastId;

    /** The data of the event that {@code line} ends, if it ends one that has any. */
    Optional<String> take(String line) {
        if (line.isEmpty()) {
            return end();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("data")) {
            data.append(data.isEmpty() ? "" : "\n").append(value);
        } else if (field.equals("id")) {
            id = value;
        }
        return Optional.empty();
    }

    private Optional<String> end() {
        lastId = id == null ? lastId : id;
        if (data.isEmpty()) {
            return Optional.empty();
        }
        String whole = data.toString();
        data.setLength(0);
        return Optional.of(whole);
    }

    String lastId() {
        return lastId;
    }

    /** Forgets an event that was cut off. */
    void cutOff() {
        data.setLength(0);
        id = null;
    }
}
