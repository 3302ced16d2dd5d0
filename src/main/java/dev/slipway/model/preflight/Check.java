package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.JsonText;
import java.net.URI;

/**
 * One finding. A check that finds several things is there several times.
 *
 * @param number of the check, always the same for the same question
 * @param id its name, such as {@code token}
 * @param code machine word of the finding, such as {@code WRONG_BASE}; null when all is well
 * @param message one or two sentences, nothing secret
 * @param fix what to do, or null
 * @param link where to do it, or null
 * @param measured what was seen, or null
 */
public record Check(
        int number,
        String id,
        Level level,
        String code,
        String message,
        String fix,
        String link,
        JsonNode measured) {

    Check at(URI page) {
        return new Check(number, id, level, code, message, fix, page.toString(), measured);
    }

    /** A finding that leads nowhere else leads to the repository's page. */
    Check linked(URI page) {
        return code == null || link != null ? this : at(page);
    }

    Check measuring(Object seen) {
        // As it will be read back, so that a report that was stored is equal to itself.
        JsonNode tree = JsonText.read(JsonText.write(seen), JsonNode.class);
        return new Check(number, id, level, code, message, fix, link, tree);
    }
}
