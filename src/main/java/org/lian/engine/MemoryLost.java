package org.lian.engine;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.lian.liveness.OutOfMemory;

/**
 * The end of the node when memory ran out in a command: the job executor would write it down as a failed step and go
 * on.
 */
class MemoryLost extends CommandInterceptor {
    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (Throwable failure) {
            OutOfMemory.endIfBehind(failure);
            throw failure;
        }
    }
}
