package dev.slipway.provider;

import java.util.Set;

/**
 * One entry of the provider's list of models it serves or tunes ({@code GET /v2/supported-models}).
 *
 * @param id {@code arch_...}
 * @param baseModelId {@code ml_...} that deployments and configs refer to
 * @param name the catalogue name, as in {@code POST /v1/fine-tunes}
 * @param products raw words, such as {@code PRODUCT_FINE_TUNING}
 * @param status raw word, such as {@code SUPPORTED_MODEL_STATUS_DEPRECATED}; may be null
 */
public record SupportedModel(
        String id, String baseModelId, String name, Set<String> products, String status) {

    public boolean tunable() {
        return products.contains("PRODUCT_FINE_TUNING");
    }

    public boolean dedicated() {
        return products.contains("PRODUCT_DEDICATED");
    }
}
