package dev.slipway.sandbox.hub;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a file {@code name.hub.json} beside the folder {@code name} says about a repository. Without
 * one it is public.
 *
 * @param hidden only {@code tokens} may know of it
 * @param gated {@code false}, {@code "auto"} or {@code "manual"}: only {@code tokens} may read
 *     files
 * @param tokens those with access to a private or gated repository
 * @param renamedTo {@code owner/name} that calls are sent on to; null when it is here
 * @param unsafe paths of files that the security scan complains about
 */
record Sidecar(
        @JsonProperty("private") boolean hidden,
        JsonNode gated,
        List<String> tokens,
        boolean disabled,
        String renamedTo,
        List<String> unsafe) {
    static final Sidecar PUBLIC = new Sidecar(false, null, null, false, null, null);

    Sidecar {
        gated = gated == null ? BooleanNode.FALSE : gated;
        tokens = tokens == null ? List.of() : tokens;
        unsafe = unsafe == null ? List.of() : unsafe;
        if (!gated.equals(BooleanNode.FALSE)
                && !List.of("auto", "manual").contains(gated.asText())) {
            throw new IllegalArgumentException("gated must be false, \"auto\" or \"manual\"");
        }
    }

    static Sidecar read(Path file) {
        if (!Files.exists(file)) {
            return PUBLIC;
        }
        try {
            // A misspelt "private" must not make a repository public.
            return Json.MAPPER
                    .readerFor(Sidecar.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(file.toFile());
        } catch (JsonProcessingException e) {
            String why = file.getFileName() + " cannot be used: " + e.getOriginalMessage();
            throw ApiException.hub(500, "", why);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    boolean isGated() {
        return !gated.equals(BooleanNode.FALSE);
    }

    boolean admits(Optional<String> token) {
        return token.filter(tokens::contains).isPresent();
    }
}
