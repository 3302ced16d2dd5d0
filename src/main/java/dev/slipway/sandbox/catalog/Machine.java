package dev.slipway.sandbox.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/**
 * An instance type.
 *
 * @param id such as {@code 1xnvidia-h100-80gb}
 * @param gpuType such as {@code H100}
 * @param gpuMemoryGib of each GPU
 * @param centsPerHour per ready replica
 */
public record Machine(
        String id,
        String gpuType,
        int gpuCount,
        int gpuMemoryGib,
        BigDecimal centsPerHour,
        List<String> regions) {

    public BigDecimal centsPerMinute() {
        return centsPerHour.divide(BigDecimal.valueOf(60), MathContext.DECIMAL32);
    }

    /** Such as {@code nvidia-h100-80gb}: the id without the count. */
    public String acceleratorType() {
        return id.substring(id.indexOf('x') + 1);
    }

    /** What V1 calls it, such as {@code 1x_nvidia_h100_80gb_sxm}. */
    public String hardwareId() {
        return gpuCount + "x_" + acceleratorType().replace('-', '_') + "_sxm";
    }

    /** How a config says that it runs here. */
    public Map<String, String> selectors() {
        return Map.of(
                "accelerator_type",
                acceleratorType(),
                "accelerator_count",
                String.valueOf(gpuCount),
                "optimization",
                "balanced",
                "topology",
                "single-node");
    }
}
