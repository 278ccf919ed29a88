package org.lian.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Shows that the code of an attack really ran. */
public class Marker implements JavaDelegate {
    private static final AtomicInteger TOUCHED = new AtomicInteger();

    public static String touch() {
        TOUCHED.incrementAndGet();
        return "2026-01-01T00:00:00";
    }

    static int touched() {
        return TOUCHED.get();
    }

    @Override
    public void execute(DelegateExecution execution) {
        touch();
    }
}
