package org.lian.web.admission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A bare socket to the court: says what it is told, as slowly as the test likes. */
final class Line implements AutoCloseable {
    private static final String HERE = "127.0.0.1";

    private final Socket socket = new Socket();

    private Line(String from, int port, int window) throws IOException {
        if (window > 0) {
            socket.setReceiveBufferSize(window);
        }
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
        socket.setTcpNoDelay(true);
    }

    static Line to(int port) throws IOException {
        return from(HERE, port);
    }

    /** One of another address of this machine, for example 127.0.0.2. */
    static Line from(String address, int port) throws IOException {
        return new Line(address, port, 0);
    }

    /** One that takes no more than so many bytes of an answer unless it is read. */
    static Line narrow(int port, int window) throws IOException {
        return new Line(HERE, port, window);
    }

    Line say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.UTF_8));
    }

    Line say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The head of a request with a body to come; further headers each end with a line break. */
    Line head(String methodAndPath, long length, String... headers) throws IOException {
        return say(methodAndPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + length + "\r\n"
                + String.join("", headers) + "\r\n");
    }

    /** What comes until the other side hangs up or says nothing for so long; the first line is the status. */
    String hear(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        var heard = new ByteArrayOutputStream();
        var piece = new byte[8192];
        try {
            for (var length = socket.getInputStream().read(piece);
                    length > 0;
                    length = socket.getInputStream().read(piece)) {
                heard.write(piece, 0, length);
            }
        } catch (SocketTimeoutException nothingMore) {
            // What was heard so far is the answer.
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** The status line alone, empty when none came in time. */
    String status(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        var line = new StringBuilder();
        try {
            for (var next = socket.getInputStream().read();
                    next > 0 && next != '\r';
                    next = socket.getInputStream().read()) {
                line.append((char) next);
            }
        } catch (SocketTimeoutException silence) {
            return "";
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }
}
