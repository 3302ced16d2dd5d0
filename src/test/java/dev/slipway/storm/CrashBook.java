package dev.slipway.storm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Which crash points are still to be hit, and how often each was. */
final class CrashBook {
    private static final int FEW = 3;
    private static final String STOP = ":stop";

    /** When so few are left that all are rare, every replica watches for all of them. */
    private static final int RARE = 16;

    private final List<String> left;
    private final List<String> planned;
    private final Map<String, Integer> hits = new TreeMap<>();
    private final Random random;
    private boolean closed;

    /**
     * @param names with {@code :stop} behind those at which to sleep
     */
    CrashBook(List<String> names, Random random) {
        this.planned = List.copyOf(names);
        this.left = new ArrayList<>(names);
        this.random = random;
        Collections.shuffle(left, random);
    }

    List<String> planned() {
        return planned;
    }

    /** Those that the report must find hit: all but the sleeps. */
    List<String> mustHit() {
        return planned.stream().filter(name -> !name.endsWith(STOP)).toList();
    }

    /** Whether all that must be hit were, or none is to be hit any more. */
    synchronized boolean done() {
        return closed || Collections.disjoint(left, mustHit());
    }

    /** None for the processes that start from now on. */
    synchronized void hold() {
        closed = true;
    }

    synchronized void release() {
        closed = false;
    }

    /** The value of SLIPWAY_CRASH_AT for a process that starts now; empty for none. */
    synchronized String forStart() {
        if (closed) {
            return "";
        }
        Collections.rotate(left, FEW);
        int many = left.size() <= RARE ? left.size() : FEW;
        return String.join(",", left.subList(0, many).stream().map(this::atSomeHit).toList());
    }

    /** The common doors are not always met at once, or all would die at the first job. */
    private String atSomeHit(String point) {
        boolean stop = point.endsWith(STOP);
        String name = stop ? point.substring(0, point.length() - STOP.length()) : point;
        boolean common = name.startsWith("claim") || name.contains("settle");
        int at = 1 + (common && left.size() > RARE ? random.nextInt(6) : 0);
        return name + ":" + at + (stop ? STOP : "");
    }

    synchronized void hit(String name, boolean stopped) {
        hits.merge(stopped ? name + STOP : name, 1, Integer::sum);
        left.remove(stopped ? name + STOP : name);
    }

    synchronized Map<String, Integer> hits() {
        return new TreeMap<>(hits);
    }

    synchronized List<String> missed() {
        return left.stream().sorted().toList();
    }
}
