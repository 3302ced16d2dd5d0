package dev.slipway.storm;

import java.time.Instant;
import java.util.List;

/**
 * What a storm set out to do.
 *
 * @param crashPoints names that each had to be hit at least once
 * @param faults that the sandbox was told of, or proxies made
 * @param uniqueNames whether the provider refused names that were taken, all the time
 * @param healedAt when the last fault was taken back
 * @param permanent sequence numbers of jobs with a scripted fault that no patience mends
 */
public record StormFacts(
        long seed,
        int jobs,
        int replicas,
        int kills,
        int faults,
        boolean uniqueNames,
        List<String> crashPoints,
        List<Integer> permanent,
        Instant healedAt) {}
