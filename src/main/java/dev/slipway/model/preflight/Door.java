package dev.slipway.model.preflight;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubModel;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.WeightsHub;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks 1 to 4: whether the repository can be read at all. The first that fails is the last. */
final class Door {
    private final WeightsHub hub;
    private final Instant now;
    private final List<Check> checks;

    Door(WeightsHub hub, Instant now, List<Check> checks) {
        this.hub = hub;
        this.now = now;
        this.checks = checks;
    }

    /** A repository that may be read, its files not yet listed; empty when a check failed. */
    Optional<Subject> enter(PreflightRequest request) {
        HubRef ref = request.ref();
        checks.add(
                Rule.REFERENCE.ok(
                        ref.repository() + " at " + ref.revision() + " can be asked for."));
        HubSource asked = new HubSource(ref.repository(), ref.revision(), request.hubToken());
        Check token = new TokenCheck(hub, now).look(asked);
        checks.add(token);
        return token.level() == Level.FAIL ? Optional.empty() : repository(asked);
    }

    private Optional<Subject> repository(HubSource asked) {
        URI page = hub.page(asked.repository());
        HubModel model;
        try {
            model = hub.model(asked);
        } catch (HubException refusal) {
            Check failed = Rule.REPOSITORY.failed(refusal, page);
            checks.add(withBranches(inWords(failed, refusal, asked), refusal, asked));
            return Optional.empty();
        }
        if (model.access().disabled()) {
            checks.add(
                    Rule.REPOSITORY
                            .fail(
                                    HubFailure.HF_DISABLED.name(),
                                    "HuggingFace has disabled " + model.id() + ".",
                                    "Use another repository.")
                            .at(page));
            return Optional.empty();
        }
        checks.add(found(model).at(hub.page(model.id())));
        return readable(new HubSource(model.id(), model.commit(), asked.token()), model);
    }

    private static Check found(HubModel model) {
        String access =
                model.access().isPrivate()
                        ? "private"
                        : model.access().gated() == null ? "public" : "gated";
        return Rule.REPOSITORY
                .ok(
                        "%s is there (%s), pinned to commit %s."
                                .formatted(model.id(), access, model.commit()))
                .measuring(
                        Map.of(
                                "repository", model.id(),
                                "commit", model.commit(),
                                "private", model.access().isPrivate()));
    }

    private Optional<Subject> readable(HubSource pinned, HubModel model) {
        try {
            hub.requireReadable(pinned);
            return Optional.of(new Subject(hub, pinned, model, List.of(), now));
        } catch (HubException refusal) {
            checks.add(Rule.READABLE.failed(refusal, hub.page(pinned.repository())));
            return Optional.empty();
        }
    }

    // The Hub's own words are about a password that nobody has given.
    private static Check inWords(Check failed, HubException refusal, HubSource asked) {
        return refusal.code() != HubFailure.HF_REPO_UNREACHABLE
                ? failed
                : Rule.REPOSITORY
                        .fail(
                                failed.code(),
                                "There is no repository %s, or it is private and %s. %s"
                                        .formatted(
                                                asked.repository(),
                                                asked.token() == null
                                                        ? "no token was given"
                                                        : "this token may not see it",
                                                failed.message()),
                                failed.fix())
                        .at(URI.create(failed.link()));
    }

    private Check withBranches(Check check, HubException refusal, HubSource asked) {
        if (refusal.code() != HubFailure.HF_REVISION_NOT_FOUND) {
            return check;
        }
        List<String> branches;
        try {
            branches = hub.branches(asked);
        } catch (HubException unknown) {
            // The finding stands without the list.
            return check;
        }
        String fix = "Name a commit, or one of its branches: " + String.join(", ", branches) + ".";
        return Rule.REPOSITORY
                .fail(check.code(), check.message(), branches.isEmpty() ? check.fix() : fix)
                .at(hub.page(asked.repository()))
                .measuring(Map.of("branches", branches));
    }
}
