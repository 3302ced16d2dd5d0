package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing per name. Where the provider refuses names that are taken, or never commits later than
 * the quarantine lasts: one ever. Elsewhere a twin may come, has to go again soon, and its cost is
 * bounded.
 */
final class ZeroDuplicates implements Invariant {
    private static final Duration FOREVER = Duration.ofDays(1_000);
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** A twin that nobody stops costs more than this within a storm; one that is stopped, less. */
    private static final BigDecimal MOST_CENTS = BigDecimal.valueOf(100);

    @Override
    public String name() {
        return "I2 zero duplicates";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException {
        Findings findings = new Findings(name());
        ProviderLedger ledger = ProviderLedger.read(evidence);
        boolean never =
                evidence.facts().uniqueNames() && ledger.uniqueNames() || covered(evidence, ledger);
        Set<String> recorded =
                Effect.all(evidence).stream().map(Effect::externalId).collect(Collectors.toSet());
        Map<String, List<Thing>> byToken =
                ledger.things().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Thing::token, LinkedHashMap::new, Collectors.toList()));
        uploads(evidence, ledger, never, findings);
        byToken.forEach(
                (token, things) -> {
                    findings.expect(
                            !never || things.size() == 1,
                            "%s was made %d times: %s",
                            token,
                            things.size(),
                            things);
                    long alive = things.stream().filter(Thing::alive).count();
                    findings.expect(alive <= 1, "%s lives %d times: %s", token, alive, things);
                    twins(things, recorded).forEach(twin -> bounded(findings, evidence, twin));
                });
        return findings.verdict();
    }

    /**
     * Each upload of weights has an effect of its own, also when a person asks for another. A twin
     * that came too late costs nothing: it writes the same weights once more.
     */
    private static void uploads(
            Evidence evidence, ProviderLedger ledger, boolean never, Findings findings)
            throws SQLException {
        Map<String, Long> asked =
                Effect.all(evidence).stream()
                        .filter(effect -> effect.token().contains("-up-"))
                        .collect(Collectors.groupingBy(Effect::subject, Collectors.counting()));
        Map<String, String> subjects =
                Effect.all(evidence).stream()
                        .collect(Collectors.toMap(Effect::token, Effect::subject));
        ledger.uploads()
                .forEach(
                        (name, times) ->
                                findings.expect(
                                        !never
                                                || times
                                                        <= asked.getOrDefault(
                                                                subjects.get(name), 0L),
                                        "%s was uploaded %d times, asked for %d times",
                                        name,
                                        times,
                                        asked.getOrDefault(subjects.get(name), 0L)));
    }

    /** The quarantine is as long as it is so that what comes late comes within it. */
    private static boolean covered(Evidence evidence, ProviderLedger ledger) {
        Duration late =
                ledger.lateCommit()
                        .dividedBy(evidence.settings().speed())
                        .plus(evidence.settings().listLag());
        return late.compareTo(evidence.settings().quarantine()) < 0;
    }

    /** All but the one that is ours by the record, else the oldest. */
    private static List<Thing> twins(List<Thing> things, Set<String> recorded) {
        Thing ours =
                things.stream()
                        .filter(thing -> recorded.contains(thing.id()))
                        .findFirst()
                        .orElse(things.getFirst());
        return things.stream().filter(thing -> thing != ours).toList();
    }

    private static Duration lifetime(Thing thing) {
        return thing.alive() ? FOREVER : Duration.between(thing.born(), thing.ended());
    }

    private static void bounded(Findings findings, Evidence evidence, Thing twin) {
        Duration most =
                evidence.settings()
                        .quarantine()
                        .plus(evidence.settings().sweep())
                        .plus(MARGIN)
                        .multipliedBy(evidence.settings().speed());
        findings.expect(
                lifetime(twin).compareTo(most) <= 0,
                "%s is a twin and lived longer than %s (simulated)",
                twin,
                most);
        findings.expect(
                twin.cents().compareTo(MOST_CENTS) <= 0,
                "%s is a twin and cost %s cents",
                twin,
                twin.cents());
    }
}
