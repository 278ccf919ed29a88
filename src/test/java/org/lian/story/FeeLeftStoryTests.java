package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CasePapers.page;
import static org.lian.story.CourtClock.until;
import static org.lian.story.FeeBooks.kept;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.payment.Order;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 撤诉以后还应交的诉讼费: what a granted withdrawal leaves unpaid is asked for, paid and booked (办法 15, 34). */
@OwnCourt
class FeeLeftStoryTests extends CourtInTime {
    private static final int PAGE = 20;
    private static final String NOTICE = "FEE_LEFT_NOTICE";
    private static final String ARTICLES = "诉讼费用交纳办法第十五条、第三十四条";

    @Autowired
    Inbox inbox;

    @Autowired
    Payments payments;

    @Autowired
    Refunds refunds;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("没有交费就准许撤诉的：减半以后的数额送达交费通知，大小写、条文都有，不编期限；网上交清以后案件仍是准许撤诉")
    void theUnpaidHalfIsAskedForAndPaid() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        assertThat(page(court, "/filings/" + filing + "/withdrawal")).contains("1,150.00", "还没有交的，准许以后法院通知您交纳");
        withdrawn(court, filing);

        var granted = court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        assertThat(granted.get("waitingFor").asText()).isEqualTo("FILER");
        assertThat(granted.get("feeLeft").get("fen").asLong()).isEqualTo(115_000);
        assertThat(granted.get("feeLeft").get("basis").asText()).isEqualTo(ARTICLES);
        assertThat(granted.get("feeLeft").get("paid").asBoolean()).isFalse();
        assertThat(granted.has("dueAt")).isFalse();
        assertThat(mayPay(granted)).isTrue();
        assertThat(notice(filing))
                .contains("1,150.00 元", "人民币壹仟壹佰伍拾元整", ARTICLES, "本通知不设交纳期限", "减半收取")
                .doesNotContain("日内", "按撤诉处理");
        assertThat(page(court, "/filings/" + filing))
                .contains("轮到您了：交纳撤诉以后的诉讼费", "1,150.00", "人民币壹仟壹佰伍拾元整", ARTICLES, "去交费", "交纳诉讼费用通知书（撤诉以后）");
        assertThat(page(court, "/filings/" + filing + "/payment"))
                .contains("交纳诉讼费 <span>1,150.00</span> 元", ARTICLES)
                .doesNotContain("可以向法院申请缓交");

        payOnThePage(filing, 115_000);

