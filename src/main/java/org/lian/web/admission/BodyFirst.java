package org.lian.web.admission;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.ClientNetwork;
import org.lian.web.UploadBodies;
import org.lian.web.security.Senders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * The filter that takes a request's body in before anybody works on the request, so that a sender who drips holds no
 * place, no session and no connection to the database. What came at once goes on at once; the others are limited by
 * {@link SlowSenders} and have to keep {@link Pace}. Stands behind the container's belief about forwarded headers and
 * before every filter.
 */
class BodyFirst extends ValveBase {
    private static final Logger log = LoggerFactory.getLogger(BodyFirst.class);

    /** What is in by then was never slow; nobody can hold a thread with it. */
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private static final String CLOSE = "close";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    /** One byte more than the API takes, so that it still can say what is too much. */
    private static final long KEPT = 5 * 1024 * 1024 + 1;
    /** Above the container's own limit of an upload. */
    private static final long KEPT_UPLOAD = 86L * 1024 * 1024;
    /** Nothing is read beyond, not even to be thrown away. */
    private static final long MOST = 200L * 1024 * 1024;

    private final SlowSenders lines;
    private final Pace pace;
    private final Senders senders;
    private final ComeAgain comeAgain;

    BodyFirst(SlowSenders lines, Pace pace, Senders senders, ComeAgain comeAgain) {
        super(true);
        this.lines = lines;
        this.pace = pace;
        this.senders = senders;
        this.comeAgain = comeAgain;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var http = request.getCoyoteRequest();
        if (request.isAsyncDispatching() || http.isFinished()) {
            getNext().invoke(request, response);
            return;
        }
        var own = http.getInputBuffer();
        try (var kept = new KeptBody()) {
            if (isIn(request, response, new Sender(request, kept))) {
                kept.rewind();
                http.setInputBuffer(kept);
                getNext().invoke(request, response);
            }
        } catch (ClientAbortException gone) {
            log.debug("The sender left before the body was in", gone);
        } finally {
            http.setInputBuffer(own);
            if (!http.isFinished()) {
                hangUp(response);
            }
        }
    }

    /** A piece of an upload goes on with what came of it before its sender left: the next one begins there. */
    private boolean isIn(Request request, Response response, Sender sender) throws IOException {
        try {
            return takenIn(request, response, sender);
        } catch (ClientAbortException gone) {
            if (UploadBodies.isPiece(request)) {
                log.debug("The sender left in the middle of a piece", gone);
                return true;
            }
            throw gone;
        }
    }

    /** False when the request was answered already. */
    private boolean takenIn(Request request, Response response, Sender sender) throws IOException {
        if (response.isError()) {
            // The container refused it already, and only wants to say so.
            response.setHeader(HttpHeaders.CONNECTION, CLOSE);
            return true;
        }
        if (sender.within(AT_ONCE)) {
            return true;
        }
        if (!senders.mayComeIn(request)) {
            // What would be refused whatever it says is refused now, by those who say why.
            response.setHeader(HttpHeaders.CONNECTION, CLOSE);
            sender.kept.forget();
            return true;
        }
        var network = ClientNetwork.of(request.getRemoteAddr());
        if (!lines.open(network)) {
            response.setHeader(HttpHeaders.CONNECTION, CLOSE);
            comeAgain.busy(request, response);
            return false;
        }
        try {
            if (!sender.toTheEnd()) {
                response.setHeader(HttpHeaders.CONNECTION, CLOSE);
                if (UploadBodies.isPiece(request)) {
                    return true;
                }
                comeAgain.tooSlow(request, response);
                return false;
            }
            return true;
        } finally {
            lines.close(network);
        }
    }

    /** Nothing more is read of this body, and the line ends with the answer, which the container would call a fault. */
    private static void hangUp(Response response) {
        var http = response.getCoyoteResponse();
        var status = http.getStatus();
        http.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        if (!http.isCommitted()) {
            http.setStatus(status);
        }
    }

    /** The line to one sender, and what came over it. */
    private final class Sender implements ApplicationBufferHandler {
        private final Request request;
        private final org.apache.coyote.Request http;
        private final KeptBody kept;
        private final long began = System.nanoTime();
        private @Nullable ByteBuffer piece;
        private long received;
        private long most = KEPT;
        private boolean asked;

        private Sender(Request request, KeptBody kept) {
            this.request = request;
            this.http = request.getCoyoteRequest();
            this.kept = kept;
            http.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
        }

        /** Whether all was in by then. Of a body in chunks one cannot see whether the next piece is there. */
        private boolean within(Duration time) throws IOException {
            while (isDeclared() && !http.isFinished() && since().compareTo(time) < 0 && received < KEPT) {
                readWhatIsThere();
            }
            return http.isFinished();
        }

        /** False when the sender was too slow. */
        private boolean toTheEnd() throws IOException {
            while (!http.isFinished()) {
                if (!pace.keeps(received, since())) {
                    return false;
                }
                if (received > MOST) {
                    return true;
                }
                readWhatIsThere();
            }
            return true;
        }

        private void readWhatIsThere() throws IOException {
            if (isDeclared()) {
                http.action(ActionCode.AVAILABLE, true);
                if (http.getAvailable() <= 0) {
                    LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                    return;
                }
            }
            var length = read();
            if (length > 0 && piece != null) {
                keep(piece, length);
            }
        }

        private int read() throws ClientAbortException {
            try {
                return http.doRead(this);
            } catch (IOException broken) {
                throw new ClientAbortException(broken);
            }
        }

        private void keep(ByteBuffer bytes, int length) throws IOException {
            if (received + length > most && !asked) {
                asked = true;
                most = UploadBodies.is(request) && senders.isKnown(request) ? KEPT_UPLOAD : KEPT;
            }
            var wanted = (int) Math.max(0, Math.min(length, most - received));
            received += length;
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
}
