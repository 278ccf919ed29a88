package org.lian.messages;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lian.liveness.OutOfMemory;
import org.lian.site.HostCourt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The SMS that are of no filing: a code that is good for minutes, a warning that goes with it. They are made and sent on
 * a thread of their own and kept nowhere; what does not go out within a minute is asked for again by who waits for it.
 */
@Component
public class TextMessages {
    private static final Logger log = LoggerFactory.getLogger(TextMessages.class);
    private static final Duration[] PAUSES = {Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(8)};
    private static final int WAITING = 500;

    private final MessageChannel sms;
    private final String sender;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                var thread = new Thread(task, "text-messages");
                thread.setDaemon(true);
                return thread;
            });

    TextMessages(@Qualifier("smsGateway") MessageChannel sms, HostCourt court) {
        this.sms = sms;
        this.sender = court.hostName();
        threads.setRejectedExecutionHandler((task, pool) -> log.warn("Too many SMS wait, one is left out"));
    }

    /** A short text for a mobile number of the mainland. */
    public record Text(String phone, String words) {}

    /** Whether this court sends SMS at all. */
    public boolean offered() {
        return sms.isSetUp();
    }

    /** Whether one can be sent to what was typed. */
    public static boolean reaches(String phone) {
        return Phones.mobile(phone).isPresent();
    }

    /**
     * Makes a text and sends it, if there is one. Whoever asks is answered before that, so that no answer tells by its
     * time whether there was.
     */
    public void soon(Supplier<Optional<Text>> made) {
        threads.execute(() -> {
            try {
                made.get().ifPresent(this::send);
            } catch (Throwable e) {
                OutOfMemory.endIfBehind(e);
                log.warn("An SMS was not sent: {}", e.getClass().getSimpleName());
            }
        });
    }

    private void send(Text text) {
        var to = Phones.mobile(text.phone()).orElse("");
        var notice = new Notice(UUID.randomUUID(), to, sender, sender, text.words());
        for (var pause : PAUSES) {
            try {
                Thread.sleep(pause.toMillis());
                sms.send(notice);
                return;
            } catch (MessageChannel.AddressRefused refused) {
                log.info("SMS {} is for no number that the gateway knows", notice.id());
                return;
            } catch (MessageChannel.ChannelSilent silent) {
                log.warn("The gateway does not take SMS {}: {}", notice.id(), silent.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
