package dev.slipway.sandbox.weights;

import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import java.util.Locale;

/**
 * Base models under their several names: the provider's {@code -Reference} is the author's own, and
 * a copy on somebody's disk has the same last part.
 */
record Families(Catalogue catalogue) {

    /** True when {@code name} certainly means another base than {@code declared}. */
    boolean another(String name, BaseModel declared) {
        String key = key(name);
        return !key.equals(key(declared.id()))
                && catalogue.models().stream().anyMatch(model -> key(model.id()).equals(key));
    }

    private static String key(String name) {
        return name.substring(name.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("^meta-", "")
                .replaceAll("-(reference|turbo|lora|hf)$", "");
    }
}
