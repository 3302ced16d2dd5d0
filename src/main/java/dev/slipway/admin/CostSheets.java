package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Keys;
import dev.slipway.access.Role;
import dev.slipway.cost.BudgetView;
import dev.slipway.cost.Budgets;
import dev.slipway.cost.Costs;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Reads spend and budget for their page. */
@ApplicationScoped
class CostSheets {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private final Costs costs;
    private final Budgets budgets;
    private final RunningRows rows;
    private final Keys keys;

    CostSheets(Costs costs, Budgets budgets, RunningRows rows, Keys keys) {
        this.costs = costs;
        this.budgets = budgets;
        this.rows = rows;
        this.keys = keys;
    }

    CostSheet of(Caller caller) {
        Costs.Sums sums = costs.of(caller.project());
        BudgetView budget = budgets.of(caller.project());
        BudgetView.Period month = budget.monthly();
        return new CostSheet(
                new CostSheet.Strip(
                        Figures.usd(month.spentUsd()),
                        Figures.usd(sums.dueUsd()),
                        Figures.usd(budget.total().spentUsd()),
                        Figures.usdPerHour(sums.usdPerHour())),
                List.of(
                        period(
                                "month",
                                "this month, until " + DAY.format(month.resetsAt()) + " UTC",
                                month),
                        period("total", "in all", budget.total())),
                rows.of(caller.project(), sums, new KeyNames(keys.names(caller.project()))),
                kinds(sums.byKind()),
                String.valueOf(budget.version()),
                caller.role().includes(Role.OPERATOR),
                caller.role().includes(Role.ADMIN));
    }

    private static List<Fact> kinds(Map<String, BigDecimal> byKind) {
        return byKind.entrySet().stream()
                .map(e -> Fact.text(Badge.words(e.getKey()), Figures.usd(e.getValue())))
                .toList();
    }

    private static CostSheet.Period period(String id, String name, BudgetView.Period p) {
        return new CostSheet.Period(
                id,
                name,
                badge(p),
                Figures.usd(p.spentUsd()),
                p.softUsd() == null ? null : Figures.usd(p.softUsd()),
                p.hardUsd() == null ? null : Figures.usd(p.hardUsd()),
                percent(p),
                field(p.softUsd()),
                field(p.hardUsd()));
    }

    private static Badge badge(BudgetView.Period p) {
        if (p.hardUsd() != null && p.spentUsd().compareTo(p.hardUsd()) >= 0) {
            return new Badge("fail", "Used up", "fail");
        }
        if (p.softUsd() != null && p.spentUsd().compareTo(p.softUsd()) >= 0) {
            return new Badge("warn", "Above the soft limit", "warn");
        }
        return p.hardUsd() == null && p.softUsd() == null
                ? new Badge("queued", "No limit", "idle")
                : new Badge("ok", "Within", "ok");
    }

    private static Integer percent(BudgetView.Period p) {
        if (p.hardUsd() == null || p.hardUsd().signum() == 0) {
            return null;
        }
        return p.spentUsd()
                .movePointRight(2)
                .divide(p.hardUsd(), 0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(100))
                .intValue();
    }

    private static String field(BigDecimal usd) {
        return usd == null ? "" : usd.toPlainString();
    }
}
