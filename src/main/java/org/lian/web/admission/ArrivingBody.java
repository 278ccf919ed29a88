package org.lian.web.admission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.ClientNetwork;
import org.lian.web.UploadBodies;
import org.lian.web.security.Senders;

/** A body that is on its way, and what came of it so far. */
final class ArrivingBody implements ApplicationBufferHandler {
    /** What is smaller is gathered without a thread. */
    static final int SMALL = 64 * 1024;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final Duration RARELY = Duration.ofMillis(200);
    private static final double NANOS = 1e9;
    /** One byte more than the API takes, so that it still can say what is too much. */
    private static final long KEPT = 5 * 1024 * 1024 + 1;
    /** Above the container's own limit of an upload. */
    private static final long KEPT_UPLOAD = 86L * 1024 * 1024;
    /** Nothing is read beyond, not even to be thrown away. */
    private static final long MOST = 200L * 1024 * 1024;

    private final Request request;
    private final org.apache.coyote.Request http;
    private final Senders senders;
    private final ClientNetwork network;
    private final KeptBody kept = new KeptBody();
    private final long began = System.nanoTime();
    private @Nullable ByteBuffer piece;
    private volatile long received;
    private long most = KEPT;
    private boolean asked;
    private volatile boolean givesWay;
    private long pause = LOOK_AGAIN.toNanos();
    private long nextLook;

    ArrivingBody(Request request, Senders senders) {
        this.request = request;
        this.http = request.getCoyoteRequest();
        this.senders = senders;
        this.network = ClientNetwork.of(request.getRemoteAddr());
        http.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
    }

    /** The end of a body, or none so far. */
    enum End {
        IN,
        TOO_SLOW,
        /** To a faster one. */
        GAVE_WAY,
        /** The sender hung up. */
        GONE,
        UNDERWAY
    }

    ClientNetwork network() {
        return network;
    }

    Request request() {
        return request;
    }

    KeptBody kept() {
        return kept;
    }

    boolean isSmall() {
        return isDeclared() && http.getContentLengthLong() < SMALL;
    }

    void giveWay() {
        givesWay = true;
    }

    boolean hadTimeToBegin(long now) {
        return now - began >= Pace.BEGINNING.toNanos();
    }

    double bytesPerSecond(long now) {
        return received * NANOS / Math.max(now - began, Pace.BEGINNING.toNanos());
    }

    /** Whether all was in by then. Of a body in chunks one cannot see whether the next piece is there. */
    boolean within(Duration time) throws IOException {
        while (isDeclared() && !http.isFinished() && since().compareTo(time) < 0 && received < KEPT) {
            if (!takeWhatIsThere()) {
                rest();
            }
        }
        return http.isFinished();
    }

    /** Waits for it on this thread. */
    End toTheEnd(Pace pace) throws IOException {
        while (!http.isFinished()) {
            if (givesWay) {
                return End.GAVE_WAY;
            }
            if (!pace.begins(received, since()) || !pace.keeps(received, since())) {
                return End.TOO_SLOW;
            }
            if (received > MOST) {
                return End.IN;
            }
            if (!isDeclared()) {
                read();
            } else if (!takeWhatIsThere()) {
                rest();
            }
        }
        return End.IN;
    }

    /** Takes what is there and waits for nothing. Who brought nothing lately is looked at less often. */
    End look(Pace pace) {
        var now = System.nanoTime();
        if (!givesWay && now < nextLook) {
            return End.UNDERWAY;
        }
        var before = received;
        try {
            while (!http.isFinished() && takeWhatIsThere()) {
                // All of it.
            }
        } catch (IOException gone) {
            return End.GONE;
        }
        if (http.isFinished()) {
            return End.IN;
        }
        if (givesWay) {
            return End.GAVE_WAY;
        }
        if (!pace.keeps(received, since())) {
            return End.TOO_SLOW;
        }
        pause = received > before ? LOOK_AGAIN.toNanos() : Math.min(RARELY.toNanos(), 2 * pause);
        nextLook = now + pause;
        return End.UNDERWAY;
    }

    private static void rest() {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }

    private boolean takeWhatIsThere() throws IOException {
        http.action(ActionCode.AVAILABLE, true);
        if (http.getAvailable() <= 0) {
            return false;
        }
        read();
        return true;
    }

    private void read() throws IOException {
        int length;
        try {
            length = http.doRead(this);
        } catch (IOException broken) {
            throw new ClientAbortException(broken);
        }
        if (length > 0 && piece != null) {
            keep(piece, length);
        }
    }

    private void keep(ByteBuffer bytes, int length) throws IOException {
        if (received + length > most && !asked) {
            asked = true;
            most = UploadBodies.is(request) && senders.isKnown(request) ? KEPT_UPLOAD : KEPT;
        }
        var wanted = (int) Math.max(0, Math.min(length, most - received));
        received = received + length;
        if (wanted > 0) {
            kept.add(bytes.slice(bytes.position(), wanted));
        }
        bytes.position(bytes.limit());
    }

    private boolean isDeclared() {
        return http.getContentLengthLong() > 0;
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        piece = buffer;
    }

    @Override
    public @Nullable ByteBuffer getByteBuffer() {
        return piece;
    }

    @Override
    public void expand(int size) {
        // The container brings its own buffers.
    }
}
