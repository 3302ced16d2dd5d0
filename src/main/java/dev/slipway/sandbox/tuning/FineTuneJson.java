package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.switches.Switches;
import dev.slipway.sandbox.web.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The two shapes of a job: short in lists and after an act, long when fetched by id. */
final class FineTuneJson {
    private static final List<String> ECHOES =
            List.of(
                    "training_file",
                    "validation_file",
                    "model",
                    "suffix",
                    "packing",
                    "max_seq_length",
                    "lr_scheduler",
                    "warmup_ratio",
                    "max_grad_norm",
                    "weight_decay",
                    "train_on_inputs",
                    "training_method",
                    "training_type",
                    "random_seed",
                    "from_checkpoint",
                    "from_hf_model",
                    "hf_model_revision",
                    "wandb_project_name",
                    "wandb_name");

    /** Neither specification nor client has these in the long shape. */
    private static final List<String> ONLY_BRIEF =
            List.of(
                    "owner_address",
                    "suffix",
                    "packing",
                    "max_seq_length",
                    "random_seed",
                    "wandb_name");

    private final FineTunes jobs;
    private final Catalogue catalogue;
    private final Switches switches;

    FineTuneJson(FineTunes jobs, Catalogue catalogue, Switches switches) {
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.switches = switches;
    }

    ObjectNode brief(FineTune job, Instant now) {
        Hyperparameters hyper = job.hyper();
        ObjectNode node =
                Json.object()
                        .put("id", job.id())
                        .put("status", switches.told(job.id(), job.timeline(), now).state());
        node.put("created_at", Json.time(job.createdAt()));
        node.put("updated_at", Json.time(job.timeline().at(now).from()));
        job.timeline()
                .reached("running", now)
                .ifPresent(at -> node.put("started_at", Json.time(at)));
        node.put("user_id", "user_sandbox").put("owner_address", "");
        node.put("model_output_name", job.plan().outputName());
        node.put("n_epochs", hyper.epochs());
        node.put("n_evals", hyper.evals());
        node.put("n_checkpoints", hyper.checkpoints());
        node.put("learning_rate", hyper.learningRate());
        node.put("batch_size", job.training().batch());
        for (String field : ECHOES) {
            if (job.plan().request().has(field)) {
                node.set(field, job.plan().request().get(field));
            }
        }
        if (job.status(now).equals("completed")) {
            node.put("token_count", job.plan().data().tokens() * hyper.epochs());
            node.put("total_price", Price.nanoDollars(jobs.cents(job)));
        }
        node.set("events", Json.array());
        node.set("progress", progress(job, now));
        return node;
    }

    private static ObjectNode progress(FineTune job, Instant now) {
        boolean known = job.status(now).equals("running") && job.plan().data().error() == null;
        long left = known ? Duration.between(now, job.schedule().trained()).toSeconds() : 0;
        return Json.object()
                .put("estimate_available", known)
                .put("seconds_remaining", Math.max(0, left));
    }

    ObjectNode full(FineTune job, List<ObjectNode> events, Instant now) {
        ObjectNode node = brief(job, now).remove(ONLY_BRIEF);
        int done = job.stepsDone(now);
        node.put("job_id", job.id());
        node.put("model_output_path", "s3://sandbox-finetune/" + job.plan().outputName());
        node.put("trainingfile_numlines", job.plan().data().lines());
        node.put("queue_depth", job.status(now).equals("queued") ? 1 : 0);
        node.put("steps_completed", done);
        node.put("total_steps", job.steps());
        node.put("eval_steps", job.hyper().evals());
        node.put(
                "epochs_completed", done / job.training().stepsPerEpoch(job.plan().data().lines()));
        node.put("param_count", catalogue.byName(job.plan().base()).orElseThrow().parameters());
        node.put("wandb_url", "");
        if (job.registered(now)) {
            node.put("model_object_id", job.modelId());
            node.put("model_object_name", Account.SLUG + "/" + job.modelName());
            node.put("model_object_revision_id", job.revisionId());
        }
        node.set("events", Json.array(events));
        return node;
    }
}