        until(() -> assertThat(court.filing(filing).get("feeLeft").get("paid").asBoolean())
                .isTrue());
        var settled = court.filing(filing);
        assertThat(settled.get("status").asText()).isEqualTo("WITHDRAWAL_GRANTED");
        assertThat(settled.get("waitingFor").asText()).isEqualTo("NONE");
        assertThat(mayPay(settled)).isFalse();
        assertThat(page(court, "/filings/" + filing))
                .contains("撤诉以后的诉讼费已经交清", "微信支付</span></dt><dd><b>1,150.00 元</b>")
                .doesNotContain("去交费");
        assertThat(kept(jdbc, filing)).isEqualTo(115_000);
        assertThat(refunds.of(FilingId.of(filing))).isEmpty();
        assertThat(unexpected(filing)).isEmpty();
        assertThat(page(court, "/filings/" + filing)).containsPattern("已到账（微信支付）</b>[^\\n]*" + ARTICLES);
        assertBooksAgree();
    }

    @Test
    @DisplayName("到窗口交：按案号、按姓名都找得到，收的是减半以后的数额；再交一次的没有")
    void paidAtTheWindow() {
        var court = time.at("2026-10-12T09:00");
        var name = "冯" + UUID.randomUUID().toString().substring(0, 8);
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(Map.of("kind", "PERSON", "name", name, "phone", "13800138000", "address", "北京市某某区一号")));
        var filing = court.drafted(draft);
        court.insist(filing);
        registeredOwing(court, filing, 230_000);
        withdrawn(court, filing);
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff/counter?number=" + encoded(name))
                        .expecting(200)
                        .text())
                .contains("1,150.00 元", "票据号");

        var paid = clerk.submit(
                "/staff/counter",
                Map.of(
                        "_csrf",
                        clerk.token("/staff/counter"),
                        "filing",
                        filing,
                        "receiptNumber",
                        "NO-" + UUID.randomUUID().toString().substring(0, 8)));

        assertThat(paid.status()).as(paid.text()).isEqualTo(302);
        until(() -> assertThat(court.filing(filing).get("feeLeft").get("paid").asBoolean())
                .isTrue());
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        assertThat(kept(jdbc, filing)).isEqualTo(115_000);
        clerk.get("/staff/counter?number=" + encoded(name)).expecting(404);
        assertBooksAgree();
    }

    @Test
    @DisplayName("撤诉以前开的全额缴费单，准许以后才付：计入诉讼费，多出的一半自动提出退费，不成待核对款项")
    void theWholeFeeComesAfterTheRuling() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        var order = court.order(filing, "ALIPAY");
        withdrawn(court, filing);
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");

        cashier(order);

        until(() -> assertThat(refunds.of(FilingId.of(filing))).singleElement().satisfies(refund -> {
            assertThat(refund.amountFen()).isEqualTo(115_000);
            assertThat(refund.reason()).isEqualTo(Refund.Reason.WITHDRAWN);
        }));
        court.decideAs("judge2", filing, "APPROVE_REFUND", Map.of("approved", true));
        until(() -> assertThat(kept(jdbc, filing)).isEqualTo(115_000));
        assertThat(court.filing(filing).get("feeLeft").get("paid").asBoolean()).isTrue();
        assertThat(unexpected(filing)).isEmpty();
        assertBooksAgree();
    }

    @Test
    @DisplayName("裁定准许时款项已经入账、流程还没有听说：只退多交的一半，另一半不成待核对款项，也不再要求交纳")
    void creditedButNotYetTold() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        var order = court.order(filing, "WECHAT");
        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        // Messages of one filing go out in order: this one, never due, holds back the next.
        var held = jdbc.sql("""
                        insert into outbox (topic, aggregate, payload, created_at, next_attempt_at)
                        values ('FEE_PAID', ?, '{}', now(), now() + interval '1 day') returning id""").param(filing).query(Long.class).single();
        cashier(order);
        until(() -> assertThat(payments.of(FilingId.of(filing)))
                .extracting(Order::state)
                .containsExactly(PaymentState.SUCCEEDED));
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");

        jdbc.sql("update outbox set state = 'DELIVERED' where id = ?")
                .param(held)
                .update();

        until(() -> assertThat(jdbc.sql("select state from outbox where payload ->> 'orderNo' = ?")
                        .param(order)
                        .query(String.class)
                        .single())
                .isEqualTo("DELIVERED"));
        assertThat(court.filing(filing).has("feeLeft")).isFalse();
        assertThat(mayPay(court.filing(filing))).isFalse();
        assertThat(refunds.of(FilingId.of(filing))).singleElement().satisfies(refund -> assertThat(refund.amountFen())
                .isEqualTo(115_000));
        assertThat(unexpected(filing)).isEmpty();
        assertThat(documents(filing)).doesNotContain(NOTICE);
    }

    @Test
    @DisplayName("申请费不减半：撤诉以后要交的是全额，通知不写减半收取")
    void anApplicationFeeIsAskedForWhole() {
        var court = time.at("2026-10-12T09:00");
        // 公示催告 that was filed as a suit: the number is given by hand, the fee is an application fee.
        var filing = court.submitted();
        court.decide(
                court.task(filing, "REVIEW"),
                Map.of(
                        "outcome", "REGISTER",
                        "confirmed", Map.of("causeCode", "11.46.459"),
                        "reason", "请求的是公示催告"));
        court.decideAs("clerk1", filing, "MANUAL_DECISION", ManualAnswers.completion(ManualAnswers.caseCode("民催")));
        court.confirmFee(filing, 10_000);
        court.waitsAt(filing, "FEE_DUE");

        withdrawn(court, filing);

        assertThat(court.waitsAt(filing, "WITHDRAWAL_GRANTED")
                        .get("feeLeft")
                        .get("fen")
                        .asLong())
                .isEqualTo(10_000);
        assertThat(notice(filing))
                .contains("100.00 元", "人民币壹佰元整", "诉讼费用交纳办法第十五条", "不适用减半")
                .doesNotContain("减半收取", "第三十四条");
    }

    @Test
    @DisplayName("已经因简易减半、还没有交的：撤诉不再减，要交的就是已经确定的数额；原来的缴费单不用，换成撤诉的")
    void halvedOnlyOnce() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decide(
                court.task(filing, "REVIEW"),
                Map.of("outcome", "REGISTER", "confirmed", Map.of("procedure", "SIMPLIFIED")));
        court.confirmFee(filing, 115_000);
        court.waitsAt(filing, "FEE_DUE");
        var before = court.order(filing, "WECHAT");

        withdrawn(court, filing);

        assertThat(court.waitsAt(filing, "WITHDRAWAL_GRANTED")
                        .get("feeLeft")
                        .get("fen")
                        .asLong())
                .isEqualTo(115_000);
        assertThat(notice(filing)).contains("1,150.00 元").doesNotContain("575.00");
        assertThat(court.order(filing, "WECHAT")).isNotEqualTo(before);
    }

    @Test
    @DisplayName("缓交没有准许、还没有交的，撤诉以后要交的同样是一半")
    void aRefusedDeferralChangesNothing() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.askingForDeferral();
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "REFUSE", "reason", "材料不足", "days", 10));
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");

        withdrawn(court, filing);

        var granted = court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        assertThat(granted.get("feeLeft").get("fen").asLong()).isEqualTo(115_000);
        assertThat(granted.has("dueAt")).isFalse();
    }

    @Test
    @DisplayName("诉讼费还没有确认就撤诉的，裁定写明的数额就是要交的数额")
    void theRulingSetsTheSum() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");

        withdrawn(court, filing);
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        payOnThePage(filing, 115_000);

        until(() -> assertThat(court.filing(filing).get("feeLeft").get("paid").asBoolean())
                .isTrue());
        assertThat(kept(jdbc, filing)).isEqualTo(115_000);
    }

    @Test
    @DisplayName("没有同意电子送达的：交费通知与裁定书一并邮寄，一份送达回证；签收以前也可以交，签收以后两份都看得到")
    void onPaperWithTheRuling() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var filing = court.submitted(draft);
        court.register(filing);
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS1"));
        court.task(filing, "CONFIRM_FEE");
        withdrawn(court, filing);
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        court.task(filing, "PAPER_SERVICE");
        assertThat(page(court, "/filings/" + filing)).contains("《民事裁定书（准许撤诉）》《交纳诉讼费用通知书（撤诉以后）》要送达给您", "去交费");
        payOnThePage(filing, 115_000);
        until(() -> assertThat(court.filing(filing).get("feeLeft").get("paid").asBoolean())
                .isTrue());

        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS2"));

        until(() -> assertThat(documents(filing)).contains("WITHDRAWAL_RULING", NOTICE));
        assertThat(court.clerk.get("/api/v1/tasks?filingId=" + filing).body().get("items"))
                .isEmpty();
    }

    @Test
    @DisplayName("还欠撤诉以后诉讼费的，在“我的立案”里排在前面；交清以后不再排前")
    void owedComesFirstInTheList() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        withdrawn(court, filing);
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        var later = court.submitted();
        var list = page(court, "/filings");
        for (var offset = PAGE; offset < 10_000 && !list.contains("/filings/" + filing); offset += PAGE) {
            assertThat(list).doesNotContain("/filings/" + later);
            list = page(court, "/filings?offset=" + offset);
        }
        assertThat(list).contains("/filings/" + filing);
        assertThat(list.indexOf("/filings/" + filing))
                .isLessThan(
                        list.indexOf("/filings/" + later) < 0 ? Integer.MAX_VALUE : list.indexOf("/filings/" + later));
        assertThat(list).contains("轮到您了：交纳撤诉以后的诉讼费");
    }

    @Test
    @DisplayName("付款、申请撤诉、准许、退费不论先后，入账减去退费加上还欠的，总是撤诉后应负担的数额")
    void whateverTheOrder() {
        var random = new Random(20_261_127L);
        var court = time.at("2026-10-12T09:00");
        var filings = new ArrayList<String>();
        for (var n = 0; n < 8; n++) {
            var filing = court.owing();
            filings.add(filing);
            var acts = new ArrayList<Runnable>();
            acts.add(() -> withdrawn(court, filing));
            acts.add(() -> tryToPay(court, filing, "WECHAT"));
            acts.add(() -> tryToPay(court, filing, "ALIPAY"));
            if (random.nextBoolean()) {
                var early = court.order(filing, "BANK_TRANSFER");
                acts.add(() ->
                        CourtClient.anonymous(port).post("/sandbox/cashier/" + early, Map.of("action", "SUCCEED")));
            }
            Collections.shuffle(acts, random);
            acts.forEach(Runnable::run);
        }
        for (var filing : filings) {
            until(() ->
                    assertThat(court.filing(filing).get("status").asText()).isIn("WITHDRAWAL_GRANTED", "TRANSFERRED"));
            if (court.filing(filing).get("status").asText().equals("TRANSFERRED")) {
                // Paid before the request was heard: no withdrawal, so the whole fee.
                assertThat(kept(jdbc, filing)).isEqualTo(230_000);
                continue;
            }
            until(() -> assertThat(kept(jdbc, filing) - returning(filing) + owed(court, filing))
                    .isEqualTo(115_000));
            if (returning(filing) > 0) {
                court.decideAs("judge2", filing, "APPROVE_REFUND", Map.of("approved", true));
                until(() -> assertThat(kept(jdbc, filing)).isEqualTo(115_000));
            }
        }
        assertBooksAgree();
    }

    private void tryToPay(Stories court, String filing, String channel) {
        var answer = court.zhangsan.post("/api/v1/filings/" + filing + "/payments", Map.of("channel", channel));
        assertThat(answer.status()).isIn(201, 409);
        if (answer.status() == 201) {
            cashier(answer.get("orderNo"));
        }
    }

    private static void registeredOwing(Stories court, String filing, long fen) {
        court.register(filing);
        court.confirmFee(filing, fen);
        court.waitsAt(filing, "FEE_DUE");
    }

    /** Asked for and granted, where the flow still hears it. */
    private static void withdrawn(Stories court, String filing) {
        if (court.say(filing, "withdrawal", Map.of("reason", "已经和解")).status() == 201) {
            court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        }
    }

    private void cashier(String order) {
        assertThat(CourtClient.anonymous(port)
                        .post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"))
                        .status())
                .isIn(202, 409);
    }

    private void payOnThePage(String filing, long fen) {
        var browser = QuietBrowser.as(port, "zhangsan");
        var path = "/filings/" + filing + "/payment";
        browser.submit(path, Map.of("_csrf", browser.token(path), "channel", "WECHAT"))
                .expecting(200);
        var order = payments.of(FilingId.of(filing)).stream()
                .filter(one -> one.state() == PaymentState.PENDING)
                .findFirst()
                .orElseThrow();
        assertThat(order.amountFen()).isEqualTo(fen);
        cashier(order.orderNo());
    }

    private static boolean mayPay(JsonNode view) {
        for (var action : view.get("actions")) {
            if (action.get("name").asText().equals("PAY")) {
                return action.get("allowed").asBoolean();
            }
        }
        throw new AssertionError("No word on paying");
    }

    private String notice(String filing) {
        until(() -> assertThat(documents(filing)).contains(NOTICE));
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .filter(message -> message.document().equals(NOTICE))
                .map(Message::text)
                .findFirst()
                .orElseThrow();
    }

    private List<String> documents(String filing) {
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .map(Message::document)
                .toList();
    }

    private List<String> unexpected(String filing) {
        return jdbc.sql("select reason from payment_receipt where filing_id = ? and state = 'UNEXPECTED'")
                .param(UUID.fromString(filing))
                .query(String.class)
                .list();
    }

    private long owed(Stories court, String filing) {
        var left = court.filing(filing).path("feeLeft");
        return left.isMissingNode() || left.get("paid").asBoolean()
                ? 0
                : left.get("fen").asLong();
    }

    /** Asked to go back and not gone yet. */
    private long returning(String filing) {
        return refunds.of(FilingId.of(filing)).stream()
                .filter(refund -> refund.state() == Refund.State.REQUESTED || refund.state() == Refund.State.APPROVED)
                .mapToLong(Refund::amountFen)
                .sum();
    }

    private void assertBooksAgree() {
        var views = jdbc.sql("""
                        select table_name from information_schema.views
                        where table_schema = current_schema() and table_name like 'v\\_inv\\_%'""").query(String.class).list();
        assertThat(views).contains("v_inv_fee_left_kept", "v_inv_ledger_balanced");
        views.forEach(
                view -> assertThat(jdbc.sql("select * from " + view).query().listOfRows())
                        .as(view)
                        .isEmpty());
    }

    private static String encoded(String words) {
        return java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
    }
}
