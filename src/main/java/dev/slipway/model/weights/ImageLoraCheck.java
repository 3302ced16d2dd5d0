package dev.slipway.model.weights;

import dev.slipway.lifecycle.Settlement;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;
import dev.slipway.model.preflight.ImageLoraFile;
import dev.slipway.model.preflight.PreflightReport;
import dev.slipway.platform.Actor;
import dev.slipway.platform.JsonText;
import dev.slipway.provider.WeightsHub;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** CHECKING of an image LoRA that the preflight let pass: what requests are to name it by. */
@ApplicationScoped
class ImageLoraCheck {
    private static final Actor WORKER = Actor.worker("preflight");

    private final ImageBases bases;
    private final WeightsHub hub;
    private final IntakeSettle settle;

    ImageLoraCheck(ImageBases bases, WeightsHub hub, IntakeSettle settle) {
        this.bases = bases;
        this.hub = hub;
        this.settle = settle;
    }

    Settlement run(CustomModel model, PreflightReport report) {
        ImageBases.Answer base =
                bases.find(model.baseModel != null ? model.baseModel : report.baseModel());
        String path = ImageLoraFile.of(report).orElseThrow();
        String url = hub.address(model.weights.repository, model.weights.commit, path).toString();
        return Settlement.next(
                settle.checked(model, (m, now) -> passed(m, report, base, url, now)));
    }

    private static void passed(
            CustomModel m,
            PreflightReport report,
            ImageBases.Answer base,
            String url,
            Instant now) {
        m.weights.preflightJson = JsonText.write(report);
        m.weights.kind = report.kind();
        if (base.refusal() != null) {
            m.close(Stage.FAILED, base.refusal(), WORKER, now);
            return;
        }
        m.baseModel = base.model();
        m.weights.imageLoraUrl = url;
        m.moveTo(
                Stage.READY,
                "an image LoRA is named in each request: nothing to upload",
                WORKER,
                now);
    }
}
