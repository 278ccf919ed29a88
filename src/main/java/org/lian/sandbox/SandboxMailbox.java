package org.lian.sandbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;

/**
 * 演示邮箱: a mail server on this machine alone that delivers nothing and keeps what it got. Its port is one that is free,
 * told as {@code local.sandbox.smtp.port}.
 */
@Component
@Profile("demo")
class SandboxMailbox implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SandboxMailbox.class);
    private static final int LONGEST = 1024 * 1024;
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(30).toMillis();

    private final SandboxMessages messages;
    private final ConfigurableEnvironment environment;
    private @Nullable ServerSocket door;

    SandboxMailbox(SandboxMessages messages, ConfigurableEnvironment environment) {
        this.messages = messages;
        this.environment = environment;
    }

    @Override
    public synchronized void start() {
        try {
            var opened = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            door = opened;
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "sandboxMailbox", Map.of("local.sandbox.smtp.port", opened.getLocalPort())));
            thread("sandbox-mail", () -> letIn(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                var line = opened.accept();
                line.setSoTimeout(PATIENCE_MILLIS);
                thread("sandbox-mail-line", () -> serve(line));
            } catch (IOException e) {
                if (!opened.isClosed()) {
                    log.warn("The sandbox's mailbox did not take a line", e);
                }
            }
        }
    }

    private void serve(Socket line) {
        try (line;
                var in =
                        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1))) {
            talk(in, line.getOutputStream());
        } catch (IOException | MessagingException e) {
            log.warn("The sandbox's mailbox lost a line", e);
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException, MessagingException {
        say(out, "220 sandbox");
        var recipients = new ArrayList<String>();
        for (var said = in.readLine(); said != null; said = in.readLine()) {
            var command = said.toUpperCase(Locale.ROOT);
            if (command.startsWith("EHLO") || command.startsWith("HELO")) {
                say(out, "250 sandbox");
            } else if (command.startsWith("RCPT TO:")) {
                recipients.add(said.replaceAll("(?i)^RCPT TO:\\s*<([^>]*)>.*$", "$1"));
                say(out, "250 OK");
            } else if (command.equals("DATA")) {
                say(out, "354 go on");
                keep(letter(in), recipients);
                recipients.clear();
                say(out, "250 OK");
            } else if (command.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 OK");
            }
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var row = in.readLine(); row != null && !row.equals("."); row = in.readLine()) {
            if (text.length() < LONGEST) {
                text.append(row.startsWith("..") ? row.substring(1) : row).append("\r\n");
            }
        }
        return text.toString();
    }

    private void keep(String letter, List<String> recipients) throws MessagingException, IOException {
        var mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(letter.getBytes(StandardCharsets.ISO_8859_1)));
        var key = mail.getMessageID() == null ? UUID.randomUUID().toString() : mail.getMessageID();
        for (var to : recipients) {
            messages.keep("MAIL", key, to, mail.getSubject(), String.valueOf(mail.getContent()));
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void thread(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void stop() {
        if (door != null) {
            try {
                door.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            door = null;
        }
    }

    /** Before anybody sends. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized boolean isRunning() {
        return door != null;
    }
}
