package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.learn.Dataset;
import dev.slipway.sandbox.learn.Example;
import dev.slipway.sandbox.web.Json;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first rows of a training file as tokens, and which of them are trained on. */
record Preview(BaseModel base, Dataset data, int rows, boolean onInputs) {
    private static final int DEFAULT_ROWS = 5;
    private static final int VOCABULARY = 32_000;

    /** As trainers mark what does not count. */
    private static final int IGNORED = -100;

    private static final Pattern TOKEN = Pattern.compile("\\s*\\S+");

    static Preview of(ObjectNode request, BaseModel base, Dataset data) {
        return new Preview(
                base,
                data,
                Math.max(1, request.path("top_k").asInt(DEFAULT_ROWS)),
                request.path("train_on_inputs").asBoolean());
    }

    ObjectNode json() {
        ObjectNode node =
                Json.object()
                        .put("model", base.id())
                        .put("dataset_format", data.format().replace("text", "general"))
                        .put("max_seq_length", base.contextLength())
                        .put("train_on_inputs", onInputs);
        node.set("rows", Json.array(data.examples().stream().limit(rows).map(this::row).toList()));
        return node;
    }

    private ObjectNode row(Example example) {
        List<String> prompt = tokens(example.prompt());
        List<String> all =
                Stream.concat(prompt.stream(), tokens(example.completion()).stream()).toList();
        int begin = onInputs ? 0 : prompt.size();
        ObjectNode row = Json.object();
        ArrayNode ids = row.putArray("input_ids");
        ArrayNode labels = row.putArray("labels");
        ArrayNode texts = row.putArray("tokens");
        for (int i = 0; i < all.size(); i++) {
            int id = Math.floorMod(all.get(i).hashCode(), VOCABULARY);
            ids.add(id);
            labels.add(i < begin ? IGNORED : id);
            texts.add(all.get(i));
        }
        row.putArray("trained_spans").addArray().add(begin).add(all.size());
        return row.put("num_tokens", all.size())
                .put("num_trained_tokens", all.size() - begin)
                .put("truncated", false);
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(found -> found.group()).toList();
    }
}
