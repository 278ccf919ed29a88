package org.lian.web.admission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A stranger who says one byte of each body now and then, and comes back whenever he is sent away. */
final class Drip implements AutoCloseable {
    private static final long PAUSE_MILLIS = 1_000;

    private final String from;
    private final int port;
    private final List<String> heads;
    private final List<Line> lines = new ArrayList<>();
    private final Thread thread = new Thread(this::drip, "drip");
    private volatile boolean over;

    private Drip(String from, int port, List<String> heads) {
        this.from = from;
        this.port = port;
        this.heads = heads;
    }

    /** Each head is a request up to its empty line. */
    static Drip of(int port, List<String> heads) throws Exception {
        return of("127.0.0.1", port, heads);
    }

    /** The same from another address of this machine. */
    static Drip of(String from, int port, List<String> heads) throws Exception {
        var drip = new Drip(from, port, heads);
        for (var head : heads) {
            drip.lines.add(drip.begun(head));
        }
        drip.thread.setDaemon(true);
        drip.thread.start();
        TimeUnit.MILLISECONDS.sleep(500);
        return drip;
    }

    /** A request with a body of 5000 bytes that never all come. */
    static String post(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n" + String.join("", headers) + "\r\n";
    }

    /** The same of a file that never all comes. */
    static String upload(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500000\r\n"
                + "Content-Type: multipart/form-data; boundary=xx\r\n" + String.join("", headers) + "\r\n";
    }

    private Line begun(String head) throws IOException {
        return Line.from(from, port).say(head);
    }

    private void drip() {
        while (!over) {
            for (var i = 0; i < heads.size() && !over; i++) {
                try {
                    lines.get(i).say("a");
                } catch (IOException sentAway) {
                    lines.get(i).close();
                    try {
                        lines.set(i, begun(heads.get(i)));
                    } catch (IOException tryAgain) {
                        continue;
                    }
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() throws Exception {
        over = true;
        thread.interrupt();
        thread.join(5_000);
        lines.forEach(Line::close);
    }
}
