package dev.slipway.model.preflight;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.HubToken;
import dev.slipway.provider.WeightsHub;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a repository before anything is paid for. Creates and spends nothing. Whether it can be
 * read is asked each time, with the token of the request; what its files say is kept by commit.
 */
@ApplicationScoped
public class Preflight {
    /** Raised when a check is added or changed: older reports then say less. */
    public static final int RULES_VERSION = 2;

    private final WeightsHub hub;
    private final Clock clock;
    private final Inspections kept;
    private final Machines machines;
    private final PreflightConfig config;

    Preflight(
            WeightsHub hub,
            Clock clock,
            Inspections kept,
            Machines machines,
            PreflightConfig config) {
        this.hub = hub;
        this.clock = clock;
        this.kept = kept;
        this.machines = machines;
        this.config = config;
    }

    /** As {@link HubRef#parse}, with the configured account as owner of a bare name. */
    public HubRef ref(String text, String revision) {
        return HubRef.parse(text, revision, hub.defaultOwner().orElse(null));
    }

    /** The repository's page for people, at the Hub that is asked. */
    public URI page(String repository) {
        return hub.page(repository);
    }

    /**
     * Does all checks that can be done. What is wrong with repository or token is in the report.
     *
     * @throws dev.slipway.provider.ProviderException retryable: the Hub is down or limits us, or
     *     did not answer all questions in time
     */
    public PreflightReport check(PreflightRequest request) {
        List<Check> checks = new ArrayList<>();
        WeightsHub timed = new TimedHub(hub, clock, config.deadline());
        Optional<Subject> subject = new Door(timed, clock.instant(), checks).enter(request);
        Optional<Inspection> inspection =
                subject.flatMap(found -> inspection(found, request, checks));
        return inspection
                .map(done -> report(subject.orElseThrow(), done, request, checks))
                .orElseGet(() -> unreadable(request, checks));
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

    /** Empty when the files cannot be listed, which is then the last check. */
    private Optional<Inspection> inspection(
            Subject subject, PreflightRequest request, List<Check> checks) {
        Inspection.Key key =
                new Inspection.Key(
                        subject.page().toString(),
                        subject.at().revision(),
                        RULES_VERSION,
                        request.asked());
        Optional<Inspection> known = kept.find(key);
        if (known.isPresent()) {
            return known;
        }
        Subject listed;
        try {
            listed = subject.listed();
        } catch (HubException refusal) {
            checks.add(Rule.READABLE.failed(refusal, subject.page()));
            return Optional.empty();
        }
        Inspector.Inspected made = new Inspector(listed).inspect(request);
        if (!made.personal() && made.inspection().lasting()) {
            kept.keep(key, made.inspection());
        }
        return Optional.of(made.inspection());
    }

    private PreflightReport report(
            Subject subject, Inspection seen, PreflightRequest request, List<Check> checks) {
        checks.add(
                Rule.READABLE
                        .ok("Its %d files can be read.".formatted(seen.files()))
                        .measuring(Map.of("files", seen.files())));
        checks.addAll(seen.checks());
        checks.add(Scan.check(subject));
        if (seen.kind() == Kind.IMAGE_LORA) {
            // Not among the findings that are kept: a repository may be closed at any time.
            ImageLoraAccess.check(subject).ifPresent(checks::add);
        }
        if (seen.kind() != null) {
            BaseMatch base = new BaseMatch(subject, seen.kind());
            checks.addAll(base.check(request.baseModel(), seen.declaredBase()));
            checks.add(
                    seen.whole()
                            ? HardwareHint.check(seen.kind(), seen.sizes(), machines.offered())
                            : Rule.HARDWARE.skipped(
                                    "How large it is cannot be told before its weights are"
                                            + " whole."));
        }
        checks.add(Licence.check(subject));
        checks.addAll(notApplicable(seen.kind(), checks));
        return new PreflightReport(
                subject.at().repository(),
                subject.at().revision(),
                seen.kind(),
                request.baseModel() == null ? declared(subject, seen) : request.baseModel(),
                seen.sizes().bytes(),
                checks.stream()
                        .map(check -> check.linked(subject.page()))
                        .sorted(Comparator.comparingInt(Check::number))
                        .toList(),
                RULES_VERSION);
    }

    private static PreflightReport unreadable(PreflightRequest request, List<Check> checks) {
        return new PreflightReport(
                request.ref().repository(),
                null,
                request.kind(),
                request.baseModel(),
                0,
                checks,
                RULES_VERSION);
    }

    /** So that every question is answered, if only with "there was nothing to ask". */
    private static List<Check> notApplicable(Kind kind, List<Check> checks) {
        Set<Rule> left = EnumSet.allOf(Rule.class);
        left.removeIf(rule -> checks.stream().anyMatch(check -> check.number() == rule.number()));
        String why =
                kind == null
                        ? "It is not known what it is."
                        : "There is nothing to check in " + Kinds.words(kind) + ".";
        return left.stream()
                .map(
                        rule ->
                                rule.skipped(
                                        kind != null && rule == Rule.WEIGHTS
                                                ? "There are no weights that could be looked at."
                                                : why))
                .toList();
    }

    private static String declared(Subject subject, Inspection seen) {
        String named = BaseNames.onHub(seen.declaredBase());
        return named == null ? subject.cardBase() : named;
    }
}
