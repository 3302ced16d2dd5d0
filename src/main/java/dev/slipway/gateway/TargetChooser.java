package dev.slipway.gateway;

import dev.slipway.routing.Route;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The weighted split. The same sticky key gets the same target while the weights stand. The newest
 * version takes the low end of the range, so raising a canary only adds keys to it and sends nobody
 * who is already there back.
 */
final class TargetChooser {
    private TargetChooser() {}

    /**
     * The target the weights name for this key, when it is ready, then the other ready ones in the
     * order to fall back to. When no weighted target is ready, a version that stands by takes over,
     * the newest first; empty when none is ready either.
     */
    static List<Route.Target> order(Route route, String stickyKey) {
        long hash = hash(route.alias() + '\n' + stickyKey);
        List<Route.Target> left = new ArrayList<>(weighted(route));
        List<Route.Target> order = new ArrayList<>();
        while (!left.isEmpty()) {
            Route.Target next = pick(left, hash);
            left.remove(next);
            if (next.ready()) {
                order.add(next);
            }
        }
        return order.isEmpty() ? standingBy(route) : order;
    }

    private static List<Route.Target> standingBy(Route route) {
        return route.targets().stream()
                .filter(target -> target.weight() == 0 && target.ready())
                .sorted(Comparator.comparingInt(Route.Target::modelVersion).reversed())
                .toList();
    }

    private static List<Route.Target> weighted(Route route) {
        return route.targets().stream()
                .filter(target -> target.weight() > 0)
                .sorted(Comparator.comparingInt(Route.Target::modelVersion).reversed())
                .toList();
    }

    private static Route.Target pick(List<Route.Target> targets, long hash) {
        long total = targets.stream().mapToLong(Route.Target::weight).sum();
        // The hash as a fraction of its whole range, times the total: even for any total.
        long point = Math.unsignedMultiplyHigh(hash, total);
        for (Route.Target target : targets) {
            point -= target.weight();
            if (point < 0) {
                return target;
            }
        }
        throw new IllegalStateException("a point beyond the total weight");
    }

    private static long hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
