package dev.slipway.model.preflight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many names of tensors in little memory: eight bytes each, for comparing, and the first of them as
 * text, for showing. Two names are taken for one with a chance of about one in 10^7 for a million
 * of them.
 */
final class Names {
    private static final int SHOWN = 1000;
    private static final int LONGEST_SHOWN = 500;

    private long[] hashes = new long[16];
    private int count;
    private boolean sorted;
    private final List<String> texts = new ArrayList<>();

    /**
     * @param count how many there are
     * @param example one of them, or null
     */
    record Some(int count, String example) {}

    void add(String name) {
        add(name, true);
    }

    /**
     * @param shown whether it may be kept as text, too
     */
    void add(String name, boolean shown) {
        add(hash(name), name, shown);
    }

    /**
     * @param hash of the name, for who has it already
     */
    void add(long hash, String name, boolean shown) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        hashes[count++] = hash;
        sorted = false;
        if (shown && texts.size() < SHOWN && name.length() <= LONGEST_SHOWN) {
            texts.add(name);
        }
    }

    /** Forgets the texts; comparing goes on. */
    void silence() {
        texts.clear();
    }

    int size() {
        return count;
    }

    /** True when a name was added twice. */
    boolean repeated() {
        sort();
        for (int i = 1; i < count; i++) {
            if (hashes[i] == hashes[i - 1]) {
                return true;
            }
        }
        return false;
    }

    boolean has(String name) {
        sort();
        return Arrays.binarySearch(hashes, 0, count, hash(name)) >= 0;
    }

    /** Those that the others do not have. */
    Some without(Names others) {
        sort();
        others.sort();
        int more = 0;
        int other = 0;
        for (int i = 0; i < count; i++) {
            while (other < others.count && others.hashes[other] < hashes[i]) {
                other++;
            }
            more += other < others.count && others.hashes[other] == hashes[i] ? 0 : 1;
        }
        return new Some(more, more == 0 ? null : example(others));
    }

    private String example(Names others) {
        return texts.stream().filter(name -> !others.has(name)).sorted().findFirst().orElse(null);
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(hashes, 0, count);
            sorted = true;
        }
    }

    // FNV-1a over UTF-16, its bits mixed once more: neighbours such as layers.1 and layers.2 end up
    // far apart.
    static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }
}
