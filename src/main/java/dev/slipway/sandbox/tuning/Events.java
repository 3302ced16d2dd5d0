package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.learn.Training;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The story of a job so far, told from its timeline and its losses. */
final class Events {
    private final FineTune job;
    private final List<Training.Point> losses;
    private final List<Event> events = new ArrayList<>();

    private record Event(Instant at, String level, String type, String message, int step) {}

    private Events(FineTune job, List<Training.Point> losses) {
        this.job = job;
        this.losses = losses;
    }

    static List<ObjectNode> of(FineTune job, List<Training.Point> losses, Instant now) {
        Events story = new Events(job, losses);
        story.planned();
        Instant stopped = job.stoppedAt(now);
        story.events.removeIf(event -> event.at.isAfter(stopped));
        job.timeline().cutAt(now).phases().forEach(story::ending);
        return story.events.stream()
                .sorted(Comparator.comparing(Event::at))
                .map(story::json)
                .toList();
    }

    private void planned() {
        Schedule plan = job.schedule();
        add(job.createdAt(), "job_pending", "Fine tune request created");
        if (job.timeline().phases().stream().noneMatch(phase -> phase.is("running"))) {
            return;
        }
        add(plan.started(), "job_start", "Job started");
        add(plan.started(), "model_downloading", "Downloading model");
        add(plan.started(), "training_data_downloading", "Downloading training data");
        if (job.plan().data().error() != null) {
            return;
        }
        add(plan.training(), "training_data_download_complete", "Training data downloaded");
        add(plan.training(), "model_download_complete", "Model downloaded");
        add(plan.training(), "training_start", "Training started");
        steps(plan);
        if (job.timeline().phases().stream().anyMatch(phase -> phase.is("compressing"))) {
            add(plan.trained(), "training_complete", "Training completed");
            add(plan.trained(), "model_compressing", "Compressing model");
            add(plan.compressed(), "model_compression_complete", "Model compressed");
            add(plan.compressed(), "model_uploading", "Uploading model");
            add(plan.uploaded(), "model_upload_complete", "Model uploaded");
        }
    }

    private void steps(Schedule plan) {
        int perEpoch = job.training().stepsPerEpoch(job.plan().data().lines());
        List<Integer> saved = checkpointSteps(job);
        for (Training.Point point : losses) {
            Instant at = plan.done(point.step(), losses.size());
            if (point.step() % perEpoch == 0) {
                step(
                        at,
                        "epoch_complete",
                        "Epoch completed, training loss %.4f",
                        loss(point, perEpoch),
                        point.step());
            }
            if (saved.contains(point.step())) {
                step(
                        at,
                        "checkpoint_save",
                        "Checkpoint saved, training loss %.4f",
                        point.trainLoss(),
                        point.step());
            }
        }
    }

    /** Mean over the epoch that ends with {@code last}. */
    private double loss(Training.Point last, int perEpoch) {
        return losses.subList(last.step() - perEpoch, last.step()).stream()
                .mapToDouble(Training.Point::trainLoss)
                .average()
                .orElseThrow();
    }

    static List<Integer> checkpointSteps(FineTune job) {
        int steps = job.steps();
        int count = Math.min(job.hyper().checkpoints(), steps);
        List<Integer> saved = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            saved.add((int) ((long) steps * i / count));
        }
        return saved;
    }

    private void ending(Phase phase) {
        switch (phase.state()) {
            case "completed" -> add(phase.from(), "job_complete", "Job finished");
            case "cancel_requested" -> add(phase.from(), "cancel_requested", "Cancel requested");
            case "cancelled" -> {
                if (!phase.message().isEmpty()) {
                    error(phase, "billing_limit");
                }
                add(phase.from(), "job_stopped", "Job stopped");
            }
            case "error" -> {
                error(phase, "job_error");
                add(phase.from(), "refund", "The job was refunded");
                if (job.successor() != null) {
                    String next = job.successor().id();
                    add(phase.from(), "job_restarted", "Job restarted as " + next);
                }
            }
            case "user_error" -> error(phase, "job_error");
            default -> {}
        }
    }

    private void add(Instant at, String type, String message) {
        events.add(new Event(at, "info", type, message, 0));
    }

    private void error(Phase phase, String type) {
        events.add(new Event(phase.from(), "error", type, phase.message(), 0));
    }

    private void step(Instant at, String type, String message, double loss, int step) {
        String text = String.format(Locale.ROOT, message + " at step %d", loss, step);
        events.add(new Event(at, "info", type, text, step));
    }

    /** All fields are there, and as with the real ones many are empty. */
    private ObjectNode json(Event event) {
        return Json.object()
                .put("object", "fine-tune-event")
                .put("created_at", Json.time(event.at))
                .put("level", event.level)
                .put("message", event.message)
                .put("type", event.type)
                .put("step", event.step)
                .put("total_steps", losses.size())
                .put("token_count", 0)
                .put("param_count", 0)
                .put("checkpoint_path", "")
                .put("model_path", "")
                .put("wandb_url", "")
                .put("training_offset", 0)
                .put("hash", Digests.sha256(job.id() + event).substring(0, 16));
    }
}
