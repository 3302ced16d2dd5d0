package dev.slipway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the repositories that the command is to judge: two good ones, and twelve that are not. */
final class HubRepositories {
    static final int HUGE_SHARDS = 28;
    static final String READER = "hf_reader_of_the_tests";
    private static final long HUGE_SHARD_BYTES = 5_000_000_000L;
    private static final int HUGE_TENSORS = 500;
    private static final String LAYER = "base_model.model.model.layers.0.self_attn.q_proj";
    private static final String SHARD = "model-%05d-of-%05d.safetensors";
    private static final String BASE = "Qwen/Qwen3-8B";

    private final Path hub;

    private HubRepositories(Path hub) {
        this.hub = hub;
    }

    static void write(Path hub) {
        HubRepositories all = new HubRepositories(hub);
        all.base();
        all.adapters();
        all.models();
        all.closed();
        all.huge();
        all.age();
        // After all others have become old.
        all.shards("fresh");
    }

    private void base() {
        text(
                BASE + "/config.json",
                """
                {"architectures":["Qwen3ForCausalLM"],"model_type":"qwen3","hidden_size":4096,
                 "num_attention_heads":32,"num_key_value_heads":8,"head_dim":128,
                 "intermediate_size":12288,"num_hidden_layers":36}""");
    }

    private void adapters() {
        adapter("good", "").lora(LAYER, 8, 4096, 4096).write(adapterFile("good"));
        text("acme/good/README.md", "---\nlicense: apache-2.0\nbase_model: " + BASE + "\n---\n");
        adapter("dora", ",\"use_dora\":true")
                .lora(LAYER, 8, 4096, 4096)
                .tensor(LAYER + ".lora_magnitude_vector", 4096, 1)
                .write(adapterFile("dora"));
        adapter("wrong-base", "").lora(LAYER, 8, 3584, 3584).write(adapterFile("wrong-base"));
        adapter("pickle-only", "");
        text("acme/pickle-only/adapter_model.bin", "PK\u0003\u0004");
    }

    private Weights adapter(String name, String more) {
        text(
                "acme/" + name + "/adapter_config.json",
                """
                {"peft_type":"LORA","task_type":"CAUSAL_LM","base_model_name_or_path":"%s","r":8,
                 "lora_alpha":16,"target_modules":["q_proj"]%s}"""
                        .formatted(BASE, more));
        return new Weights();
    }

    private Path adapterFile(String name) {
        return hub.resolve("acme/" + name + "/adapter_model.safetensors");
    }

    private void models() {
        shards("missing-shard");
        shards("truncated-shard");
        shard(2).write(file("truncated-shard", SHARD.formatted(2, 2)), 20);
        shards("overlapping");
        new Weights()
                .tensor("layers.1.a", 4, 4)
                .entry("layers.1.b", 4, 4, 16, 48)
                .write(file("overlapping", SHARD.formatted(2, 2)));
        shards("header-2-63");
        try {
            byte[] claim = new byte[64];
            claim[7] = (byte) 0x80;
            Files.write(file("header-2-63", SHARD.formatted(2, 2)), claim);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model of two shards, of which the first is there. */
    private void shards(String name) {
        config(name);
        shard(1).write(file(name, SHARD.formatted(1, 2)));
        index(name, List.of(shard(1), shard(2)));
    }

    private static Weights shard(int number) {
        return new Weights()
                .tensor("layers." + (number - 1) + ".a", 4, 4)
                .tensor("layers." + (number - 1) + ".b", 4, 4);
    }

    private void config(String name) {
        text(
                "acme/" + name + "/config.json",
                "{\"architectures\":[\"Qwen3ForCausalLM\"],\"model_type\":\"qwen3\"}");
        text("acme/" + name + "/tokenizer.json", "{}");
        text("acme/" + name + "/chat_template.jinja", "{{ messages }}");
    }

    private void index(String name, List<Weights> shards) {
        String map =
                Stream.iterate(0, i -> i < shards.size(), i -> i + 1)
                        .flatMap(i -> entries(shards.get(i), i + 1, shards.size()))
                        .collect(Collectors.joining(","));
        long total = shards.stream().mapToLong(Weights::bytes).sum();
        text(
                "acme/" + name + "/model.safetensors.index.json",
                "{\"metadata\":{\"total_size\":%d},\"weight_map\":{%s}}".formatted(total, map));
    }

    private static Stream<String> entries(Weights shard, int number, int of) {
        return shard.names().stream()
                .map(tensor -> "\"" + tensor + "\":\"" + SHARD.formatted(number, of) + "\"");
    }

    private void closed() {
        for (String name : List.of("gated", "private", "disabled")) {
            adapter(name, "").lora(LAYER, 8, 4096, 4096).write(adapterFile(name));
        }
        String readers = "\"tokens\":[\"" + READER + "\"]";
        text("acme/gated.hub.json", "{\"gated\":\"manual\"," + readers + "}");
        text("acme/private.hub.json", "{\"private\":true," + readers + "}");
        text("acme/disabled.hub.json", "{\"disabled\":true}");
    }

    /** 140 GB in 28 shards; the headers of some are larger than the first look. */
    private void huge() {
        config("huge");
        List<Weights> shards = new ArrayList<>();
        for (int i = 1; i <= HUGE_SHARDS; i++) {
            Weights shard = new Weights();
            int tensors = i % 4 == 0 ? 4 * HUGE_TENSORS : HUGE_TENSORS;
            for (int t = 0; t < tensors; t++) {
                shard.tensor(
                        "model.layers.%d.mlp.experts.%d.down_proj.weight".formatted(i, t),
                        HUGE_SHARD_BYTES / 2 / 1000 / tensors,
                        1000);
            }
            shard.write(file("huge", SHARD.formatted(i, HUGE_SHARDS)));
            shards.add(shard);
        }
        index("huge", shards);
    }

    private Path file(String name, String file) {
        return hub.resolve("acme/" + name + "/" + file);
    }

    private void text(String path, String content) {
        try {
            Files.createDirectories(hub.resolve(path).getParent());
            Files.writeString(hub.resolve(path), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void age() {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        try (Stream<Path> files = Files.walk(hub)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, yesterday);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
