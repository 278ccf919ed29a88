package org.lian.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.ClientNetwork;
import org.lian.vocabulary.Refusal;
import org.lian.web.security.CurrentActor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * One paper at a time for an account, or for the network of who has none: a few more wait shortly, the others are told
 * to wait. So nobody holds all places at which papers are opened.
 */
@Component
class OnePaperEach implements HandlerInterceptor, WebMvcConfigurer {
    /** The one inside, and two that were opened beside it. */
    private static final int MOST = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String TURN = OnePaperEach.class.getName();

    private final Map<String, Turn> turns = new HashMap<>();

    OnePaperEach() {}

    /** The turn of one account: who is inside, and who waits. */
    private static final class Turn {
        private final Semaphore free = new Semaphore(1, true);
        private int people;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (opensPaper(request)) {
            var who = CurrentActor.get().map(Actor::accountId).orElseGet(() -> ClientNetwork.of(request.getRemoteAddr())
                    .value());
            enter(who);
            request.setAttribute(TURN, who);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(TURN) instanceof String who) {
            request.removeAttribute(TURN);
            leave(who, true);
        }
    }

    private static boolean opensPaper(HttpServletRequest request) {
        return Errand.of(request.getMethod(), request.getRequestURI())
                .filter(Errand.PAPER::equals)
                .isPresent();
    }

    private void enter(String who) {
        var turn = joined(who);
        if (turn == null || !isTurnOf(who, turn)) {
            throw Refusal.tooMany("您的另一份文书正在生成，请等它打开以后再打开这一份");
        }
    }

    private boolean isTurnOf(String who, Turn turn) {
        var entered = false;
        try {
            entered = turn.free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!entered) {
                leave(who, false);
            }
        }
        return entered;
    }

    private synchronized @Nullable Turn joined(String who) {
        var turn = turns.computeIfAbsent(who, first -> new Turn());
        if (turn.people == MOST) {
            return null;
        }
        turn.people++;
        return turn;
    }

    private synchronized void leave(String who, boolean wasInside) {
        turns.computeIfPresent(who, (key, turn) -> {
            if (wasInside) {
                turn.free.release();
            }
            turn.people--;
            return turn.people == 0 ? null : turn;
        });
    }

    /** How many accounts and networks open a paper or wait to. */
    synchronized int people() {
        return turns.size();
    }
}
