package org.lian.documents;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.lian.vocabulary.Refusal;

/**
 * The places at which papers are set: so many at once. What is served goes before what is only looked at, which leaves
 * the last place free for it.
 */
final class SettingPlaces {
    private static final int KEPT_FREE = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Duration patience;
    private int free;
    private int servedWaiting;

    /**
     * @param places two at least
     * @param patience of who only looks
     */
    SettingPlaces(int places, Duration patience) {
        this.free = places;
        this.patience = patience;
    }

    /** Waits for its place however long that takes: a step of the flow stands behind it. */
    <T> T served(Supplier<T> setting) {
        lock.lock();
        try {
            servedWaiting++;
            while (free == 0) {
                changed.awaitUninterruptibly();
            }
            servedWaiting--;
            free--;
        } finally {
            lock.unlock();
        }
        return inside(setting);
    }

    /** Comes in when nothing that is served waits; whoever waits too long is told to come again. */
    <T> T shown(Supplier<T> setting) {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (free <= KEPT_FREE || servedWaiting > 0) {
                if (left <= 0) {
                    throw Refusal.unavailable("现在生成文书的人较多，请过几秒再打开；已经填写和提交的内容不受影响");
                }
                left = changed.awaitNanos(left);
            }
            free--;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("系统正在重新启动，请过几分钟再打开文书");
        } finally {
            lock.unlock();
        }
        return inside(setting);
    }

    private <T> T inside(Supplier<T> setting) {
        try {
            return setting.get();
        } finally {
            lock.lock();
            try {
                free++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** How many that are served wait. */
    int servedWaiting() {
        lock.lock();
        try {
            return servedWaiting;
        } finally {
            lock.unlock();
        }
    }
}
