package org.lian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.vocabulary.CourtCode;

/** 电子邮件 over SMTP to a real server: one mail to one address, whatever stands in the names. */
class MailServerTests {
    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    @DisplayName("邮件到达：发件人是法院，主题和正文是中文，编号就是消息的编号；再发一次还是同一个编号")
    void arrives() throws Exception {
        var notice = notice("某某区人民法院", "某某区人民法院：您有新的消息");
        var number = mail(server.getSmtp().getPort()).send(notice);

        assertThat(mail(server.getSmtp().getPort()).send(notice)).isEqualTo(number);
        assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.getMessageID())
                    .isEqualTo(number)
                    .contains(notice.id().toString());
            assertThat(mail.getSubject()).isEqualTo("某某区人民法院：您有新的消息");
            assertThat(mail.getFrom()[0].toString()).contains("no-reply@court.example.cn");
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("wang@example.cn");
            assertThat(mail.getContent().toString()).contains("有 1 份文书");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "法院\r\nBcc: evil@example.com",
                "Court\r\nBcc: evil@example.com",
                "Court\r\n\r\nanother letter",
                "法院\nBcc: evil@example.com\n\nbody",
                "法院\u2028Bcc: evil@example.com",
                "法院\u0085Bcc: evil@example.com",
                "\"法院\" <evil@example.com>,"
            })
    @DisplayName("名称里的换行和地址不成为邮件头，没有第二个收件人")
    void noHeaderIsSmuggledIn(String hostile) throws Exception {
        mail(server.getSmtp().getPort()).send(notice(hostile, hostile));

        assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("wang@example.cn");
            assertThat(mail.getFrom()).hasSize(1);
            assertThat(mail.getSubject()).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028]");
            assertThat(mail.getContent().toString()).startsWith("有 1 份文书");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wang@example.cn\r\nBcc: evil@example.com",
                "wang@example.cn,evil@example.com",
                "wang@example.cn evil@example.com",
                "Wang <wang@example.cn>",
                "\"wang\"@example.cn",
                "wang@localhost",
                "@example.cn",
                "王@example.cn"
            })
    @DisplayName("不是单独一个邮箱的，不当邮箱用")
    void onlyOnePlainAddress(String typed) {
        assertThat(mail(1).address(contact(typed))).isEmpty();
        assertThat(mail(1).address(contact("wang.li+court@mail.example.cn"))).contains("wang.li+court@mail.example.cn");
    }

    @Test
    @DisplayName("邮件服务器停了是以后再试，不是地址不对")
    void aStoppedServerIsSilent() {
        var port = server.getSmtp().getPort();
        server.stop();
        assertThatThrownBy(() -> mail(port).send(notice("法院", "消息"))).isInstanceOf(MessageChannel.ChannelSilent.class);
    }

    @Test
    @DisplayName("邮件服务器说没有这个邮箱（550），是地址不对，不再试")
    void anUnknownMailboxIsRefused() throws Exception {
        try (var refusing = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> refuse(refusing));
            thread.setDaemon(true);
            thread.start();
            assertThatThrownBy(() -> mail(refusing.getLocalPort()).send(notice("法院", "消息")))
                    .isInstanceOf(MessageChannel.AddressRefused.class);
        }
    }

    private static void refuse(ServerSocket door) {
        try (var line = door.accept();
                var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = line.getOutputStream();
            out.write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var said = in.readLine(); said != null; said = in.readLine()) {
                out.write((said.startsWith("RCPT") ? "550 5.1.1 no such mailbox\r\n" : "250 OK\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (java.io.IOException closed) {
            throw new java.io.UncheckedIOException(closed);
        }
    }

    private static MailServer mail(int port) {
        return new MailServer(() -> Optional.of(new MailServer.Settings(
                "127.0.0.1", port, null, null, "no-reply@court.example.cn", MailSecurity.NONE)));
    }

    private static Notice notice(String sender, String title) {
        return new Notice(
                UUID.randomUUID(),
                "wang@example.cn",
                sender,
                title,
                NoticeText.of(MessageKind.SERVED, null, 1, contact("a@example.org"), ""));
    }

    private static Contact contact(String email) {
        return new Contact(new CourtCode("京0199"), "某某区人民法院", null, email, true, false, Contact.Reader.FILER, "", "");
    }
}
