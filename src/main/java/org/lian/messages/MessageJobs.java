package org.lian.messages;

import org.jspecify.annotations.Nullable;
import org.lian.liveness.Hands;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The sending of messages on threads of its own: a slow gateway holds up nothing else, and readiness does not hang on
 * it.
 */
@Component
class MessageJobs implements SmartLifecycle {
    private final MessageDispatcher dispatcher;
    private final MessageSettings settings;
    private @Nullable Hands sending;

    MessageJobs(MessageDispatcher dispatcher, MessageSettings settings) {
        this.dispatcher = dispatcher;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (settings.jobs() && sending == null) {
            sending = new Hands("messages", settings.atOnce(), settings.every(), dispatcher::sendOne, () -> {});
        }
    }

    @Override
    public synchronized void stop() {
        if (sending != null) {
            sending.close();
            sending = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return sending != null;
    }
}
