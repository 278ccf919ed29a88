package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.identity.Accounts;
import org.lian.json.StoredJson;
import org.lian.process.RulingPreview;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.lian.web.api.Completion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 签发以前看文书: each decision shows the papers that it serves, before it is taken, and showing them changes nothing. */
class RulingPreviewStoryTests extends CourtInTime {
    private static final StoredJson JSON = new StoredJson();
    private static final Map<String, Object> SIGN = Map.of("decision", "SIGN");
    private static final Map<String, Object> REFUSE = Map.of(
            "outcome", "REFUSE",
            "ground", "NO_DIRECT_INTEREST",
            "reason", "原告与本案没有直接利害关系",
            "basis", "民事诉讼法第一百二十二条第一项");

    private static final Map<String, Object> GRANTED = Map.of(
            "decision", "GRANT",
            "measures", "冻结李四银行存款十万元，期限一年。",
            "guarantee", "某某保险公司以保函为申请人提供担保",
            "reason", "申请人提供了担保，申请符合法律规定。",
            "basis", "民事诉讼法第一百零四条");

    @Autowired
    RulingPreview previews;

    @Autowired
    Accounts accounts;

    @Autowired
    ObjectMapper json;

    @Autowired
    Papers papers;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("不予受理、改了理由再签的：预览就是送达的裁定，只差案号；预览以后任务还在、没有编号、没有记录、没有消息")
    void refusal() {
        var court = time.at("2026-11-02T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);

        var shown = servedAsShown(
                court, "judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN", "reason", "原告不是合同的当事人"));

        assertThat(shown).contains("原告不是合同的当事人", "立案法官一号").doesNotContain("京0199");
    }

    @Test
    @DisplayName("逾期未交费：签发按撤诉处理的裁定、另行指定期限的交费通知，预览就是送达的；查支付渠道不在预览里")
    void unpaid() {
        var court = time.at("2026-11-02T09:00");
        var signed = court.owing();
        var extended = court.owing();
        court = time.at("2026-11-10T00:00:30");
        court.waitsAt(signed, "FEE_OVERDUE");
        court.waitsAt(extended, "FEE_OVERDUE");
        court = time.at("2026-11-12T00:00:30");

        assertThat(servedAsShown(court, "judge1", signed, "SIGN_DEEMED_WITHDRAWAL", SIGN))
                .contains("按撤诉处理", "立案法官一号");
        assertThat(servedAsShown(
                        court,
                        "judge1",
                        extended,
                        "SIGN_DEEMED_WITHDRAWAL",
                        Map.of("decision", "RETURN", "days", 7, "reason", "正在筹款")))
                .contains("交纳诉讼费用通知书");
    }

    @Test
    @DisplayName("撤诉：准许的连同还应交多少的通知，不准许的裁定，预览就是送达的")
    void withdrawal() {
        var court = time.at("2026-11-02T09:00");
        for (var ruling : List.of(
                Map.<String, Object>of("decision", "GRANT"),
                Map.<String, Object>of("decision", "REFUSE", "reason", "撤诉损害他人合法权益"))) {
            var filing = court.owing();
            court.say(filing, "withdrawal", Map.of("reason", "被告已还款")).expecting(201);
            assertThat(servedAsShown(court, "judge1", filing, "RULE_ON_WITHDRAWAL", ruling))
                    .contains(ruling.containsKey("reason") ? "不准许" : "准许");
        }
    }

    @Test
    @DisplayName("缓减免：立案以前决定的，预览是随立案送达的决定书；院长复核诉讼费用的决定书也看得到")
    void reliefAndReview() {
        var court = time.at("2026-11-02T09:00");
        var filing = court.askingForDeferral();
        court.task(filing, "REVIEW");
        var granted = Map.<String, Object>of("decision", "GRANT", "reason", "正在接受法律援助");
        court.register(filing);
        var task = court.taskFor(court.as("judge1"), filing, "DEFERRAL");
        var before = state(filing, task);
        var shown = shown("judge1", task, granted);
        assertThat(state(filing, task)).isEqualTo(before);
        court.decideAs("judge1", filing, "DEFERRAL", granted);
        until(() -> assertThat(court.inbox(filing).toString()).contains("司法救助决定书"));
        assertThat(shown).singleElement().satisfies(one -> assertThat(one).contains("司法救助决定书"));
        assertThat(served(filing, List.of(), Set.of())).containsAll(shown);

        var reviewed = court.owing();
        court.say(reviewed, "fee-reviews", Map.of("review", "DECISION", "reason", "算多了"))
                .expecting(201);
        assertThat(servedAsShown(
                        court,
                        "president1",
                        reviewed,
                        "REVIEW_FEE_DECISION",
                        Map.of("decision", "KEEP", "reason", "没有错误")))
                .contains("复核");
    }

