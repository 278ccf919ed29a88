package org.lian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.liveness.Hands;
import org.lian.story.Stories;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** 发送: nothing is lost while a gateway is away, nothing is told twice, and what no channel takes is for a person. */
@OwnCourt
@Tag("thorough")
class MessageSendingTests {
    private static final Gateway SMS = new Gateway();
    private static final Gateway WECHAT = new Gateway();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        MAIL.start();
    }

    @DynamicPropertySource
    static void channels(DynamicPropertyRegistry settings) throws IOException {
        var key = Files.writeString(Files.createTempFile(Path.of("target"), "gateway-", ".key"), Gateway.KEY);
        settings.add("lian.messages.sms.url", SMS::url);
        settings.add("lian.messages.sms.key-file", key::toString);
        settings.add("lian.messages.wechat.url", WECHAT::url);
        settings.add("lian.messages.wechat.key-file", key::toString);
        settings.add("lian.messages.mail.host", () -> "127.0.0.1");
        settings.add("lian.messages.mail.port", () -> MAIL.getSmtp().getPort());
        settings.add("lian.messages.mail.from", () -> "no-reply@court.example.cn");
        settings.add("lian.messages.mail.security", () -> "NONE");
        settings.add("lian.messages.jobs", () -> "false");
        settings.add("lian.messages.first-pause", () -> "1ms");
        settings.add("lian.messages.longest-pause", () -> "2ms");
        settings.add("lian.public-url", () -> "http://localhost:8080");
    }

    @Autowired
    MessageDispatcher dispatcher;

    @Autowired
    Messages messages;

    @Autowired
    TransactionTemplate together;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @LocalServerPort
    int port;

    private final String phone =
            "137" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));
    private final String email = "wang" + phone + "@example.cn";
    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @AfterEach
    void everybodyIsWellAgain() {
        SMS.mood = Gateway.Mood.TAKES;
        WECHAT.mood = Gateway.Mood.TAKES;
        sendAll();
    }

    @AfterAll
    static void close() {
        SMS.close();
        WECHAT.close();
        MAIL.stop();
    }

    @Test
    @DisplayName("短信接口停一天：什么都没有丢，申请照常办；恢复以后到达，每次都用同一个幂等键，留有对方编号和时间")
    void aDayWithoutTheGateway() {
        SMS.mood = Gateway.Mood.DOWN;
        var filing = filed(false, null);
        for (var round = 0; round < 5; round++) {
            sendAll();
        }
        aged(filing, Duration.ofDays(1));
        sendAll();
        assertThat(state(filing)).isEqualTo("PENDING");
        court.register(filing);
        court.task(filing, "PAPER_SERVICE");

        SMS.mood = Gateway.Mood.TAKES;
        sendAll();

        assertThat(state(filing)).isEqualTo("SENT");
        var id = message(filing).toString();
        assertThat(SMS.asked.stream().filter(id::equals)).hasSizeGreaterThan(4);
        assertThat(SMS.kept.get(id).get("text").asText()).contains("立案材料已经收到", "http://localhost:8080/inbox");
        assertThat(jdbc.sql("select channel || ' ' || provider_id from message_sent where message_id = ?")
                        .param(UUID.fromString(id))
                        .query(String.class)
                        .single())
                .isEqualTo("SMS P-" + id);
    }

    @Test
    @DisplayName("提交以后、发送以前节点死了：别的节点用同一个幂等键再发一次")
    void theNodeDiesBeforeItSends() {
        var filing = filed(true, null);
        var id = message(filing);
        // Taken by a node that is no more; nobody else takes it until its time is over.
        takenOnly(id);
        assertThat(sendDue()).isZero();
        due(filing);
        sendAll();

        assertThat(state(filing)).isEqualTo("SENT");
        assertThat(SMS.of(phone)).hasSize(1);
    }

    @Test
    @DisplayName("对方收下了、回答却没有到：再发一次，对方凭幂等键只留一条")
    void theAnswerIsLost() {
        SMS.mood = Gateway.Mood.HANGS_UP;
        var filing = filed(true, null);
        sendAll();
        assertThat(state(filing)).isEqualTo("PENDING");
        SMS.mood = Gateway.Mood.TAKES;
        sendAll();

        assertThat(state(filing)).isEqualTo("SENT");
        assertThat(SMS.of(phone)).hasSize(1);
        assertThat(SMS.asked.stream().filter(message(filing).toString()::equals))
                .hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("短信接口很慢：四件申请的消息一起发，等回答的时候不占数据库连接；同一人同一件的一条一条按次序发，每条一次")
    void manyAtOnce() throws Exception {
        var pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        SMS.gate = new CountDownLatch(1);
        SMS.mood = Gateway.Mood.HOLDS;
        var filings = List.of(filed(true, null), filed(true, null), filed(true, null), filed(true, null));
        var owner = jdbc.sql("select account_id from message where filing_id = cast(? as uuid) limit 1")
                .param(filings.get(0))
                .query(String.class)
                .single();
        together.executeWithoutResult(one ->
                messages.tell(News.of(MessageKind.SERVED, FilingId.of(filings.get(0)), owner, "2/x", "送达了一份文书")));
        try (var hands = new Hands("messages", 8, Duration.ofMillis(10), dispatcher::sendOne, () -> {})) {
            assertThat(hands).isNotNull();
            await().until(() -> SMS.inside.containsAll(
                    filings.stream().map(one -> message(one).toString()).toList()));
            await().until(() -> pool.getActiveConnections() == 0);
            assertThat(SMS.inside).hasSize(filings.size());
            SMS.gate.countDown();
            await().until(() -> jdbc.sql("select count(*) from message where state = 'PENDING'")
                            .query(Integer.class)
                            .single()
                    == 0);
        }
        var ofTheFirst = jdbc.sql("select id::text from message where filing_id = cast(? as uuid) order by at, id")
                .param(filings.get(0))
                .query(String.class)
                .list();
        assertThat(SMS.asked.stream().filter(ofTheFirst::contains)).containsExactlyElementsOf(ofTheFirst);
    }

    @Test
    @DisplayName("回答没有签名的不算发出")
    void anUnsignedAnswerIsNone() {
        SMS.mood = Gateway.Mood.UNSIGNED;
        var filing = filed(true, null);
        sendAll();
        assertThat(state(filing)).isEqualTo("PENDING");
    }

    @Test
    @DisplayName("短信说没有这个号码：同意电子送达并写了邮箱的发邮件，没有邮箱的发微信，不同意的交人工")
    void theNextChannel() throws Exception {
        SMS.mood = Gateway.Mood.REFUSES;
        var mailed = filed(true, email);
        var byWechat = filed(true, null);
        var byHand = filed(false, email);
        sendAll();

        assertThat(state(mailed)).isEqualTo("SENT");
        assertThat(MAIL.getReceivedMessages()).anySatisfy(mail -> {
            assertThat(mail.getAllRecipients()[0]).hasToString(email);
            assertThat(mail.getMessageID()).contains(message(mailed).toString());
            assertThat(mail.getContent().toString()).contains("立案材料已经收到");
        });
        assertThat(state(byWechat)).isEqualTo("SENT");
        assertThat(WECHAT.kept).containsKey(message(byWechat).toString());
        assertThat(state(byHand)).isEqualTo("HAND");
    }

    @Test
    @DisplayName("短信一小时没有接通：能发邮件的改发邮件，不等到最后")
    void aSilentGatewayIsLeft() throws Exception {
        SMS.mood = Gateway.Mood.DOWN;
        var filing = filed(true, email);
        sendAll();
        assertThat(state(filing)).isEqualTo("PENDING");
        aged(filing, Duration.ofMinutes(61));
        sendAll();

        assertThat(state(filing)).isEqualTo("SENT");
        assertThat(Arrays.stream(MAIL.getReceivedMessages()).map(MessageSendingTests::recipient))
                .contains(email);
    }

    @Test
    @DisplayName("三天都没有接通的交人工：别的法院看不到；查看号码要理由；可以重发，也可以登记人工通知")
    void byHand() {
        SMS.mood = Gateway.Mood.DOWN;
        WECHAT.mood = Gateway.Mood.DOWN;
        var filing = filed(true, null);
        sendAll();
        aged(filing, Duration.ofMinutes(61));
        sendAll();
        aged(filing, Duration.ofDays(3).plusMinutes(1));
        sendAll();
        assertThat(state(filing)).isEqualTo("HAND");
        var id = message(filing);

        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff").text()).contains("条消息发不出去");
        assertThat(clerk.get("/staff/messages").text())
                .contains("立案材料已收到", "微信服务通知一直没有接通", phone.substring(0, 3) + "****")
                .doesNotContain(phone, "张三");
        var stranger = QuietBrowser.as(port, "clerk3");
        assertThat(stranger.get("/staff/messages").text()).contains("没有等待人工通知的消息");
        assertThat(press(stranger, "/staff/messages/" + id + "/sending", Map.of())
                        .status())
                .isEqualTo(404);

        assertThat(press(clerk, "/staff/messages/" + id + "/number", Map.of()).status())
                .isEqualTo(422);
        assertThat(press(clerk, "/staff/messages/" + id + "/number", Map.of("reason", "电话通知"))
                        .text())
                .contains(phone);

        SMS.mood = Gateway.Mood.TAKES;
        press(clerk, "/staff/messages/" + id + "/sending", Map.of());
        sendAll();
        assertThat(state(filing)).isEqualTo("SENT");
        assertThat(SMS.of(phone)).hasSize(1);
    }

    @Test
    @DisplayName("人工通知登记谁、怎样、什么时候；没有写怎样的不算；办过的不能再办")
    void aPersonTellsIt() {
        SMS.mood = Gateway.Mood.REFUSES;
        var filing = filed(false, null);
        sendAll();
        assertThat(state(filing)).isEqualTo("HAND");
        var id = message(filing);
        var clerk = QuietBrowser.as(port, "clerk1");
        var page = "/staff/messages";

        assertThat(press(clerk, page + "/" + id + "/telling", Map.of()).status())
                .isEqualTo(422);
        var long201 = "告".repeat(201);
        assertThat(press(clerk, page + "/" + id + "/telling", Map.of("how", long201))
                        .expecting(422)
                        .text())
                .contains("value=\"" + long201 + "\"", "错误：");
        assertThat(press(clerk, page + "/" + id + "/number", Map.of("reason", long201))
                        .expecting(422)
                        .text())
                .contains("value=\"" + long201 + "\"");
        assertThat(press(clerk, page + "/" + id + "/telling", Map.of("how", "电话告知本人"))
                        .status())
                .isEqualTo(302);

        assertThat(state(filing)).isEqualTo("DONE");
        assertThat(press(clerk, page + "/" + id + "/telling", Map.of("how", "再一次"))
                        .expecting(404)
                        .text())
                .contains("<h1>人工通知</h1>", "role=\"alert\"");
        assertThat(court.clerk.get("/api/v1/filings/" + filing + "/timeline").text())
                .contains("已经人工通知");
    }

    @Test
    @DisplayName("涉密的案件：短信只说有一条新消息；电话里的换行和名字进不了短信")
    void nothingOfTheMatter() {
        var draft = draft(true, null);
        draft.put("confidentiality", "PRIVACY");
        var filing = submitted(draft);
        sendAll();

        assertThat(state(filing)).isEqualTo("SENT");
        assertThat(SMS.of(phone)).singleElement().satisfies(sent -> assertThat(
                        sent.get("text").asText())
                .contains("您有一条新消息")
                .doesNotContain("立案", "回执", "张三"));
    }

    @Test
    @DisplayName("座机收不到短信：有邮箱的发邮件；只确认收件的不必为此打电话")
    void aLandline() {
        var draft = draft(false, null);
        draft.put("serviceAddress", Map.of("address", "某某路", "phone", "010-12345678", "electronic", false));
        var filing = submitted(draft);
        sendAll();

        assertThat(state(filing)).isEqualTo("INBOX");
    }

    @Test
    @DisplayName("提醒写下以后、发出以前补正了的，不再发")
    void nothingIsSentOfWhatWasDoneMeanwhile() {
        SMS.mood = Gateway.Mood.DOWN;
        var filing = filed(true, null);
        court.decide(court.task(filing, "REVIEW"), Stories.correction("FACTS_MISSING"));
        var due = OffsetDateTime.parse(court.waitsAt(filing, "CORRECTION_REQUIRED")
                        .get("dueAt")
                        .asText())
                .toInstant();
        var owner = jdbc.sql("select account_id from message where filing_id = cast(? as uuid) limit 1")
                .param(filing)
                .query(String.class)
                .single();
        together.executeWithoutResult(
                one -> messages.tell(News.of(MessageKind.DEADLINE, FilingId.of(filing), owner, "1/x", "补正材料的期限快到了")
                        .until(due)));
        sendAll();
        assertThat(deadline(filing)).isEqualTo("PENDING");
        court.say(filing, "correction", Map.of("facts", "二〇二五年三月一日借款，到期未还。")).expecting(201);
        SMS.mood = Gateway.Mood.TAKES;
        sendAll();

        assertThat(deadline(filing)).isEqualTo("OBSOLETE");
        assertThat(SMS.of(phone)).noneMatch(sent -> sent.get("text").asText().contains("最后一日"));
    }

    private String deadline(String filing) {
        return jdbc.sql("select state from message where filing_id = cast(? as uuid) and key = '1/x'")
                .param(filing)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("消息说过的、读过的、怎样了结的，谁也改不了、删不了")
    void whatWasSaidStands() {
        var filing = filed(true, null);
        sendAll();
        var id = message(filing);
        for (var change : new String[] {
            "update message set title = 'x' where id = ?",
            "update message set state = 'PENDING' where id = ?",
            "delete from message where id = ?",
            "update message_sent set provider_id = 'x' where message_id = ?",
            "delete from message_sent where message_id = ?"
        }) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> jdbc.sql(change).param(id).update()))
                    .as(change)
                    .isNotNull();
        }
    }

    private String filed(boolean electronic, String mail) {
        return submitted(draft(electronic, mail));
    }

    private String submitted(Map<String, Object> draft) {
        var filing = court.drafted(draft);
        court.insist(filing);
        return filing;
    }

    private Map<String, Object> draft(boolean electronic, String mail) {
        var draft = new HashMap<>(Stories.loanDraft());
        var address = new HashMap<String, Object>(Map.of("address", "某某路", "phone", phone, "electronic", electronic));
        if (mail != null) {
            address.put("email", mail);
        }
        draft.put("serviceAddress", address);
        return draft;
    }

    /** What is due now, and what comes due within some milliseconds while it is sent. */
    private void sendAll() {
        for (var round = 0; round < 6; round++) {
            sendDue();
            pause();
        }
    }

    private int sendDue() {
        var tried = 0;
        while (tried < 200 && dispatcher.sendOne(() -> {})) {
            tried++;
        }
        return tried;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static QuietBrowser.Answer press(QuietBrowser browser, String path, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("_csrf", browser.token("/staff/messages"));
        return browser.submit(path, form);
    }

    private void takenOnly(UUID id) {
        jdbc.sql(
                        "update message set attempts = 1, next_attempt_at = next_attempt_at + interval '2 minutes' where id = ?")
                .param(id)
                .update();
    }

    private void due(String filing) {
        jdbc.sql("update message set next_attempt_at = at where filing_id = cast(? as uuid)")
                .param(filing)
                .update();
    }

    /** As if its channel had been tried for that long. */
    private void aged(String filing, Duration since) {
        jdbc.sql("""
                        update message set channel_since = channel_since - cast(? as interval)
                        where filing_id = cast(? as uuid) and state = 'PENDING'""").params(since.toSeconds() + " seconds", filing).update();
    }

    private UUID message(String filing) {
        return jdbc.sql("select id from message where filing_id = cast(? as uuid) and kind = 'RECEIPT'")
                .param(filing)
                .query(UUID.class)
                .single();
    }

    private String state(String filing) {
        return jdbc.sql("select state from message where filing_id = cast(? as uuid) and kind = 'RECEIPT'")
                .param(filing)
                .query(String.class)
                .single();
    }

    private static String recipient(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
