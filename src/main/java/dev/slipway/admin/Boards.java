package dev.slipway.admin;

import dev.slipway.access.Keys;
import dev.slipway.deployment.DeploymentView;
import dev.slipway.deployment.Deployments;
import dev.slipway.finetune.FineTunes;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
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
import java.util.stream.Collectors;

/** Reads the board: few queries, however many models there are. */
@ApplicationScoped
class Boards {
    private static final int NEWEST = 300;
    private static final int NEWEST_JOBS = 100;

    private final Models models;
    private final Deployments deployments;
    private final FineTunes fineTunes;
    private final Keys keys;
    private final Clock clock;

    Boards(Models models, Deployments deployments, FineTunes fineTunes, Keys keys, Clock clock) {
        this.models = models;
        this.deployments = deployments;
        this.fineTunes = fineTunes;
        this.keys = keys;
        this.clock = clock;
    }

    Board of(ProjectId project, BoardQuery query) {
        List<CustomModel> newest = Tx.call(() -> models.page(project, null, null, NEWEST));
        List<DeploymentView> standing = deployments.standing(project);
        Map<String, DeploymentView> byId =
                standing.stream()
                        .collect(Collectors.toMap(DeploymentView::id, Function.identity()));
        KeyNames names = new KeyNames(keys.names(project));
        Instant now = clock.instant();
        List<Card> cards =
                newest.stream()
                        .map(
                                m ->
                                        Card.of(
                                                m,
                                                m.deploymentId == null
                                                        ? null
                                                        : byId.get(m.deploymentId),
                                                names,
                                                now))
                        .toList();
        List<Board.Group> groups = groups(cards, query);
        return new Board(
                query,
                strip(project, newest, standing),
                groups,
                groups.stream().mapToInt(group -> group.cards().size()).sum(),
                cards.size(),
                cards.size() == NEWEST);
    }

    private static List<Board.Group> groups(List<Card> cards, BoardQuery query) {
        return Arrays.stream(StageGroup.values())
                .map(
                        kind -> {
                            boolean chosen = kind.id().equals(query.stage());
                            List<Card> all = cards.stream().filter(c -> c.group() == kind).toList();
                            return new Board.Group(
                                    kind,
                                    chosen,
                                    all.size(),
                                    query.inStage(chosen ? "" : kind.id()),
                                    all.stream().filter(query::lets).toList());
                        })
                .toList();
    }

    private Board.Strip strip(
            ProjectId project, List<CustomModel> newest, List<DeploymentView> standing) {
        return new Board.Strip(
                count(newest, m -> m.stage == Stage.LIVE),
                count(newest, m -> busy(StageGroup.of(m.stage))),
                fineTunes.page(project, null, NEWEST_JOBS).stream()
                        .filter(job -> !job.state().terminal())
                        .count(),
                count(newest, m -> m.stage == Stage.HELD),
                count(newest, m -> m.stage == Stage.FAILED || m.stage == Stage.REJECTED),
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

    private static long count(
            List<CustomModel> all, java.util.function.Predicate<CustomModel> which) {
        return all.stream().filter(which).count();
    }
}
