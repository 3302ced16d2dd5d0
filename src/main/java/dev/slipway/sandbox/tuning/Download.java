package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /v1/finetune/download}: an archive of the weights of a job, or of a checkpoint of it.
 *
 * @param name of the archive, without its ending
 * @param adapter whether it holds an adapter and not merged weights
 */
record Download(FineTune job, String name, boolean adapter) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    static Download asked(Call call, FineTune job, Instant now) {
        boolean full = job.hyper().full();
        String kind = call.query("checkpoint").orElse(null);
        String step = call.query("checkpoint_step").orElse(null);
        if (kind == null && step == null) {
            throw ApiException.badField("checkpoint", "checkpoint is required");
        }
        Set<String> kinds = full ? Set.of("model_output_path") : Set.of("merged", "adapter");
        if (kind != null && !kinds.contains(kind)) {
            throw ApiException.badField("checkpoint", "checkpoint must be one of " + kinds);
        }
        boolean there = step == null ? job.completed(now) : saved(job, step, now);
        if (!there) {
            throw ApiException.badRequest("The weights are not available");
        }
        String name = job.plan().outputName().replace('/', '-');
        return new Download(
                job, step == null ? name : name + "-step-" + step, "adapter".equals(kind));
    }

    private static boolean saved(FineTune job, String step, Instant now) {
        return Events.checkpointSteps(job).stream()
                .filter(saved -> saved <= job.stepsDone(now))
                .anyMatch(saved -> String.valueOf(saved).equals(step));
    }

    /** All of it, or the range asked for. */
    Reply reply(Call call) {
        byte[] archive = archive();
        Map<String, String> headers =
                Map.of(
                        "Accept-Ranges",
                        "bytes",
                        "Content-Disposition",
                        "attachment; filename=\"" + name + ".tar.zst\"");
        Matcher range = RANGE.matcher(call.header("range").orElse(""));
        if (!range.matches() || Integer.parseInt(range.group(1)) >= archive.length) {
            return Reply.bytes("application/octet-stream", archive).with(headers);
        }
        int from = Integer.parseInt(range.group(1));
        int last = archive.length - 1;
        int to = range.group(2).isEmpty() ? last : Math.min(last, Integer.parseInt(range.group(2)));
        return new Reply.Whole(
                        206,
                        "application/octet-stream",
                        Arrays.copyOfRange(archive, from, to + 1),
                        headers)
                .with(
                        Map.of(
                                "Content-Range",
                                "bytes %d-%d/%d".formatted(from, to, archive.length)));
    }

    /** Merged weights come as {@code pytorch_model.bin}, as a listing in the docs shows. */
    private byte[] archive() {
        byte[] weights =
                Digests.sha256(name + job.plan().data().trainSha())
                        .getBytes(StandardCharsets.UTF_8);
        Tar tar = new Tar(job.createdAt());
        if (adapter) {
            ObjectNode config =
                    Json.object()
                            .put("peft_type", "LORA")
                            .put("base_model_name_or_path", job.plan().base())
                            .put("r", job.hyper().rank());
            tar.add("adapter_config.json", Json.bytes(config));
            tar.add("adapter_model.bin", weights);
        } else {
            tar.add(
                    "config.json",
                    Json.bytes(Json.object().put("_name_or_path", job.plan().base())));
            tar.add("pytorch_model.bin", weights);
        }
        return Zstandard.stored(tar.bytes());
    }
}
