package org.lian.web.admission;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lian.vocabulary.ClientNetwork;

/**
 * The bodies that are on their way, so many in all and of one client's network. Where one more comes, the slowest gives
 * way: of its own network, where that has all it may have, else of the network that has the most.
 */
class BodiesOnTheWay {
    private final int most;
    private final int mostOfOne;
    private final int mostLeaving;
    private final Set<ArrivingBody> under = new LinkedHashSet<>();
    private final Map<ClientNetwork, Integer> ofOne = new HashMap<>();
    private final Set<ArrivingBody> leaving = new LinkedHashSet<>();

    /**
     * Written as {@code 128 64}.
     *
     * @param mostLeaving those that gave way and are not gone, each with its thread
     */
    BodiesOnTheWay(String setting, int mostLeaving) {
        var parts = setting.strip().split("\\s+");
        if (parts.length != 2) {
            throw new IllegalArgumentException("合计数、每个地址的数，用空格隔开，例如 128 64：" + setting);
        }
        this.most = Integer.parseInt(parts[0]);
        this.mostOfOne = Integer.parseInt(parts[1]);
        this.mostLeaving = mostLeaving;
    }

    /** False where there are too many that gave way and have not left. */
    synchronized boolean open(ArrivingBody body) {
        var network = body.network();
        if (ofOne.getOrDefault(network, 0) >= mostOfOne) {
            if (!slowestGivesWay(network::equals)) {
                return false;
            }
        } else if (under.size() >= most && !slowestGivesWay(largest()::equals)) {
            return false;
        }
        under.add(body);
        ofOne.merge(network, 1, Integer::sum);
        return true;
    }

    private ClientNetwork largest() {
        return ofOne.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private boolean slowestGivesWay(Predicate<ClientNetwork> of) {
        if (leaving.size() >= mostLeaving) {
            return false;
        }
        var now = System.nanoTime();
        var slowest = under.stream()
                .filter(body -> of.test(body.network()))
                // Who has just begun could not bring anything yet.
                .min(Comparator.<ArrivingBody, Boolean>comparing(body -> !body.hadTimeToBegin(now))
                        .thenComparingDouble(body -> body.bytesPerSecond(now)));
        slowest.ifPresent(body -> {
            remove(body);
            leaving.add(body);
            body.giveWay();
        });
        return slowest.isPresent();
    }

    synchronized void close(ArrivingBody body) {
        leaving.remove(body);
        remove(body);
    }

    private void remove(ArrivingBody body) {
        if (under.remove(body)) {
            ofOne.computeIfPresent(body.network(), (network, bodies) -> bodies == 1 ? null : bodies - 1);
        }
    }

    synchronized int open() {
        return under.size() + leaving.size();
    }

    /** Those that count and those that are leaving. */
    int most() {
        return most + mostLeaving;
    }
}