    @Test
    @DisplayName("督促程序：支付令、驳回申请、终结程序、驳回异议，预览就是送达的；债务人的异议码在签发时才有")
    void paymentOrders() {
        var court = time.at("2026-10-12T09:00");
        assertThat(servedAsShown(
                        court,
                        "judge1",
                        accepted(court),
                        "RULE_ON_PAYMENT_ORDER",
                        Map.of(
                                "decision", "DISMISS",
                                "reason", "借条没有约定利息",
                                "basis", "最高人民法院关于适用民事诉讼法的解释第四百二十八条")))
                .contains("驳回");
        for (var matter : List.of(
                Map.<String, Object>of("decision", "END", "reason", "异议成立", "basis", "民事诉讼法第二百二十八条"),
                Map.<String, Object>of(
                        "decision", "DENY", "reason", "只是没有清偿能力", "basis", "最高人民法院关于适用民事诉讼法的解释第四百三十六条"))) {
            var filing = accepted(court);
            assertThat(servedAsShown(
                            court,
                            "judge1",
                            filing,
                            "RULE_ON_PAYMENT_ORDER",
                            Map.of("decision", "ISSUE", "payment", "李四应当给付张三借款本金100,000.00元")))
                    .contains("李四应当给付张三借款本金");
            court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS7"));
            var clerk = QuietBrowser.as(port, "clerk1");
            clerk.submit(
                            "/staff/filings/" + filing + "/objection",
                            Map.of("_csrf", clerk.token("/staff/filings/" + filing), "who", "李四", "reason", "钱已经还清"))
                    .expecting(302);
            servedAsShown(court, "judge1", filing, "DECIDE_ORDER_MATTER", matter);
        }
        var withdrawn = accepted(court);
        var zhangsan = QuietBrowser.as(port, "zhangsan");
        zhangsan.submit(
                        "/filings/" + withdrawn + "/order-withdrawal",
                        Map.of("_csrf", zhangsan.token("/filings/" + withdrawn), "reason", "已经和解"))
                .expecting(302);
        servedAsShown(court, "judge1", withdrawn, "END_PAYMENT_ORDER", Map.of("reason", "申请人撤回申请"));
    }

    @Test
    @DisplayName("保全：准许、驳回、通知补正、解除、复议，预览就是送达的")
    void preservation() {
        var court = time.at("2026-10-12T09:20");
        var dismissed = Preserved.submitted(court, "IN_SUIT", "PROPERTY");
        servedAsShown(court, "judge1", dismissed, "RULE_ON_PRESERVATION", Preserved.DISMISS);
        court.waitsAt(dismissed, "REFUSED");
        court.say(dismissed, "submissions", Map.of("kind", "RECONSIDERATION", "reason", "请重新看担保"))
                .expecting(201);
        servedAsShown(
                court,
                "judge1",
                dismissed,
                "DECIDE_RECONSIDERATION",
                Map.of("decision", "REFUSE", "reason", "没有新的理由", "basis", "民事诉讼法第一百一十一条"));
        servedAsShown(
                court,
                "judge1",
                Preserved.submitted(court, "IN_SUIT", "PROPERTY"),
                "RULE_ON_PRESERVATION",
                Preserved.NOTICE);
        servedAsShown(
                court,
                "judge1",
                Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY"),
                "RULE_ON_PRESERVATION",
                GRANTED);
        var released = Preserved.inForce(court, "IN_SUIT", "2026-10-12", "2027-10-11");
        court.say(released, "preservation-matters", Map.of("matter", "RELEASE", "reason", "已经和解"))
                .expecting(201);
        servedAsShown(court, "judge1", released, "DECIDE_PRESERVATION", Preserved.RELEASE);
    }

    @Test
    @DisplayName("审查立案材料：补正通知书、告知书在发出以前看得到")
    void review() {
        var court = time.at("2026-11-02T09:00");
        servedAsShown(court, "clerk1", court.submitted(), "REVIEW", Stories.correction(7, "COMPLAINT_MISSING"));
    }

    @Test
    @DisplayName("能看的人就是能办的人：别人认领的、提出建议的、外院的、没有填完的都看不到，说明为什么；表单填的答案用网页送来，得到 PDF")
    void byWhoMayDecide() {
        var court = time.at("2026-11-02T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", REFUSE);
        var task = court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");

        assertThat(posted("clerk1", task, SIGN).status()).isEqualTo(403);
        assertThat(posted("clerk3", task, SIGN).status()).isEqualTo(404);
        assertThat(posted("judge1", task, Map.of("decision", "RETURN"))
                        .expecting(422)
                        .text())
                .contains("理由");
        assertThat(posted("judge1", task, "<script>").expecting(422).text()).contains("没有收到填写的结论");
        assertThat(posted("judge1", task, Map.of("decision", "REGISTER"))
                        .expecting(409)
                        .text())
                .contains("不马上产生要送达的文书");
        assertThat(posted("judge1", task, SIGN).expecting(200).header("content-type"))
                .isEqualTo("application/pdf");

        court.as("judge2").post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(posted("judge1", task, SIGN).expecting(409).text()).contains("他人认领");
        assertThat(posted("judge2", task, SIGN).status()).isEqualTo(200);
    }

