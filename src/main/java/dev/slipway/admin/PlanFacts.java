package dev.slipway.admin;

import dev.slipway.model.ReleasePlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A release plan in words. */
final class PlanFacts {
    private PlanFacts() {}

    static List<Fact> of(ReleasePlan plan) {
        return List.of(
                Fact.text("Ends at", Badge.words(plan.stopAt().name())),
                Fact.text("Hardware", plan.deploy().hardware()),
                Fact.text(
                        "Replicas",
                        "%d to %d, %s at %d"
                                .formatted(
                                        plan.deploy().minReplicas(),
                                        plan.deploy().maxReplicas(),
                                        plan.deploy().metric(),
                                        plan.deploy().target())),
                Fact.text("Idle timeout", Moment.span(plan.deploy().idleTimeout())),
                Fact.text(
                        "Suite",
                        plan.evaluate() == null
                                ? "none: approved without an evaluation"
                                : plan.evaluate().suite()),
                Fact.text("Gate", plan.evaluate() == null ? "" : gate(plan.evaluate().gate())),
                Fact.text("Approval", plan.approve().name().toLowerCase(Locale.ROOT)),
                Fact.text(
                        "Canary",
                        plan.route().canary() == null
                                ? "none: straight to live"
                                : "%d %% for %s"
                                        .formatted(
                                                plan.route().canary().weight(),
                                                Moment.span(plan.route().canary().soak()))),
                Fact.text("Previous stays warm", Moment.span(plan.route().keepPrevious())));
    }

    private static String gate(ReleasePlan.GateSpec gate) {
        return java.util.stream.Stream.of(
                        part("at least", gate.min()), part("against live", gate.vsLive()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String part(String how, Map<String, Double> numbers) {
        return numbers == null || numbers.isEmpty()
                ? ""
                : new TreeMap<>(numbers)
                        .entrySet().stream()
                                .map(e -> "%s %s %s".formatted(e.getKey(), how, e.getValue()))
                                .collect(Collectors.joining(", "));
    }
}
