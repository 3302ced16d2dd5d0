package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Lenient reading of one JSON object: a field that is absent, null, blank or of another type is
 * null. Numbers may be strings, as V2 writes its int64.
 */
final class Fields {
    private static final int MAX_LONG_DIGITS = 18;

    private Fields() {}

    /** V1 wraps some objects in {@code data}, and not always. */
    static JsonNode inner(JsonNode answer) {
        return answer.path("data").isObject() ? answer.path("data") : answer;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText()
                : null;
    }

    /** As {@link #text}, for the one field without which an object is of no use. */
    static String required(JsonNode node, String field) {
        String value = text(node, field);
        if (value == null) {
            throw new UnreadableAnswer("the answer has no \"" + field + "\"");
        }
        return value;
    }

    static BigDecimal decimal(JsonNode node, String field) {
        String value = text(node, field);
        try {
            return value == null ? null : new BigDecimal(value.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    static Long whole(JsonNode node, String field) {
        BigDecimal value = decimal(node, field);
        // Checked before it is written out: 1e999999999 would take all memory.
        if (value == null || value.precision() - (long) value.scale() > MAX_LONG_DIGITS) {
            return null;
        }
        // Token counts come as 1.5e6 or 1500000.0, too; a fraction means nothing.
        return value.longValue();
    }

    static Integer integer(JsonNode node, String field) {
        Long value = whole(node, field);
        return value == null || value.intValue() != value
                ? null
                : Integer.valueOf(value.intValue());
    }

    static Boolean flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : null;
    }

    static Instant instant(JsonNode node, String field) {
        String value = text(node, field);
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
