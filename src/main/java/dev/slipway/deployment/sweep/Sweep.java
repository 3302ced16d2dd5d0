package dev.slipway.deployment.sweep;

import dev.slipway.deployment.sweep.OrphanDecision.Policy;
import dev.slipway.deployment.sweep.SweepRun.Right;
import dev.slipway.lifecycle.Duty;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.safemode.SafeMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The orphan sweep: lists everything of ours, compares it with what our records say, and deals with
 * what they do not want. Knows nothing of jobs; an outage of their workers does not stop it.
 */
@ApplicationScoped
class Sweep implements Duty {
    private final SweepConfig config;
    private final Inventory inventory;
    private final KnownNames knownNames;
    private final Hands hands;
    private final SafeMode safeMode;

    Sweep(
            SweepConfig config,
            Inventory inventory,
            KnownNames knownNames,
            Hands hands,
            SafeMode safeMode) {
        this.config = config;
        this.inventory = inventory;
        this.knownNames = knownNames;
        this.hands = hands;
        this.safeMode = safeMode;
    }

    /** Those who write what was found. */
    @Singleton
    static class Hands {
        private final SweepRun run;
        private final OrphanStore store;
        private final Remedy remedy;
        private final Records records;

        Hands(SweepRun run, OrphanStore store, Remedy remedy, Records records) {
            this.run = run;
            this.store = store;
            this.remedy = remedy;
            this.records = records;
        }
    }

    @Override
    public String name() {
        return "orphan-sweep";
    }

    @Override
    public Duration every() {
        return config.every();
    }

    @Override
    public void run() {
        if (safeMode.elsewhere()) {
            throw new IllegalStateException(
                    "Not swept: the provider may list another account than our things are in");
        }
        Right right = Tx.call(hands.run::begin);
        Names names = inventory.names();
        Inventory.Listing listing = inventory.list(names);
        Map<Thing, Known> known = knownNames.of(listing.things(), names);
        noticeLostHistory(known, names);
        List<String> woken = config.dryRun() ? List.of() : wake(right, listing, known);
        Map<Thing.Key, Orphan> open = open();
        List<Sighting> findings = findings(right, listing, known);
        List<String> failures = new ArrayList<>(listing.failures());
        findings.forEach(
                finding -> {
                    open.remove(finding.thing().key());
                    hands.remedy.take(right, finding, policy(right)).ifPresent(failures::add);
                });
        open.values()
                .forEach(
                        orphan ->
                                hands.remedy
                                        .lookAgain(right, orphan, listing)
                                        .ifPresent(failures::add));
        Seen seen = new Seen(listing.things().size(), findings.size(), woken.size(), failures);
        Tx.run(() -> hands.run.end(right, summary(right, seen)));
        if (failures.isEmpty()) {
            safeMode.swept(right.startedAt(), findings.stream().allMatch(Judge::underWay));
        } else {
            throw new IllegalStateException("Not all was swept: " + failures);
        }
    }

    /** What has a row was told before: whoever left safe mode since has seen it. */
    private void noticeLostHistory(Map<Thing, Known> known, Names names) {
        long lost =
                Judge.lost(known, names)
                        .filter(thing -> Tx.call(() -> hands.store.of(thing.key())).isEmpty())
                        .count();
        if (lost > 0) {
            safeMode.historyLost(lost, lost >= config.lostHistoryAt());
        }
    }

    private Policy policy(Right right) {
        return new Policy(
                config.dryRun(),
                safeMode.on(),
                config.grace(),
                config.deleteAfter(),
                right.startedAt());
    }

    private List<String> wake(Right right, Inventory.Listing listing, Map<Thing, Known> known) {
        List<String> subjects =
                Stream.concat(
                                known.values().stream().flatMap(k -> Judge.toWake(k).stream()),
                                hands.records.bereft(listing, right.startedAt()).stream())
                        .distinct()
                        .toList();
        hands.records.wake(subjects);
        return subjects;
    }

    private Map<Thing.Key, Orphan> open() {
        Map<Thing.Key, Orphan> open = new HashMap<>();
        Tx.call(hands.store::open).forEach(orphan -> open.put(orphan.key(), orphan));
        return open;
    }

    /**
     * What is below others first: an endpoint goes after its deployments. Else in any order: what
     * comes behind a thing that cannot be read may find a breaker open, and shall not do so always.
     */
    private List<Sighting> findings(
            Right right, Inventory.Listing listing, Map<Thing, Known> known) {
        Judge judge = new Judge(right.startedAt(), config.grace(), listing.things());
        List<Thing> things = new ArrayList<>(listing.things());
        Collections.shuffle(things);
        return things.stream()
                .flatMap(
                        thing ->
                                judge.finding(thing, known.get(thing)).stream()
                                        .map(
                                                finding ->
                                                        new Sighting(
                                                                thing,
                                                                known.get(thing),
                                                                finding,
                                                                null)))
                .sorted(Comparator.comparing(s -> s.thing().kind() == Kind.ENDPOINT))
                .toList();
    }

    /** What came of it; with a failure it was not a whole sweep. */
    private record Seen(int listed, int strange, int woken, List<String> failures) {}

    private static SweepRun.Summary summary(Right right, Seen seen) {
        boolean whole = seen.failures().isEmpty();
        return new SweepRun.Summary(
                right.startedAt(),
                null,
                whole,
                seen.listed(),
                seen.strange(),
                seen.woken(),
                whole ? null : String.join("; ", seen.failures()));
    }
}
