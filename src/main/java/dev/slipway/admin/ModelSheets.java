package dev.slipway.admin;

import dev.slipway.deployment.Deployment;
import dev.slipway.deployment.DeploymentView;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.model.Stage;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a model's page from the front doors of the rooms that know a part of it. */
@ApplicationScoped
class ModelSheets {
    private static final String FINE_TUNE = "fine-tune:";

    private final Models models;
    private final ServingParts serving;
    private final EvaluationSheets evaluations;
    private final ModelProgress progress;
    private final ActionList actions;

    ModelSheets(
            Models models,
            ServingParts serving,
            EvaluationSheets evaluations,
            ModelProgress progress,
            ActionList actions) {
        this.models = models;
        this.serving = serving;
        this.evaluations = evaluations;
        this.progress = progress;
        this.actions = actions;
    }

    /**
     * @throws dev.slipway.problem.Problem NOT_FOUND, also for another project's model
     */
    ModelSheet of(ProjectId project, String id) {
        CustomModel m = Tx.call(() -> models.get(project, id));
        DeploymentView deployment = serving.deployment(m);
        return new ModelSheet(
                m.id,
                m.alias,
                m.modelVersion,
                Badge.of(m.stage),
                progress.named(project, m.reason),
                progress.moment(m.updatedAt),
                m.wish == null ? null : Badge.words(m.wish),
                progress.waiting(m, deployment),
                actions.of(m, serving.text(m, deployment)),
                facts(m),
                serving.versions(m),
                progress.timeline(project, subjects(m)),
                PreflightReport.read(preflight(m)),
                evaluations.of(m),
                deployment == null ? null : serving.sheet(deployment),
                PlanFacts.of(m.plan()),
                JsonText.tree(m.plan()).toPrettyString());
    }

    private List<Fact> facts(CustomModel m) {
        return List.of(
                lineage(m),
                Fact.text("Base model", m.baseModel),
                Fact.text("Provider status", status(m)),
                Fact.id("Together model", m.togetherModelId),
                Fact.id("Together endpoint", m.togetherEndpointId),
                Fact.text("API generation", m.apiGeneration),
                Fact.id("Model", m.id),
                Fact.text("Registered", progress.moment(m.createdAt).exact()),
                Fact.text("GPUs stand by until", standby(m)));
    }

    /** Null when they do not stand by. */
    private String standby(CustomModel m) {
        return m.stage == Stage.STANDBY && m.standbyUntil != null
                ? progress.moment(m.standbyUntil).exact()
                : null;
    }

    private static String status(CustomModel m) {
        return m.togetherStatus == null
                ? null
                : m.togetherStatusOf == null
                        ? m.togetherStatus
                        : "%s: %s".formatted(m.togetherStatusOf, m.togetherStatus);
    }

    private static Fact lineage(CustomModel m) {
        String source = m.source;
        if (m.weights.repository != null) {
            return Fact.text(
                    "Made of", "%s at commit %s".formatted(m.weights.repository, m.weights.commit));
        }
        if (!source.startsWith(FINE_TUNE)) {
            return Fact.id("Made of", source);
        }
        String job = source.substring(FINE_TUNE.length());
        return Fact.link("Made by fine-tune", job, "/admin/fine-tunes/" + job);
    }

    /** Its own history, and those of the GPUs and evaluations that it had. */
    private List<Timelines.Subject> subjects(CustomModel m) {
        List<Timelines.Subject> subjects = new ArrayList<>();
        subjects.add(new Timelines.Subject(m.id, "Model", true));
        for (Deployment d : serving.generations(m)) {
            subjects.add(new Timelines.Subject(d.id, "Deployment " + d.generation, false));
        }
        if (m.evaluationId != null) {
            subjects.add(new Timelines.Subject(m.evaluationId, "Evaluation", false));
        }
        return subjects;
    }

    /** As it is stored with the model; empty for one that came from a fine-tune. */
    private static Optional<String> preflight(CustomModel m) {
        return Optional.ofNullable(m.weights.preflightJson);
    }
}
