package dev.slipway.model.preflight;

import java.util.ArrayList;
import java.util.List;

/** Does the checks that look at nothing but the files of one commit. */
final class Inspector {
    private final Subject subject;
    private final Headers headers;

    Inspector(Subject subject) {
        this.subject = subject;
        this.headers = new Headers(subject);
    }

    /**
     * @param personal true when another token might have seen more
     */
    record Inspected(Inspection inspection, boolean personal) {}

    Inspected inspect(PreflightRequest request) {
        Kinds kinds = new Kinds(subject, headers);
        Kinds.Detected detected = kinds.detect(request.kind(), request.file());
        List<Check> checks = new ArrayList<>();
        checks.add(detected.check());
        Finding finding = new Finding(List.of(), Sizes.NONE, null);
        if (detected.kind() != null) {
            finding =
                    switch (detected.kind()) {
                        case FULL -> new FullModel(subject, headers).inspect();
                        case ADAPTER ->
                                new AdapterModel(subject, headers).inspect(request.baseModel());
                        case IMAGE_LORA ->
                                new ImageLoraModel(subject, headers).inspect(request.file());
                    };
        }
        checks.addAll(finding.checks());
        return new Inspected(
                new Inspection(
                        detected.kind(),
                        checks,
                        finding.sizes(),
                        finding.declaredBase(),
                        subject.files().size()),
                finding.personal());
    }
}
