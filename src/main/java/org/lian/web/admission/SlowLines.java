package org.lian.web.admission;

import java.util.HashMap;
import java.util.Map;
import org.lian.vocabulary.ClientNetwork;

/**
 * The lines that last as long as the other side likes and hold a thread meanwhile: there are only so many, of all
 * together and of one client's network. Nobody waits for one, for waiting would hold the thread too.
 */
abstract class SlowLines {
    private final int most;
    private final int mostOfOne;
    private final Map<ClientNetwork, Integer> open = new HashMap<>();
    private int all;

    /** Written as {@code 128 64}. */
    SlowLines(String setting) {
        var parts = setting.strip().split("\\s+");
        if (parts.length != 2) {
            throw new IllegalArgumentException("合计数、每个地址的数，用空格隔开，例如 128 64：" + setting);
        }
        this.most = Integer.parseInt(parts[0]);
        this.mostOfOne = Integer.parseInt(parts[1]);
    }

    /** False when there are too many. */
    synchronized boolean open(ClientNetwork from) {
        if (all >= most || open.getOrDefault(from, 0) >= mostOfOne) {
            return false;
        }
        all++;
        open.merge(from, 1, Integer::sum);
        return true;
    }

    synchronized void close(ClientNetwork from) {
        all--;
        open.computeIfPresent(from, (network, lines) -> lines == 1 ? null : lines - 1);
    }

    synchronized int open() {
        return all;
    }

    int most() {
        return most;
    }
}
