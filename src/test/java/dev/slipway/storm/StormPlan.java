package dev.slipway.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What happens in a storm, all of it from the seed: which jobs come when, and what befalls whom.
 *
 * @param length from the first job to the last attack
 * @param crashPoints to be hit, with {@code :stop} those to sleep at
 * @param offsets of the replicas' clocks
 * @param uniqueNames whether the provider refuses a name that is taken
 */
record StormPlan(
        Duration length,
        List<Job> jobs,
        List<Act> acts,
        List<String> crashPoints,
        List<Duration> offsets,
        boolean uniqueNames) {

    private static final Duration PER_KILL = Duration.ofMillis(4500);
    private static final Duration PER_JOB = Duration.ofMillis(800);
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    /** So many come by every crash point; fewer are asked for the common ones only. */
    private static final int ENOUGH_JOBS = 500;

    /** Fewer may miss any of them, and none is asked for. */
    private static final int SOME_JOBS = 40;

    /** A pause of a process right before these is what no lease closes. */
    private static final List<String> SLEEPS =
            List.of(
                    "before-send:train:stop",
                    "before-send:dep:stop",
                    "before-send:up:stop",
                    "after-send:ep:stop",
                    "inside-settle:model:stop",
                    "deliver:before-send:stop",
                    "claim:deployment:stop");

    static StormPlan of(StormOptions options, StormSettings settings) {
        Random random = new Random(options.seed());
        Duration length =
                longer(
                        PER_KILL.multipliedBy(options.kills()),
                        PER_JOB.multipliedBy(options.jobs()));
        boolean small = options.jobs() < ENOUGH_JOBS;
        List<String> points = new ArrayList<>();
        if (options.jobs() >= SOME_JOBS) {
            points.addAll(small ? CrashNames.core() : CrashNames.expected());
            points.addAll(small ? SLEEPS.subList(0, 2) : SLEEPS);
        }
        List<Duration> offsets = new ArrayList<>();
        for (int i = 0; i < options.replicas(); i++) {
            Duration offset = Duration.ofSeconds(random.nextInt(-600, 601));
            offsets.add(i == 0 ? Duration.ZERO : offset);
        }
        return new StormPlan(
                length,
                jobs(options.jobs(), length, new Random(random.nextLong())),
                acts(options, settings, length, new Random(random.nextLong())),
                points,
                offsets,
                // The provider may refuse a name that is taken or may not: both are tried.
                options.seed() % 2 == 0);
    }

    private static List<Job> jobs(int count, Duration length, Random random) {
        // By shares and not by dice: a short storm shall have some of each kind, too.
        List<JobKind> kinds = new ArrayList<>();
        double step = shares() / (double) count;
        for (int i = 0; i < count; i++) {
            kinds.add(kindAt((i + 0.5) * step));
        }
        Collections.shuffle(kinds, random);
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Duration at = length.multipliedBy(i * 9L).dividedBy(count * 10L);
            Duration patience = Duration.ofMillis(random.nextInt(12_000));
            int dataset = random.nextInt(Math.max(4, count / 8));
            jobs.add(new Job(i + 1, kinds.get(i), at, dataset, patience));
        }
        return jobs;
    }

    private static JobKind kindAt(double place) {
        double left = place;
        for (JobKind kind : JobKind.values()) {
            left -= kind.share;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalArgumentException("beyond all shares: " + place);
    }

    private static int shares() {
        int sum = 0;
        for (JobKind kind : JobKind.values()) {
            sum += kind.share;
        }
        return sum;
    }

    private static List<Act> acts(
            StormOptions options, StormSettings settings, Duration length, Random random) {
        Trouble trouble = new Trouble(random, settings);
        int kills = options.kills();
        List<Act> acts = new ArrayList<>();
        for (Act.What what : Act.What.values()) {
            int many =
                    switch (what) {
                        case KILL -> kills;
                        case STOP -> Math.max(2, kills / 15);
                        case POSTGRES_KILL -> Math.max(1, kills / 30);
                        case PROVIDER_FAULT -> Math.max(10, kills);
                        case SWITCH -> Math.max(4, kills / 6);
                        case SETTING -> 0;
                        case PROXY -> Math.max(4, kills / 5);
                        case RECEIVER -> Math.max(2, kills / 20);
                        case QUARTZ -> Math.max(1, kills / 30);
                        case UPGRADE -> options.upgrades() ? options.replicas() : 0;
                    };
            for (int i = 0; i < many; i++) {
                // Spread evenly, each somewhere in its own part: 1 to 5 s apart, say, when 3 s
                // each.
                double place = (i + 0.15 + 0.7 * random.nextDouble()) / many;
                Duration at = WARM_UP.plusMillis((long) (place * length.toMillis()));
                acts.add(
                        new Act(at, what, target(what, i, options, random), detail(what, trouble)));
            }
        }
        acts.sort(Comparator.comparing(Act::at));
        return acts;
    }

    private static int target(Act.What what, int nth, StormOptions options, Random random) {
        return switch (what) {
            case KILL, STOP -> random.nextInt(options.replicas());
            case PROXY -> nth % Attack.PROXIES.size();
            case RECEIVER -> 1 + random.nextInt(20);
            case UPGRADE -> nth;
            default -> 0;
        };
    }

    private static String detail(Act.What what, Trouble trouble) {
        return switch (what) {
            case PROVIDER_FAULT -> trouble.fault(8);
            case SWITCH -> trouble.position();
            case PROXY -> trouble.network();
            case QUARTZ -> trouble.quartz();
            default -> "";
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** How often each kind of event is to happen, by its word. */
    Map<String, Integer> events() {
        Map<String, Integer> events = new TreeMap<>();
        acts.stream()
                .filter(act -> act.what().event != null)
                .forEach(act -> events.merge(act.what().event, 1, Integer::sum));
        return events;
    }

    /**
     * How many calls or connections are to be befallen at least: one for each rule of the provider,
     * and one for each fault of the network, wherever; in a long storm each of its ways at least
     * once.
     */
    Map<String, Integer> befalling() {
        Map<String, Integer> befalling = new TreeMap<>();
        for (Act act : acts) {
            if (act.what() == Act.What.PROVIDER_FAULT) {
                befalling.merge("provider", 1, Integer::sum);
            } else if (act.what() == Act.What.PROXY) {
                befalling.merge("network", 1, Integer::sum);
                if (jobs.size() >= ENOUGH_JOBS) {
                    befalling.put(Attack.PROXIES.get(act.target()), 1);
                }
            }
        }
        return befalling;
    }

    /** Calls of the provider that are to go wrong by a rule of their own. */
    int faultyCalls() {
        return acts.stream()
                .filter(act -> act.what() == Act.What.PROVIDER_FAULT)
                .mapToInt(act -> count(act.detail()))
                .sum();
    }

    private static int count(String rule) {
        try {
            return JsonLines.JSON.readTree(rule).path("count").asInt(1);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(rule, e);
        }
    }
}
