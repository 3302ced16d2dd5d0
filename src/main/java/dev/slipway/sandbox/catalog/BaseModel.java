package dev.slipway.sandbox.catalog;

import dev.slipway.sandbox.web.Digests;
import java.math.BigDecimal;
import java.util.List;

/**
 * A model of the catalogue.
 *
 * @param id the catalogue name, such as {@code Qwen/Qwen3-8B}
 * @param architecture as {@code config.json} names it
 * @param shape sizes of its layers; null when they are not all alike
 * @param type {@code chat}, {@code embedding}, ...
 * @param status {@code RECOMMENDED}, {@code SUPPORTED} or {@code DEPRECATED}
 * @param tuning what fine-tuning it allows; null when it cannot be tuned
 * @param machines ids of the machines it can be served on; none: it cannot be deployed
 */
public record BaseModel(
        String id,
        String architecture,
        Shape shape,
        String displayName,
        String organization,
        String license,
        String type,
        String status,
        int contextLength,
        long parameters,
        boolean serverless,
        Prices prices,
        Tuning tuning,
        List<String> machines) {

    /** US dollars per million tokens. */
    public record Prices(BigDecimal input, BigDecimal output, BigDecimal finetune) {}

    /**
     * Sizes of a decoder's layers, as {@code config.json} has them.
     *
     * @param heads of attention, {@code kvHeads} of them with keys and values of their own
     */
    public record Shape(
            int hidden, int intermediate, int layers, int heads, int kvHeads, int headDim) {}

    public record Tuning(int maxRank, boolean tools, boolean reasoning) {}

    public boolean tunable() {
        return tuning != null;
    }

    /** {@code ml_...}: what configs, deployments and model records refer to. */
    public String modelId() {
        return "ml_" + hash("ml");
    }

    /** {@code arch_...}: its id in the list of supported models, and nowhere else. */
    public String archId() {
        return "arch_" + hash("arch");
    }

    /** As deployments and configs name it. */
    public String resourceName() {
        return "projects/" + Account.PLATFORM_PROJECT + "/models/" + modelId();
    }

    /** {@code cr_...}: serving it on {@code machine}. */
    public String configId(String machine) {
        return "cr_" + hash("cr:" + machine);
    }

    public String revisionId() {
        return "rv_" + hash("rv");
    }

    /** The part behind the owner. */
    public String shortName() {
        return id.substring(id.indexOf('/') + 1);
    }

    private String hash(String kind) {
        return Digests.sha256(kind + ":" + id).substring(0, 24);
    }
}
