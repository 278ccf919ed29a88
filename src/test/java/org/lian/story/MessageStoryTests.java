package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Track;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** 消息: each thing that a filer is told arrives in the inbox and at the stand-ins for SMS and mail, over real lines. */
@CourtTest
@TestPropertySource(properties = {"lian.messages.remind-every=300ms", "lian.messages.remind-from-hour=0"})
class MessageStoryTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    Refunds refunds;

    private final String phone =
            "139" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));

    @AfterEach
    void realTimeAgain() {
        new CourtClock(clock, port).realTimeAgain();
    }

    @Test
    @DisplayName("从提交到交费：回执、送达、到账各有一条消息，短信各一条；一次送达几份文书只发一条短信")
    void everythingIsToldOnce() {
        var court = new Stories(port);
        var filing = owing(court);
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");

        CourtClock.until(() -> assertThat(texts(phone))
                .hasSize(4)
                .anySatisfy(text -> assertThat(text).contains("立案材料已经收到"))
                .anySatisfy(text -> assertThat(text).contains("有 3 份文书"))
                .anySatisfy(text -> assertThat(text).contains("有 1 份文书"))
                .anySatisfy(text -> assertThat(text).contains("诉讼费用已经到账")));
        assertThat(titles(court, filing))
                .hasSize(6)
                .anySatisfy(title -> assertThat(title).startsWith("立案材料已收到，收件回执 "))
                .contains("《受理案件通知书》已送达", "《举证通知书》已送达", "《诉讼权利义务告知书》已送达", "《交纳诉讼费用通知书》已送达")
                .contains("诉讼费用 2,300.00 元 已到账");
        assertThat(texts(phone)).allSatisfy(text -> assertThat(text).doesNotContain("张三", "李四", "借", "2,300", "民初"));
        assertThat(jdbc.sql("""
                        select count(*) from message m join message_sent s on s.message_id = m.id
                        where m.filing_id = cast(? as uuid) and m.state = 'SENT' and s.channel = 'SMS' and s.provider_id like 'SM%'""").param(filing).query(Integer.class).single()).isEqualTo(4);
    }

    @Test
    @DisplayName("不是自己提交的起诉人，按材料写明的电话得到收件和送达的短信，不写姓名、案由、金额；提交的人不重复收；没有写电话的不发")
    void theOtherPlaintiffsHearOfIt() {
        var court = new Stories(port);
        var theirs = "137" + phone.substring(3);
        var draft = draft();
        draft.put(
                "plaintiffs",
                List.of(
                        Map.of("kind", "PERSON", "name", "张三", "phone", "13800138000", "address", "某某区一号"),
                        Map.of("kind", "PERSON", "name", "李四", "phone", theirs, "address", "某某区二号"),
                        Map.of("kind", "PERSON", "name", "王五", "address", "某某区三号")));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.insist(filing);
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");

        CourtClock.until(() -> assertThat(texts(theirs))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("以您为起诉人或者申请人之一提交了立案材料", "不是您本人意思的"))
                .anySatisfy(text -> assertThat(text).contains("有 3 份文书送达", "由提交申请的人收到"))
                .allSatisfy(text -> assertThat(text).doesNotContain("张三", "李四", "借", "100,000")));
        assertThat(jdbc.sql(
                                "select distinct account_id from message where filing_id = cast(? as uuid) and account_id like 'plaintiff/%'")
                        .param(filing)
                        .query(String.class)
                        .list())
                .containsExactly("plaintiff/1");
    }

    @Test
    @DisplayName("共同申请司法确认的另一方，按申请写明的电话得到收件和送达的短信")
    void theOtherApplicantHearsOfIt() {
        var court = new Stories(port);
        var theirs = "136" + phone.substring(3);
        var draft = new HashMap<>(TrackFilings.draft(Track.JUDICIAL_CONFIRMATION));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "李四", "phone", theirs)));
        var filing = TrackFilings.drafted(court, draft);
        court.insist(filing);
        court.register(filing);
        court.waitsAt(filing, "TRANSFERRED");

        CourtClock.until(() -> assertThat(texts(theirs))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("起诉人或者申请人之一", "不是您本人意思的"))
                .anySatisfy(text -> assertThat(text).contains("文书送达", "由提交申请的人收到")));
    }

    @Test
    @DisplayName("交费期限：最后一日的前三日、前一日各提醒一次，之前不提醒，以后不再提醒；期限没到的当天不多发")
    void thePeriodToPay() {
        var time = new CourtClock(clock, port);
        var filing = owing(time.at("2026-10-12T09:00"));

        time.at("2026-10-15T23:50");
        quietly();
        assertThat(deadlines(new Stories(port), filing)).isEmpty();
        time.at("2026-10-16T00:05");
        CourtClock.until(() -> assertThat(deadlines(new Stories(port), filing)).hasSize(1));
        time.at("2026-10-18T00:05");
        CourtClock.until(() -> assertThat(deadlines(new Stories(port), filing))
                .containsExactly("交纳诉讼费的期限快到了，最后一日是 10 月 19 日", "交纳诉讼费的期限快到了，最后一日是 10 月 19 日"));
        CourtClock.until(() -> assertThat(texts(phone).stream().filter(text -> text.contains("最后一日是 10 月 19 日")))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).doesNotContain("张三", "2,300")));
        time.at("2026-10-19T20:00");
        quietly();
        assertThat(deadlines(new Stories(port), filing)).hasSize(2);
    }

    @Test
    @DisplayName("已经交费、已经补正的不再提醒；准许延期的按新的期限提醒")
    void nothingAfterTheAct() {
        var time = new CourtClock(clock, port);
        var court = time.at("2026-10-12T09:00");
        var paid = owing(court);
        var corrected = noticed(court);
        var extended = noticed(court);
        court.pay(paid);
        court.waitsAt(paid, "TRANSFERRED");
        court.say(corrected, "correction", Map.of("facts", "二〇二五年三月一日借款，约定一年后归还。"))
                .expecting(201);
        court.say(extended, "extension", Map.of("reason", "等待银行出具流水")).expecting(201);
        court.decideAs("clerk1", extended, "EXTENSION", Map.of("decision", "GRANT", "until", "2026-10-30"));
        court.waitsAt(extended, "CORRECTION_REQUIRED");
        var waiting = noticed(court);

        time.at("2026-10-18T00:05");
        CourtClock.until(
                () -> assertThat(deadlines(new Stories(port), waiting)).containsExactly("补正材料的期限快到了，最后一日是 10 月 19 日"));
        assertThat(deadlines(new Stories(port), paid)).isEmpty();
        assertThat(deadlines(new Stories(port), corrected)).isEmpty();
        assertThat(deadlines(new Stories(port), extended)).isEmpty();
        time.at("2026-10-27T00:05");
        CourtClock.until(
                () -> assertThat(deadlines(new Stories(port), extended)).containsExactly("补正材料的期限快到了，最后一日是 10 月 30 日"));
    }

    @Test
    @DisplayName("补正通知、不予受理裁定、投诉答复都有消息，写明是什么文书；短信只说有文书")
    void noticesDecisionsAndAnswers() {
        var court = new Stories(port);
        var filing = noticed(court);
        var complaint = court.zhangsan.post("/api/v1/filings/" + filing + "/complaints", Map.of("text", "迟迟没有答复。"));
        complaint.expecting(201);
        court.decideAs("supervisor1", filing, "ANSWER_COMPLAINT", Map.of("answer", "已查明。"));

        CourtClock.until(() -> assertThat(titles(court, filing)).contains("《补正通知书》已送达", "投诉答复"));
        var refused = court.submitted(draft());
        court.decide(
                court.task(refused, "REVIEW"),
                Map.of(
                        "outcome",
                        "REFUSE",
                        "ground",
                        "NO_DIRECT_INTEREST",
                        "reason",
                        "没有直接利害关系",
                        "basis",
                        "民事诉讼法第一百二十二条第一项"));
        court.decideAs("judge1", refused, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        CourtClock.until(() -> assertThat(titles(court, refused)).contains("《民事裁定书（不予受理）》已送达"));
        CourtClock.until(() -> assertThat(texts(phone))
                .anySatisfy(text -> assertThat(text).contains("有 1 份文书"))
                .anySatisfy(text -> assertThat(text).contains("有一份新的答复或者告知"))
                .allSatisfy(text -> assertThat(text).doesNotContain("补正", "投诉", "张三")));
    }

    @Test
    @DisplayName("退费到了有消息，数额只在登录以后看得到")
    void aRefund() {
        var court = new Stories(port);
        var filing = owing(court);
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        refunds.request(FilingId.of(filing), 115_000, Refund.Reason.WITHDRAWN, LegalBasis.of("诉讼费用交纳办法", 15));
        court.decideAs("judge1", filing, "APPROVE_REFUND", Map.of("approved", true));

        CourtClock.until(() -> assertThat(titles(court, filing)).contains("诉讼费用 1,150.00 元 已退还"));
        CourtClock.until(() -> assertThat(texts(phone))
                .anySatisfy(text -> assertThat(text).contains("诉讼费用已经退还"))
                .allSatisfy(text -> assertThat(text).doesNotContain("1,150")));
    }

    @Test
    @DisplayName("没有手机号码、同意电子送达的：邮件到演示邮箱；不同意的不发邮件")
    void mailArrives() {
        var court = new Stories(port);
        var email = "wang" + phone + "@example.cn";
        court.insist(court.drafted(draft("010-12345678", true, email)));
        CourtClock.until(() -> assertThat(texts(email)).singleElement().satisfies(text -> assertThat(text)
                .contains("立案材料已经收到")));
        var silent = "li" + phone + "@example.cn";
        court.insist(court.drafted(draft("010-12345678", false, silent)));
        quietly();
        assertThat(texts(silent)).isEmpty();
    }

    @Test
    @DisplayName("不同意电子送达的：文书由人送达以后，消息里有，不另发短信说有文书")
    void whoWasHandedThePaper() {
        var court = new Stories(port);
        var filing = court.submitted(draft(phone, false, null));
        court.register(filing);
        court.decideAs(
                "clerk1", filing, "PAPER_SERVICE", Map.of("until", clock.today().toString(), "document", "EMS1"));

        CourtClock.until(() -> assertThat(titles(court, filing)).contains("《受理案件通知书》已送达"));
        quietly();
        assertThat(texts(phone)).singleElement().satisfies(text -> assertThat(text)
                .contains("立案材料已经收到"));
    }

    @Test
    @DisplayName("收件箱：页头有没有读的数目，点开到那份文书并算读过；别人看不到、读不了")
    void theInbox() throws Exception {
        var court = new Stories(port);
        var filing = owing(court);
        var items = court.inbox(filing);
        assertThat(items).hasSize(5).allSatisfy(item -> assertThat(item.has("readAt"))
                .isFalse());
        var before = unread(court.zhangsan);
        var zhangsan = Visitor.browser(port, "zhangsan");
        var home = zhangsan.get("/filings").body();
        assertThat(home).contains("消息，" + before + " 条没有读").contains(">" + (before > 99 ? "99+" : before) + "</span>");
        assertThat(zhangsan.get("/inbox").body()).contains("《交纳诉讼费用通知书》已送达", "未读", "张三 诉 李四");

        var notice = items.get(0);
        var opened = zhangsan.get("/inbox/" + notice.get("id").asText());
        assertThat(opened.headers().firstValue("location").orElseThrow())
                .endsWith("/filings/" + filing + "/messages/"
                        + notice.get("documentId").asText());
        assertThat(unread(court.zhangsan)).isEqualTo(before - 1);
        // Where it lies it can be opened too.
        zhangsan.get("/filings/" + filing + "/messages/"
                + items.get(1).get("documentId").asText());
        assertThat(unread(court.zhangsan)).isEqualTo(before - 2);
        court.zhangsan
                .post("/api/v1/messages/" + items.get(2).get("id").asText() + "/reading", Map.of())
                .expecting(204);
        assertThat(court.inbox(filing).get(2).has("readAt")).isTrue();

        var lisi = court.as("lisi");
        lisi.post("/api/v1/messages/" + items.get(3).get("id").asText() + "/reading", Map.of())
                .expecting(404);
        assertThat(lisi.get("/api/v1/messages").expecting(200).text()).doesNotContain(filing);
        assertThat(Visitor.browser(port, "lisi")
                        .get("/inbox/" + items.get(3).get("id").asText())
                        .statusCode())
                .isEqualTo(404);
        assertThat(court.clerk.get("/api/v1/messages").expecting(200).body().get("items"))
                .isEmpty();
    }

    private static int unread(CourtClient person) {
        return person.get("/api/v1/messages")
                .expecting(200)
                .body()
                .get("unread")
                .asInt();
    }

    private List<String> deadlines(Stories court, String filing) {
        return court.inbox(filing).stream()
                .filter(item -> item.get("kind").asText().equals("DEADLINE"))
                .map(item -> item.get("title").asText())
                .toList();
    }

    /** Long enough for several rounds of those who look for something to tell, and of those who send it. */
    private static void quietly() {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String noticed(Stories court) {
        var filing = court.submitted(draft());
        court.decide(court.task(filing, "REVIEW"), Stories.correction("FACTS_MISSING"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        return filing;
    }

    /** A filing of zhangsan that owes its fee, with a phone of its own. */
    private String owing(Stories court) {
        var filing = court.submitted(draft());
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    private Map<String, Object> draft() {
        return draft(phone, true, null);
    }

    static Map<String, Object> draft(String phone, boolean electronic, String email) {
        var draft = new HashMap<>(Stories.loanDraft());
        var address = new HashMap<String, Object>(Map.of("address", "某某路", "phone", phone, "electronic", electronic));
        if (email != null) {
            address.put("email", email);
        }
        draft.put("serviceAddress", address);
        return draft;
    }

    private List<String> titles(Stories court, String filing) {
        return court.inbox(filing).stream()
                .map(item -> item.get("title").asText())
                .toList();
    }

    private List<String> texts(String to) {
        var found = new ArrayList<String>();
        CourtClient.anonymous(port)
                .get("/api/v1/sandbox/messages?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .expecting(200)
                .body()
                .get("items")
                .forEach(item -> found.add(item.get("text").asText()));
        return found;
    }
}
