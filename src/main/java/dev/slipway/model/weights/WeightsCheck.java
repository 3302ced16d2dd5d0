package dev.slipway.model.weights;

import dev.slipway.lifecycle.Settlement;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;
import dev.slipway.model.preflight.Kind;
import dev.slipway.model.preflight.PreflightReport;
import dev.slipway.platform.Actor;
import dev.slipway.platform.JsonText;
import dev.slipway.provider.SupportedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** CHECKING: what the preflight finds decides where the model goes; the report is kept with it. */
@ApplicationScoped
class WeightsCheck {
    private static final Actor WORKER = Actor.worker("preflight");

    private final Sources sources;
    private final Bases bases;
    private final IntakeSettle settle;
    private final ImageLoraCheck imageLoras;
    private final IntakeConfig config;

    WeightsCheck(
            Sources sources,
            Bases bases,
            IntakeSettle settle,
            ImageLoraCheck imageLoras,
            IntakeConfig config) {
        this.imageLoras = imageLoras;
        this.sources = sources;
        this.bases = bases;
        this.settle = settle;
        this.config = config;
    }

    Settlement run(CustomModel model) {
        return model.weights.repository == null ? archive(model) : repository(model);
    }

    private Settlement repository(CustomModel model) {
        PreflightReport report = sources.preflight(model);
        // What is wrong with access to the Hub is said better by the report.
        Optional<String> broken = CheckWords.failure(report).or(() -> unsuitable(model, report));
        if (broken.isPresent()) {
            return Settlement.next(
                    settle.checked(
                            model,
                            (m, now) -> {
                                keep(m, report);
                                m.close(Stage.FAILED, broken.get(), WORKER, now);
                            }));
        }
        if (CheckWords.notReady(report).isPresent()) {
            return Settlement.again(
                    config.recheckEvery(),
                    settle.checked(
                            model,
                            (m, now) -> {
                                keep(m, report);
                                m.reason = CheckWords.notReady(report).orElseThrow();
                            }));
        }
        return passed(model, report);
    }

    /** An image LoRA is fetched at its commit with each request, wherever its branch is by then. */
    private Optional<String> unsuitable(CustomModel model, PreflightReport report) {
        return report.kind() == Kind.IMAGE_LORA ? Optional.empty() : sources.notUploadable(model);
    }

    private Settlement passed(CustomModel model, PreflightReport report) {
        Kind kind = report.kind();
        if (kind == Kind.IMAGE_LORA) {
            return imageLoras.run(model, report);
        }
        String base = model.baseModel != null ? model.baseModel : report.baseModel();
        return upload(model, kind, base, report);
    }

    private Settlement archive(CustomModel model) {
        Optional<String> expired = sources.expired(model);
        if (expired.isPresent()) {
            return Settlement.next(settle.fail(model, expired.get()));
        }
        Kind kind = model.weights.kind == null ? Kind.FULL : model.weights.kind;
        return upload(model, kind, model.baseModel, null);
    }

    private Settlement upload(CustomModel model, Kind kind, String base, PreflightReport report) {
        Bases.Answer answer = bases.find(model.apiGeneration, kind, base);
        return Settlement.next(
                settle.checked(
                        model,
                        (m, now) -> {
                            keep(m, report);
                            m.weights.kind = kind;
                            if (answer.refusal() != null) {
                                m.close(Stage.FAILED, answer.refusal(), WORKER, now);
                                return;
                            }
                            SupportedModel found = answer.base();
                            m.baseModel = found == null ? base : found.name();
                            m.weights.baseModelId = answer.baseModelId();
                            m.moveTo(
                                    Stage.UPLOADING,
                                    report == null
                                            ? "an archive is checked by the provider"
                                            : CheckWords.passed(report),
                                    WORKER,
                                    now);
                        }));
    }

    private static void keep(CustomModel m, PreflightReport report) {
        if (report != null) {
            m.weights.preflightJson = JsonText.write(report);
            m.weights.kind = report.kind();
        }
    }
}
