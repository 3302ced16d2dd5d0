package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Role;
import dev.slipway.deployment.sweep.OrphanView;
import dev.slipway.deployment.sweep.Orphans;
import dev.slipway.lifecycle.safemode.SafeMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Reads findings and safe mode for their page. */
@ApplicationScoped
class OrphanSheets {
    private static final int PAGE = 50;

    private final Orphans orphans;
    private final SafeMode safeMode;
    private final Clock clock;

    OrphanSheets(Orphans orphans, SafeMode safeMode, Clock clock) {
        this.orphans = orphans;
        this.safeMode = safeMode;
        this.clock = clock;
    }

    OrphanSheet of(Caller caller, String before) {
        Instant now = clock.instant();
        List<OrphanView> found = orphans.page(caller.project(), before, PAGE);
        Orphans.LastSweep last = orphans.lastSweep();
        boolean mayAct = caller.role().includes(Role.OPERATOR);
        return new OrphanSheet(
                safeMode.on(),
                caller.role().includes(Role.ADMIN),
                new OrphanSheet.Last(
                        Moment.of(last.startedAt(), now),
                        last.listed(),
                        last.failed(),
                        last.dryRun()),
                Figures.usdPerHour(burn(found)),
                found.stream().map(o -> OrphanSheet.Row.of(o, mayAct, now)).toList(),
                orphans.ended(caller.project(), PAGE).stream()
                        .map(o -> OrphanSheet.Row.of(o, false, now))
                        .toList(),
                found.size() < PAGE
                        ? null
                        : OrphansPage.ADDRESS + "?before=" + found.getLast().id());
    }

    private static BigDecimal burn(List<OrphanView> found) {
        return found.stream()
                .map(OrphanView::usdPerHour)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
