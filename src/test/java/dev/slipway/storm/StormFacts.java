package dev.slipway.storm;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a storm set out to do.
 *
 * @param crashPoints names that each had to be hit at least once
 * @param planned how often each kind of event was to happen, by its word in {@code events.jsonl}
 * @param befalling how many calls or connections faults were to befall at least, by whom
 * @param uniqueNames whether the provider refused names that were taken, all the time
 * @param healedAt when the last fault was taken back
 * @param permanent sequence numbers of jobs with a scripted fault that no patience mends
 */
public record StormFacts(
        long seed,
        int jobs,
        int replicas,
        Map<String, Integer> planned,
        Map<String, Integer> befalling,
        boolean uniqueNames,
        List<String> crashPoints,
        List<Integer> permanent,
        Instant healedAt) {}
