package dev.slipway.model.preflight;

import dev.slipway.provider.HubSource;
import dev.slipway.provider.HubToken;
import dev.slipway.provider.WeightsHub;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a repository before anything is paid for. Creates and spends nothing. */
@ApplicationScoped
public class Preflight {
    /** Raised when a check is added or changed: older reports then say less. */
    public static final int RULES_VERSION = 1;

    private final WeightsHub hub;
    private final Clock clock;

    public Preflight(WeightsHub hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /** As {@link HubRef#parse}, with the configured account as owner of a bare name. */
    public HubRef ref(String text, String revision) {
        return HubRef.parse(text, revision, hub.defaultOwner().orElse(null));
    }

    /**
     * Does all checks that can be done. What is wrong with repository or token is in the report.
     *
     * @throws dev.slipway.provider.ProviderException retryable: the Hub is down or limits us
     */
    public PreflightReport check(PreflightRequest request) {
        List<Check> checks = new ArrayList<>();
        Optional<Subject> subject = new Door(hub, clock.instant(), checks).enter(request);
        return subject.map(found -> inspect(found, request, checks))
                .orElseGet(
                        () ->
                                new PreflightReport(
                                        request.ref().repository(),
                                        null,
                                        request.kind(),
                                        request.baseModel(),
                                        0,
                                        checks,
                                        RULES_VERSION));
    }

    /**
     * The commit that a revision points to now, 40 hex digits.
     *
     * @param token null for the service's own
     * @throws dev.slipway.provider.ProviderException also when the repository cannot be read
     */
    public String commit(HubRef ref, String token) {
        return hub.model(new HubSource(ref.repository(), ref.revision(), HubToken.of(token)))
                .commit();
    }

    private static PreflightReport inspect(
            Subject subject, PreflightRequest request, List<Check> checks) {
        Headers headers = new Headers(subject);
        Kinds.Detected detected = new Kinds(subject, headers).detect(request.kind());
        checks.add(detected.check());
        checks.add(Scan.check(subject));
        String asked = request.baseModel();
        Finding finding = new Finding(List.of(), 0, null);
        if (detected.kind() != null) {
            finding =
                    switch (detected.kind()) {
                        case FULL -> new FullModel(subject, headers).inspect();
                        case ADAPTER -> new AdapterModel(subject, headers).inspect(asked);
                        case IMAGE_LORA -> new ImageLoraModel(subject, headers).inspect();
                    };
            checks.addAll(finding.checks());
            BaseMatch base = new BaseMatch(subject, detected.kind());
            checks.addAll(base.check(asked, finding.declaredBase()));
        }
        return new PreflightReport(
                subject.at().repository(),
                subject.at().revision(),
                detected.kind(),
                asked == null ? declared(subject, finding) : asked,
                finding.bytes(),
                checks,
                RULES_VERSION);
    }

    private static String declared(Subject subject, Finding finding) {
        String named = BaseNames.onHub(finding.declaredBase());
        return named == null ? subject.cardBase() : named;
    }
}
