package org.lian.web.admission;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Somebody who asks over so many connections at once, and again as soon as he is answered, whatever the answer is. */
final class Flood implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final int connections;
    private volatile boolean over;

    private Flood(int connections) {
        this.connections = connections;
    }

    /** The request is made of a number that no other request has. */
    static Flood of(String address, int port, int connections, IntFunction<String> request) {
        var flood = new Flood(connections);
        for (var i = 0; i < connections; i++) {
            var thread = new Thread(() -> flood.ask(address, port, request), "flood");
            thread.setDaemon(true);
            flood.threads.add(thread);
            thread.start();
        }
        return flood;
    }

    private void ask(String address, int port, IntFunction<String> request) {
        while (!over) {
            try (var line = Line.from(address, port)) {
                line.say(request.apply(asked.incrementAndGet())).status(PATIENCE);
            } catch (IOException sentAway) {
                // Again.
            }
        }
    }

    void isUnderway() {
        await().atMost(PATIENCE).until(() -> asked.get() >= connections);
    }

    /** The number of a status line; zero where there is none. */
    static int code(String status) {
        return status.length() < 12 ? 0 : Integer.parseInt(status.substring(9, 12));
    }

    @Override
    public void close() throws Exception {
        over = true;
        for (var thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
    }
}