    /** 张三's application for a payment order, accepted and paid: it is before the judge. */
    private static String accepted(Stories court) {
        var filing = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.register(filing);
        court.confirmFee(filing, 76_667);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    /** Shows, sees that nothing was changed, decides, and gives what was shown; it must be what is served now. */
    private String servedAsShown(
            Stories court, String who, String filing, String kind, Map<String, Object> completion) {
        var task = court.taskFor(court.as(who), filing, kind);
        var before = settled(filing, task);
        var known = ids(filing);
        var numbered = numbers(filing);

        var shown = shown(who, task, completion);

        assertThat(state(filing, task)).as("after the look at " + kind).isEqualTo(before);
        court.decideAs(who, filing, kind, completion);
        until(() -> assertThat(ids(filing)).hasSizeGreaterThanOrEqualTo(known.size() + shown.size()));
        assertThat(shown)
                .as(kind)
                .isNotEmpty()
                .isSubsetOf(served(filing, known, numbered).toList());
        return String.join("\n", shown);
    }

    /** What the flow does by itself after the last act is over. */
    private Map<String, List<Map<String, Object>>> settled(String filing, String task) {
        return org.awaitility.Awaitility.await()
                .pollInterval(java.time.Duration.ofSeconds(1))
                .until(() -> state(filing, task), new java.util.function.Predicate<>() {
                    private Object last = "";

                    @Override
                    public boolean test(Map<String, List<Map<String, Object>>> now) {
                        var same = now.equals(last);
                        last = now;
                        return same;
                    }
                });
    }

    private List<String> shown(String who, String task, Map<String, Object> completion) {
        var decision = json.convertValue(completion, Completion.class).toTaskCompletion();
        return previews.of(accounts.actorOf(who), task, decision).papers().stream()
                .map(paper -> paper.title() + "\n" + plain(paper.text(), Set.of()))
                .toList();
    }

    private List<UUID> ids(String filing) {
        return papers.of(FilingId.of(filing)).stream().map(Paper::id).toList();
    }

    private Set<String> numbers(String filing) {
        return jdbc.sql("select canonical from case_number where filing_id = cast(? as uuid)")
                .param(filing)
                .query(String.class)
                .set();
    }

    private Stream<String> served(String filing, List<UUID> known, Set<String> numbered) {
        var issued = numbers(filing);
        issued.removeAll(numbered);
        return papers.of(FilingId.of(filing)).stream()
                .filter(paper -> !known.contains(paper.id()))
                .map(paper -> papers.words(paper.id()).orElseThrow().getOrDefault("name", paper.title()) + "\n"
                        + plain(paper.text(), issued));
    }

    /** But for what is given with the signature: a number that the filing had not, the code, and the paper's own address. */
    private static String plain(String text, Set<String> issued) {
        var plain = text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…")
                .replaceAll("异议码[^\n。，]*", "异议码…")
                .replace("（案号在签发时编定）", "…")
                .replace("（签发时生成）", "…");
        for (var number : issued) {
            plain = plain.replace(number, "…");
        }
        return plain;
    }

    /** All that a decision would leave: of the filing, its papers, acts, numbers, record and messages, and its task. */
    private Map<String, List<Map<String, Object>>> state(String filing, String task) {
        var state = new TreeMap<String, List<Map<String, Object>>>();
        for (var table : List.of("court_paper", "filing_act", "case_number", "journal_leaf", "message")) {
            state.put(
                    table,
                    jdbc.sql("select id::text from "
                                    + table.replace(
                                            "case_number", "(select canonical as id, filing_id from case_number) c")
                                    + " where filing_id = cast(? as uuid) order by 1")
                            .param(filing)
                            .query()
                            .listOfRows());
        }
        state.put(
                "filing",
                jdbc.sql("select status from filing where id = cast(? as uuid)")
                        .param(filing)
                        .query()
                        .listOfRows());
        state.put(
                "outbox",
                jdbc.sql("select id::text from outbox order by 1").query().listOfRows());
        state.put(
                "counter",
                jdbc.sql("select * from case_number_counter order by 1, 2, 3, 4")
                        .query()
                        .listOfRows());
        state.put(
                "task",
                jdbc.sql("select id_, assignee_ from act_ru_task where id_ = ?")
                        .param(task)
                        .query()
                        .listOfRows());
        return state;
    }

    private QuietBrowser.Answer posted(String who, String task, Object decision) {
        var browser = QuietBrowser.as(port, who);
        return browser.submit(
                "/staff/tasks/" + task + "/ruling",
                Map.of(
                        "_csrf",
                        browser.token("/account"),
                        "decision",
                        decision instanceof String text
                                ? text
                                : new String(JSON.bytes(decision), StandardCharsets.UTF_8)));
    }
}
