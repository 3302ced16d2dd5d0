package dev.slipway.admin;

import dev.slipway.access.Keys;
import dev.slipway.deployment.DeploymentView;
import dev.slipway.deployment.Deployments;
import dev.slipway.finetune.FineTunes;
import dev.slipway.model.CustomModel;
import dev.slipway.model.ModelSearch;
import dev.slipway.model.ModelSearch.Place;
import dev.slipway.model.Stage;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the board: few queries, however many models there are. */
@ApplicationScoped
class Boards {
    private static final int PAGE = 60;
    private static final int NEWEST_JOBS = 100;

    private final ModelSearch models;
    private final Deployments deployments;
    private final FineTunes fineTunes;
    private final Keys keys;
    private final Clock clock;

    Boards(
            ModelSearch models,
            Deployments deployments,
            FineTunes fineTunes,
            Keys keys,
            Clock clock) {
        this.models = models;
        this.deployments = deployments;
        this.fineTunes = fineTunes;
        this.keys = keys;
        this.clock = clock;
    }

    Board of(ProjectId project, BoardQuery query) {
        List<CustomModel> found = models.page(project, query.search(), PAGE + 1);
        List<CustomModel> page = found.subList(0, Math.min(PAGE, found.size()));
        Map<Stage, Long> counts = models.counts(project);
        List<DeploymentView> standing = deployments.standing(project);
        return new Board(
                query,
                strip(project, counts, standing),
                groups(cards(project, page, standing), counts, query),
                page.size(),
                sum(counts, stage -> true),
                found.size() <= PAGE ? null : query.behind(Place.of(page.getLast())));
    }

    private List<Card> cards(
            ProjectId project, List<CustomModel> page, List<DeploymentView> standing) {
        Map<String, DeploymentView> byId =
                standing.stream()
                        .collect(Collectors.toMap(DeploymentView::id, Function.identity()));
        KeyNames names = new KeyNames(keys.names(project));
        Instant now = clock.instant();
        return page.stream()
                .map(
                        m ->
                                Card.of(
                                        m,
                                        m.deploymentId == null ? null : byId.get(m.deploymentId),
                                        names,
                                        now))
                .toList();
    }

    private static List<Board.Group> groups(
            List<Card> cards, Map<Stage, Long> counts, BoardQuery query) {
        return Arrays.stream(StageGroup.values())
                .map(
                        kind -> {
                            boolean chosen = kind.id().equals(query.stage());
                            return new Board.Group(
                                    kind,
                                    chosen,
                                    sum(counts, stage -> StageGroup.of(stage) == kind),
                                    query.inStage(chosen ? "" : kind.id()),
                                    cards.stream().filter(c -> c.group() == kind).toList());
                        })
                .toList();
    }

    private Board.Strip strip(
            ProjectId project, Map<Stage, Long> counts, List<DeploymentView> standing) {
        return new Board.Strip(
                sum(counts, stage -> stage == Stage.LIVE),
                sum(counts, stage -> busy(StageGroup.of(stage))),
                fineTunes.page(project, null, NEWEST_JOBS).stream()
                        .filter(job -> !job.state().terminal())
                        .count(),
                sum(counts, stage -> stage == Stage.HELD),
                sum(counts, stage -> stage == Stage.FAILED || stage == Stage.REJECTED),
                Figures.usdPerHour(
                        standing.stream()
                                .map(DeploymentView::usdPerHour)
                                .filter(Objects::nonNull)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                standing.stream().mapToLong(DeploymentView::readyReplicas).sum());
    }

    private static boolean busy(StageGroup group) {
        return switch (group) {
            case PREPARING, DEPLOYING, EVALUATING, CANARY -> true;
            case NEEDS_YOU, SERVING, ENDED -> false;
        };
    }

    private static long sum(Map<Stage, Long> counts, Predicate<Stage> which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
