package org.lian.engine;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformer;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * The engine's evaluation of decisions within a time limit; FEEL itself has none. FEEL stops when its thread is
 * interrupted. Time is the processor's time of the thread: a busy machine or a collection of garbage makes no table too
 * slow. A thread that gets no processor ends after thirty times the limit all the same.
 */
class BoundedDmnEngine extends DefaultDmnEngine {
    private static final int PATIENCE = 30;

    private final Duration limit;

    private BoundedDmnEngine(DefaultDmnEngineConfiguration configuration, Duration limit) {
        super(configuration);
        this.limit = limit;
    }

    @Override
    public DmnDecisionResult evaluateDecision(DmnDecision decision, VariableContext variables) {
        return within(decision, () -> super.evaluateDecision(decision, variables));
    }

    @Override
    public DmnDecisionTableResult evaluateDecisionTable(DmnDecision decision, VariableContext variables) {
        return within(decision, () -> super.evaluateDecisionTable(decision, variables));
    }

    private <T> T within(DmnDecision decision, Supplier<T> evaluation) {
        var most = DecisionAllowance.of(limit);
        var watch = new Watch(Thread.currentThread(), most);
        Round.begin(watch);
        try {
            var result = evaluation.get();
            if (watch.finish()) {
                throw new DecisionTooSlow(decision.getKey(), most);
            }
            return result;
        } catch (Exception e) {
            // FEEL throws the InterruptedException undeclared.
            if (watch.finish()) {
                var slow = new DecisionTooSlow(decision.getKey(), most);
                slow.addSuppressed(e);
                throw slow;
            }
            if (e instanceof RuntimeException fault) {
                throw fault;
            }
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Decision " + decision.getKey() + " was interrupted", e);
        } finally {
            watch.finish();
            Round.end(watch);
        }
    }

    /** The watch that interrupts its thread once, and never after the evaluation ended. */
    private static class Watch {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        private static final long UNKNOWN = -1;

        private final Thread thread;
        private final Duration limit;
        private final long began = System.nanoTime();
        /** Read with the first look: most evaluations end before it, and to ask for it costs as much as they do. */
        private long used = UNKNOWN;

        private boolean finished;
        private boolean expired;

        Watch(Thread thread, Duration limit) {
            this.thread = thread;
            this.limit = limit;
        }

        synchronized void look() {
            if (!finished && !expired && isOver()) {
                expired = true;
                thread.interrupt();
            }
        }

        private boolean isOver() {
            var now = THREADS.getThreadCpuTime(thread.getId());
            if (used == UNKNOWN) {
                used = now;
            }
            return now - used >= limit.toNanos() || System.nanoTime() - began >= PATIENCE * limit.toNanos();
        }

        /** True when the time was over. The interrupt is ours, so it ends here. */
        synchronized boolean finish() {
            if (!finished && expired) {
                Thread.interrupted();
            }
            finished = true;
            return expired;
        }
    }

    /** The round that looks at all evaluations while there are any: an alarm of its own for each cost more than most of them. */
    private static final class Round {
        private static final Duration EVERY = Duration.ofMillis(100);
        private static final Set<Watch> UNDER_WAY = ConcurrentHashMap.newKeySet();
        private static final AtomicBoolean GOES = new AtomicBoolean();
        private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "decision-watch");
            thread.setDaemon(true);
            return thread;
        });

        private Round() {}

        static void begin(Watch watch) {
            UNDER_WAY.add(watch);
            go();
        }

        static void end(Watch watch) {
            UNDER_WAY.remove(watch);
        }

        private static void go() {
            if (!GOES.get() && GOES.compareAndSet(false, true)) {
                WATCH.schedule(Round::look, EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private static void look() {
            try {
                UNDER_WAY.forEach(Watch::look);
            } finally {
                GOES.set(false);
                if (!UNDER_WAY.isEmpty()) {
                    go();
                }
            }
        }
    }

    private static class Transformer extends DefaultDmnTransformer {
        Transformer() {
            transformFactory = Transform::new;
        }
    }

    /** The step that reads a file, by {@link DmnReader}. */
    private static class Transform extends DefaultDmnTransform {
        Transform(DmnTransformer transformer) {
            super(transformer);
        }

        @Override
        public void setModelInstance(InputStream file) {
            try {
                setModelInstance(DmnReader.read(file));
            } catch (ModelException e) {
                throw new DmnTransformException("The file is no DMN", e);
            }
        }
    }

    /** A configuration that builds this engine: FEEL by ours, no other expression language. */
    static class Configuration extends DefaultDmnEngineConfiguration {
        private final Duration limit;
        private @Nullable DmnEngine engine;

        Configuration(FeelEngine feel, Duration limit) {
            this.limit = limit;
            setFeelEngineFactory(() -> feel);
            setElProvider(text -> {
                throw new ProcessEngineException("Tables are written in FEEL only: " + text);
            });
            setTransformer(new Transformer());
        }

        @Override
        public DmnEngine buildEngine() {
            if (engine == null) {
                init();
                engine = new BoundedDmnEngine(this, limit);
            }
            return engine;
        }
    }
}
