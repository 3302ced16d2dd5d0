package dev.slipway.model.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two halves of each adapted module, from the names in the header.
 *
 * @param halves modules of which only one half is there
 * @param others tensors that belong to no pair
 */
record LoraPairs(List<Pair> pairs, List<String> halves, List<String> others) {
    private static final Pattern HALF =
            Pattern.compile("(?:base_model\\.model\\.)?(.+)\\.lora_([AB])(?:\\.[^.]+)?\\.weight");

    /**
     * @param module path in the base model, such as {@code model.layers.0.self_attn.q_proj}
     * @param down {@code [rank, in]}
     * @param up {@code [out, rank]}
     */
    record Pair(String module, List<Long> down, List<Long> up) {
        boolean isMatrices() {
            return down.size() == 2 && up.size() == 2;
        }

        String suffix() {
            return module.substring(module.lastIndexOf('.') + 1);
        }

        long in() {
            return down.get(1);
        }

        long out() {
            return up.get(0);
        }
    }

    static LoraPairs of(SafetensorsHeader header) {
        Map<String, List<Long>> downs = new TreeMap<>();
        Map<String, List<Long>> ups = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Tensor tensor : header.tensors()) {
            Matcher half = HALF.matcher(tensor.name());
            if (!half.matches()) {
                others.add(tensor.name());
            } else {
                (half.group(2).equals("A") ? downs : ups).put(half.group(1), tensor.shape());
            }
        }
        List<String> halves = new ArrayList<>();
        downs.keySet().stream().filter(module -> !ups.containsKey(module)).forEach(halves::add);
        ups.keySet().stream().filter(module -> !downs.containsKey(module)).forEach(halves::add);
        List<Pair> pairs =
                downs.entrySet().stream()
                        .filter(down -> ups.containsKey(down.getKey()))
                        .map(
                                down ->
                                        new Pair(
                                                down.getKey(),
                                                down.getValue(),
                                                ups.get(down.getKey())))
                        .toList();
        return new LoraPairs(pairs, halves, others);
    }
}
