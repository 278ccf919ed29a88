package org.lian.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.lian.database.StartRefused;
import org.lian.vocabulary.ClientNetwork;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The gate that lets in what the database can serve and tells the others when to come again. Together the classes need
 * no more connections than the pool holds, so a submission finds one however many people browse; inside each they are
 * shared by network and by person, so no crowd of one keeps another out. Stands before the
 * session is read and behind {@link BodyFirst}. An answer is made inside the place and sent outside of it, files apart:
 * how fast somebody reads is no reason for others to wait.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AdmissionControl extends OncePerRequestFilter {
    /** Threads that nobody who waits, drips or reads slowly may hold: status, health, static files. */
    static final int SPARE_THREADS = 64;

    /** Up to so much {@link Doorway} lets the system take off a thread at once, however slow the reader is. */
    private static final int LARGE_ANSWER = Doorway.SEND_BUFFER / 2;

    private final Map<Errand, Places> places = new EnumMap<>(Errand.class);
    private final SlowReaders readers;
    private final ComeAgain comeAgain;
    private final RefusedSubmissions refused;

    AdmissionControl(
            ComeAgain comeAgain,
            RefusedSubmissions refused,
            SlowSenders senders,
            SlowReaders readers,
            ServerProperties server,
            AdmissionSettings settings) {
        this.comeAgain = comeAgain;
        this.refused = refused;
        this.readers = readers;
        places.put(Errand.SUBMIT, Places.of(settings.submit()));
        places.put(Errand.PAY, Places.of(settings.pay()));
        places.put(Errand.TRANSFER, Places.of(settings.transfer()));
        places.put(Errand.REVIEW, Places.of(settings.review()));
        places.put(Errand.ENTER, Places.of(settings.enter()));
        places.put(Errand.REGISTER, Places.of(settings.register()));
        places.put(Errand.SUGGEST, Places.oneEach(settings.suggest()));
        places.put(Errand.PAPER, Places.of(settings.paper()));
        places.put(Errand.FILL, Places.of(settings.fill()));
        places.put(Errand.BROWSE, Places.of(settings.browse()));
        requireThreads(server.getTomcat().getThreads().getMax(), senders.most() + readers.most());
    }

    private void requireThreads(int threads, int slow) {
        var held = slow + places.values().stream().mapToInt(Places::people).sum();
        if (held + SPARE_THREADS > threads) {
            throw new StartRefused("lian.admission.* 的位置、等候人数和 lian.admission.slow-* 合计 " + held
                    + "，还要给系统状态和健康检查留 " + SPARE_THREADS + " 个线程，超过了 server.tomcat.threads.max（" + threads
                    + "）。请减少等候人数，或者调大线程数。");
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var errand = Errand.of(request.getMethod(), request.getRequestURI());
        if (errand.filter(Errand.TRANSFER::equals).isPresent()) {
            inside(of(Errand.TRANSFER), request, response, chain);
            return;
        }
        var answer = new ContentCachingResponseWrapper(response);
        if (errand.isEmpty()) {
            chain.doFilter(request, answer);
        } else {
            inside(of(errand.get()), request, answer, chain);
        }
        send(request, answer);
    }

    private void inside(Places place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Caller.of(request);
        if (!place.enter(caller)) {
            comeAgain.busy(request, response);
            if (!place.has(caller)) {
                // Somebody else's crowd, not his own.
                refused.turnedAway(request);
            }
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            place.leave(caller);
        }
    }

    private void send(HttpServletRequest request, ContentCachingResponseWrapper answer) throws IOException {
        if (answer.getContentSize() <= LARGE_ANSWER) {
            answer.copyBodyToResponse();
            return;
        }
        var network = ClientNetwork.of(request.getRemoteAddr());
        if (!readers.open(network)) {
            answer.reset();
            comeAgain.busy(request, (HttpServletResponse) answer.getResponse());
            return;
        }
        try {
            answer.copyBodyToResponse();
        } finally {
            readers.close(network);
        }
    }

    Places of(Errand errand) {
        return java.util.Objects.requireNonNull(places.get(errand));
    }
}
