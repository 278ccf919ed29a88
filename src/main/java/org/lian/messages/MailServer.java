package org.lian.messages;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail over SMTP. The message's id is its Message-ID, so that a mailbox keeps one of two. */
class MailServer implements MessageChannel {
    private static final String PATIENCE = "10000";

    private final Supplier<Optional<Settings>> settings;

    MailServer(Supplier<Optional<Settings>> settings) {
        this.settings = settings;
    }

    /**
     * The court's mail server.
     *
     * @param from the address that the court writes from
     */
    record Settings(
            String host,
            int port,
            @Nullable String username,
            @Nullable String password,
            String from,
            MailSecurity security) {}

    @Override
    public ChannelKind kind() {
        return ChannelKind.MAIL;
    }

    @Override
    public boolean isSetUp() {
        return settings.get().isPresent();
    }

    @Override
    public Optional<String> address(Contact contact) {
        return Optional.ofNullable(contact.email()).filter(MailAddress::reaches);
    }

    @Override
    public String send(Notice notice) {
        var server = settings.get().orElseThrow(() -> new ChannelSilent("No mail server"));
        try {
            var sender = sender(server);
            var mail = mail(sender, server, notice);
            sender.send(mail);
            return mail.getMessageID();
        } catch (AddressException e) {
            throw new AddressRefused("no address");
        } catch (MailSendException e) {
            if (e.getFailedMessages().values().stream().anyMatch(MailServer::isRefused)) {
                throw new AddressRefused("the server knows no such mailbox");
            }
            throw new ChannelSilent("The mail server does not take it", e);
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            throw new ChannelSilent("The mail server does not take it", e);
        }
    }

    private static JavaMailSenderImpl sender(Settings server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.port());
        sender.setUsername(server.username());
        sender.setPassword(server.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var lines = new Properties();
        lines.setProperty("mail.smtp.connectiontimeout", PATIENCE);
        lines.setProperty("mail.smtp.timeout", PATIENCE);
        lines.setProperty("mail.smtp.writetimeout", PATIENCE);
        lines.setProperty("mail.smtp.auth", String.valueOf(server.username() != null));
        lines.setProperty("mail.smtp.ssl.enable", String.valueOf(server.security() == MailSecurity.TLS));
        lines.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        lines.setProperty("mail.smtp.starttls.enable", String.valueOf(server.security() == MailSecurity.STARTTLS));
        lines.setProperty("mail.smtp.starttls.required", String.valueOf(server.security() == MailSecurity.STARTTLS));
        sender.setJavaMailProperties(lines);
        return sender;
    }

    private static MimeMessage mail(JavaMailSenderImpl sender, Settings server, Notice notice)
            throws MessagingException, UnsupportedEncodingException {
        var id = "<" + notice.id() + server.from().substring(server.from().indexOf('@')) + ">";
        var mail = new MimeMessage(sender.getSession()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(new InternetAddress(server.from(), oneLine(notice.sender()), StandardCharsets.UTF_8.name()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(notice.to(), true));
        mail.setSubject(oneLine(notice.title()), StandardCharsets.UTF_8.name());
        // 自动邮件: nobody's absence answers it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(notice.text(), StandardCharsets.UTF_8.name());
        return mail;
    }

    /** A header ends with its line: what was given as more than one is one. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }

    private static boolean isRefused(Exception failure) {
        for (Exception next = failure; next instanceof MessagingException chained; next = chained.getNextException()) {
            if (next instanceof SMTPAddressFailedException address && address.getReturnCode() / 100 == 5) {
                return true;
            }
        }
        return false;
    }
}
