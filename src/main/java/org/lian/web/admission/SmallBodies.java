package org.lian.web.admission;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.ActionCode;
import org.lian.web.admission.ArrivingBody.End;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The gathering of the small bodies that did not come at once. Their requests are put off, so none of them holds a
 * thread: one thread looks at all of them in turn, takes what is there, and sends each on its way again when it ended.
 */
@Component
class SmallBodies implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(SmallBodies.class);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();

    private final Pace pace;
    private final BodiesOnTheWay arrivals;
    private final BlockingQueue<Gathered> begun = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "small-bodies");
    private volatile boolean over;

    SmallBodies(Pace pace, AdmissionSettings settings) {
        this.pace = pace;
        // Who gives way holds nothing but memory, and ends at the next look.
        this.arrivals = new BodiesOnTheWay(settings.slowSmall(), Integer.MAX_VALUE / 2);
        thread.setDaemon(true);
        thread.start();
    }

    /** A request that was put off, and how its body ended. */
    static final class Gathered implements AsyncListener {
        private final ArrivingBody body;
        private volatile End end = End.UNDERWAY;
        private boolean ended;

        private Gathered(ArrivingBody body) {
            this.body = body;
        }

        ArrivingBody body() {
            return body;
        }

        End end() {
            return end;
        }

        /** True when nothing more is to be done. The container may end a request by itself, and use its objects for another. */
        private synchronized boolean look(Pace pace) {
            if (ended) {
                return true;
            }
            end = body.look(pace);
            if (end == End.UNDERWAY) {
                return false;
            }
            goOn();
            return true;
        }

        private synchronized void fail() {
            if (!ended) {
                end = End.GONE;
                goOn();
            }
        }

        private void goOn() {
            ended = true;
            body.request().getCoyoteRequest().action(ActionCode.ASYNC_DISPATCH, null);
        }

        @Override
        public synchronized void onComplete(AsyncEvent event) {
            ended = true;
        }

        @Override
        public synchronized void onTimeout(AsyncEvent event) {
            ended = true;
        }

        @Override
        public synchronized void onError(AsyncEvent event) {
            ended = true;
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // It is of the application then, and this one ended long ago.
        }
    }

    /** The request is put off; the container's thread goes. */
    Gathered gather(ArrivingBody body) {
        var gathered = new Gathered(body);
        var request = body.request();
        var put = request.startAsync(request.getRequest(), request.getResponse().getResponse());
        put.setTimeout(0);
        put.addListener(gathered);
        arrivals.open(body);
        return gathered;
    }

    /** From now on another thread has it. */
    void begin(Gathered gathered) {
        begun.add(gathered);
    }

    int open() {
        return arrivals.open();
    }

    private void run() {
        var here = new ArrayList<Gathered>();
        try {
            while (!over) {
                if (here.isEmpty()) {
                    here.add(begun.take());
                }
                begun.drainTo(here);
                here.removeIf(this::isDone);
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is wrong with one must not end the others. */
    private boolean isDone(Gathered one) {
        var done = true;
        try {
            done = one.look(pace);
        } catch (RuntimeException fault) {
            log.error("A body could not be gathered", fault);
            one.fail();
        } finally {
            if (done) {
                arrivals.close(one.body());
            }
        }
        return done;
    }

    @Override
    public void destroy() {
        over = true;
        thread.interrupt();
    }
}
