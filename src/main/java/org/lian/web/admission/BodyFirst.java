package org.lian.web.admission;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.lian.web.UploadBodies;
import org.lian.web.admission.ArrivingBody.End;
import org.lian.web.admission.SmallBodies.Gathered;
import org.lian.web.security.Senders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;

/**
 * The filter that takes a request's body in before anybody works on the request, so that a sender who drips holds no
 * place, no session and no connection to the database. What came at once goes on at once; of the others the small ones
 * are gathered by {@link SmallBodies} without a thread, the large ones take a line of {@link SlowSenders}; all have to
 * keep {@link Pace}. Stands behind the container's belief about forwarded headers and before every filter.
 */
class BodyFirst extends ValveBase {
    private static final Logger log = LoggerFactory.getLogger(BodyFirst.class);

    /** What is in by then was never slow; nobody can hold a thread with it. */
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private static final String CLOSE = "close";
    private static final String GATHERED = Gathered.class.getName();

    private final SlowSenders lines;
    private final SmallBodies small;
    private final Pace pace;
    private final Senders senders;
    private final ComeAgain comeAgain;
    private final ObjectProvider<RefusedSubmissions> refused;

    BodyFirst(
            SlowSenders lines,
            SmallBodies small,
            Pace pace,
            Senders senders,
            ComeAgain comeAgain,
            ObjectProvider<RefusedSubmissions> refused) {
        super(true);
        this.lines = lines;
        this.small = small;
        this.pace = pace;
        this.senders = senders;
        this.comeAgain = comeAgain;
        this.refused = refused;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getNote(GATHERED) instanceof Gathered gathered) {
            request.removeNote(GATHERED);
            // From here on it is a request like any other, at its beginning.
            request.getCoyoteRequest().action(ActionCode.ASYNC_DISPATCHED, null);
            goOn(request, response, gathered.body(), gathered.end());
            if (response.isError()) {
                isAnswered(request, response);
            }
            return;
        }
        if (request.isAsyncDispatching() || request.getCoyoteRequest().isFinished()) {
            getNext().invoke(request, response);
            return;
        }
        var body = new ArrivingBody(request, senders);
        var end = arrives(request, response, body);
        if (end != End.UNDERWAY) {
            goOn(request, response, body, end);
            return;
        }
        var gathered = small.gather(body);
        request.setNote(GATHERED, gathered);
        small.begin(gathered);
    }

    /** {@link End#UNDERWAY} for one that is to be gathered. */
    private End arrives(Request request, Response response, ArrivingBody body) throws IOException {
        if (response.isError()) {
            // The container refused it already, and only wants to say so.
            response.setHeader(HttpHeaders.CONNECTION, CLOSE);
            return End.IN;
        }
        try {
            if (body.within(AT_ONCE)) {
                return End.IN;
            }
            if (!senders.mayComeIn(request)) {
                // What would be refused whatever it says is refused now, by those who say why.
                response.setHeader(HttpHeaders.CONNECTION, CLOSE);
                body.kept().forget();
                return End.IN;
            }
            return body.isSmall() ? End.UNDERWAY : overALine(request, body);
        } catch (ClientAbortException gone) {
            log.debug("The sender left before the body was in", gone);
            return End.GONE;
        }
    }

    private End overALine(Request request, ArrivingBody body) throws IOException {
        var line = lines.of(senders.isKnown(request));
        if (!line.open(body)) {
            return End.GAVE_WAY;
        }
        try {
            return body.toTheEnd(pace);
        } finally {
            line.close(body);
        }
    }

    private void goOn(Request request, Response response, ArrivingBody body, End end)
            throws IOException, ServletException {
        var http = request.getCoyoteRequest();
        var own = http.getInputBuffer();
        try (var kept = body.kept()) {
            if (isOfUse(request, response, end)) {
                kept.rewind();
                http.setInputBuffer(kept);
                getNext().invoke(request, response);
            }
        } finally {
            http.setInputBuffer(own);
            if (!http.isFinished()) {
                hangUp(response);
            }
        }
    }

    /** False when the request was answered already. A piece of an upload goes on with what came of it: the next one begins there. */
    private boolean isOfUse(Request request, Response response, End end) throws IOException {
        if (end == End.IN) {
            return true;
        }
        response.setHeader(HttpHeaders.CONNECTION, CLOSE);
        if (UploadBodies.isPiece(request)) {
            return true;
        }
        if (end == End.TOO_SLOW) {
            comeAgain.tooSlow(request, response);
        } else if (end == End.GAVE_WAY) {
            comeAgain.busy(request, response);
            refused.getObject().turnedAway(request);
        }
        return false;
    }

    /** Of a request that was put off the container would make a page of its own for an error, though one was made. */
    private static void isAnswered(Request request, Response response) throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new ClientAbortException());
        response.finishResponse();
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
}
