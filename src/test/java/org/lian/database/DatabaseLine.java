package org.lian.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between a court and its PostgreSQL, which can be cut and mended. */
public final class DatabaseLine implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int database;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** @param url of a database on this machine */
    public DatabaseLine(String url) throws IOException {
        database = Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
        start(() -> {
            while (!door.isClosed()) {
                connect(door.accept());
            }
        });
    }

    /** The address of the database through this line. */
    public String through(String url) {
        return url.replace(":" + database + "/", ":" + door.getLocalPort() + "/");
    }

    public void cut() {
        cut = true;
        open.forEach(DatabaseLine::end);
        open.clear();
    }

    public void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void connect(Socket caller) throws IOException {
        if (cut) {
            end(caller);
            return;
        }
        var server = new Socket(InetAddress.getLoopbackAddress(), database);
        open.add(caller);
        open.add(server);
        start(() -> carry(caller.getInputStream(), server.getOutputStream(), caller, server));
        start(() -> carry(server.getInputStream(), caller.getOutputStream(), server, caller));
    }

    private static void carry(InputStream from, OutputStream to, Socket one, Socket other) throws IOException {
        try {
            from.transferTo(to);
        } finally {
            end(one);
            end(other);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException gone) {
                // The line was cut, which is what it is for.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
