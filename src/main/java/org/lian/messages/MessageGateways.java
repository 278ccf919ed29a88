package org.lian.messages;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.database.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The channels of this court by its settings; the demo has the stand-ins of its sandbox where nothing is set. */
@Configuration(proxyBeanMethods = false)
class MessageGateways {
    private static final Logger log = LoggerFactory.getLogger(MessageGateways.class);

    private final Environment environment;
    private final boolean demo;

    MessageGateways(Environment environment) {
        this.environment = environment;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @Bean
    MessageChannel smsGateway(DataFolder data, BusinessClock clock, MessageSettings settings) {
        return new HttpGateway(ChannelKind.SMS, gateway(data, settings.sms(), "/sandbox/sms"), clock);
    }

    @Bean
    MessageChannel wechatGateway(DataFolder data, BusinessClock clock, MessageSettings settings) {
        return new HttpGateway(ChannelKind.WECHAT, gateway(data, settings.wechat(), "/sandbox/wechat"), clock);
    }

    @Bean
    MessageChannel mailServer(MessageSettings settings) {
        var mail = settings.mail();
        return new MailServer(() -> {
            if (mail.host().isBlank() || mail.from().isBlank()) {
                return demoMail();
            }
            return Optional.of(new MailServer.Settings(
                    mail.host().strip(),
                    mail.port(),
                    given(mail.username()),
                    given(mail.password()),
                    mail.from().strip(),
                    mail.security()));
        });
    }

    /** Production without SMS is somebody's decision, or it is an oversight that the log names. */
    @EventListener(ApplicationReadyEvent.class)
    void sayWhatIsNotSetUp(ApplicationReadyEvent started) {
        var sms = started.getApplicationContext().getBean("smsGateway", MessageChannel.class);
        if (environment.acceptsProfiles(Profiles.of("prod")) && !sms.isSetUp()) {
            log.warn("没有接通短信：当事人只能登录后在消息里看到送达和期限。请设置 LIAN_MESSAGES_SMS_URL 和 LIAN_MESSAGES_SMS_KEY_FILE，"
                    + "接口见 src/docs/sms-contract.md。");
        }
    }

    /** Read at start, where a wrong one is noticed; the stand-in's port is known once the court listens. */
    private Supplier<Optional<HttpGateway.Settings>> gateway(
            DataFolder data, MessageSettings.Gateway set, String standIn) {
        if (!set.url().isBlank()) {
            var given =
                    Optional.of(new HttpGateway.Settings(URI.create(set.url().strip()), key(set.keyFile())));
            return () -> given;
        }
        if (!demo) {
            return Optional::empty;
        }
        var key = data.secret("sandbox-merchant-key", 32);
        return () -> Optional.ofNullable(environment.getProperty("local.server.port"))
                .map(port -> new HttpGateway.Settings(URI.create("http://127.0.0.1:" + port + standIn), key));
    }

    private Optional<MailServer.Settings> demoMail() {
        var port = environment.getProperty("local.sandbox.smtp.port", Integer.class);
        return demo && port != null
                ? Optional.of(new MailServer.Settings(
                        "127.0.0.1", port, null, null, "no-reply@court.invalid", MailSecurity.NONE))
                : Optional.empty();
    }

    private static String key(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new StartRefused("短信或者微信接口的密钥文件（…_KEY_FILE）读不出来：" + file, e);
        }
    }

    private static @Nullable String given(String setting) {
        return setting.isBlank() ? null : setting;
    }
}
