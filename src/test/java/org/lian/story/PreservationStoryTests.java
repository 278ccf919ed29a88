package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 保全 (民诉法 103 to 111): from the application to the end of its measures. */
class PreservationStoryTests extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("诉前财产保全：四十八小时从下一小时起算，裁定编财保号，只送达申请人，移送执行机构")
    void grantedBeforeSuit() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        assertThat(court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION"))
                .isNotEmpty();
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-14T10:00:00+08:00");
        var ordinary = TrackFilings.submitted(court, Track.PROTECTION_ORDER);
        court.taskFor(court.as("judge2"), ordinary, "REVIEW");
        var listed = court.as("judge2")
                .get("/api/v1/tasks?limit=200")
                .expecting(200)
                .body()
                .get("items")
                .findValuesAsText("filingId");
        assertThat(listed.indexOf(filing)).as("before what has longer").isBetween(0, listed.indexOf(ordinary) - 1);

        assertThat(court.as("judge2")
                        .get("/api/v1/messages")
                        .expecting(200)
                        .body()
                        .get("items"))
                .anySatisfy(told -> {
                    assertThat(told.get("filingId").asText()).isEqualTo(filing);
                    assertThat(told.get("title").asText()).contains("保全申请等待裁定").doesNotContain("张三", "李四");
                });
        assertThat(QuietBrowser.as(court.port(), "judge1")
                        .get("/staff/desk?list=PRESERVATION")
                        .text())
                .contains("张某 与 李某（保密）", "裁定保全申请", "紧急", "10:00，还有");
        var task = court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION");
        assertThat(QuietBrowser.as(court.port(), "judge1")
                        .get("/staff/tasks/" + task)
                        .text())
                .contains("10 月 14 日 10:00 前办结");
        assertThat(CasePapers.page(court, "/filings/" + filing + "/receipt"))
                .contains("裁定是否保全", "由法官裁定")
                .doesNotContain("登记立案以后", "先行立案");
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PRESERVATION",
                Map.of(
                        "decision", "GRANT",
                        "measures", "冻结李四银行存款十万元，期限一年。",
                        "guarantee", "某某保险公司以保函为申请人提供担保，担保数额十万元。",
                        "reason", Preserved.REASON,
                        "basis", Preserved.BASIS));

        var granted = court.waitsAt(filing, "TRANSFERRED");
        assertThat(granted.get("caseNumber").asText()).contains("财保");
        assertThat(jdbc.sql("""
                        select f.registered_at - l.at from filing f join journal_leaf l on l.filing_id = f.id
                        where f.id = cast(? as uuid) and l.kind = 'PRESERVATION_RULED'""").param(filing).query(String.class).single())
                .as("one moment in the register and in the journal")
                .isEqualTo("00:00:00");
        assertThat(CasePapers.printed(court, filing, "PRESERVATION_RULING"))
                .contains("冻结李四银行存款十万元", "三十日内", "五日内", "立即开始执行")
                .contains("某某保险公司以保函为申请人提供担保", "申请人提起诉讼的，可以将该申请费列入诉讼请求")
                .containsPattern("请求保全的金额\\s*100,000.00")
                .containsPattern("案件申请费\\s*1,020.00\\s*元，由申请人负担")
                .contains("第三十八条第三款");
        until(() -> assertThat(CasePapers.kinds(court, filing)).doesNotContain("PRESERVATION_TO_RESPONDENT"));
    }

    @Test
    @DisplayName("移送执行机构时另给执保字的案号：进度、告知书上都有，法官按它找得到；先行的财保案号不变")
    void carriedOutUnderANumberOfItsOwn() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.inForce(court, "BEFORE_SUIT", "2026-10-12", "2027-10-11");

        var printed = CasePapers.printed(court, filing, "PRESERVATION_RESULT").replaceAll("\\s", "");
        assertThat(printed).contains("财保").containsPattern("执行案号为（2026）京0199执保[1-9]\\d*号");
        var number = printed.replaceAll(".*(（2026）京0199执保[1-9]\\d*号).*", "$1");
        assertThat(CasePapers.page(court, "/filings/" + filing)).contains("已移送执行机构，执行案号" + number);
        assertThat(QuietBrowser.as(court.port(), "judge1")
                        .get("/staff/search?q=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                        .text())
                .contains(filing);
    }

    @Test
    @DisplayName("申请人看得到：几时以前裁定；裁定以后没有交费也写明已裁定保全；采取以后写最后一天和起诉的最后一天")
    void theApplicantReadsTheDays() {
        var court = time.at("2026-10-12T09:20");
        var draft = Preserved.draft("BEFORE_SUIT", "PROPERTY");
        draft.put(
                "answers", Map.of("preservationStage", "BEFORE_SUIT", "preservationKind", "PROPERTY", "urgent", "NO"));
        var filing = court.drafted(draft);
        assertThat(CasePapers.page(court, "/filings/" + filing + "/questions/facts"))
                .doesNotContain("急事");
        assertThat(CasePapers.page(court, "/filings/" + filing + "/check")).contains("情况紧急，要马上保全吗？", "是“是”");
        court.insist(filing);
        until(() -> assertThat(court.filing(filing).at("/feeSupplement/fen").asLong())
                .isEqualTo(102_000));
        assertThat(QuietBrowser.as(court.port(), "judge1")
                        .get("/staff/tasks/" + court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION"))
                        .text())
                .contains("申请人回答“否（按填写的其他内容，是“是”）”", "情况紧急");
        assertThat(CasePapers.page(court, "/filings/" + filing))
                .contains("轮到您了：交纳保全申请费", "10 月 14 日 10:00 前裁定是否保全", "申请保全，应当交纳申请费 1,020.00")
                .doesNotContain("还应当补交");

        Preserved.grant(court, filing);
        court.waitsAt(filing, "TRANSFERRED");
        assertThat(CasePapers.page(court, "/filings/" + filing))
                .contains("已裁定保全；还要交纳保全申请费", "1,020.00", "去交费", "采取措施以后还要起诉或者申请仲裁");

        Preserved.executed(court, filing, "2026-10-12", "2027-10-11");
        until(() -> assertThat(CasePapers.page(court, "/filings/" + filing))
                .contains("已采取保全措施；还要交纳保全申请费", "措施到 2027 年 10 月 11 日为止", "请在 11 月 11 日 24:00 前起诉或者申请仲裁")
                .doesNotContain("结果会书面告知您"));
        court.taskFor(court.clerk, filing, "PAPER_SERVICE");
        assertThat(CasePapers.page(court, "/filings/" + filing))
                .as("before the paper of the other side came back")
                .contains("/filings/" + filing + "/preservation");
        raise(court, filing, "SUIT_BROUGHT", Preserved.SUIT + "，本院").expecting(201);
        Preserved.handed(court, filing, "2026-10-12");
        Preserved.decide(court, filing, Map.of("decision", "SUIT_PROVEN", "reason", Preserved.SUIT + "，已经立案。"));
        until(() -> assertThat(CasePapers.printed(court, filing, "PRESERVATION_REPLY"))
                .contains("已经依法起诉"));
    }

    @Test
    @DisplayName("诉讼中申请的五日内裁定，用本案的案号，不另行编号；诉讼以外的行为保全编行保号，证据保全编证保号，各交 30 元；财产保全按数额交申请费")
    void kindsAndFees() {
        var court = time.at("2026-10-12T09:20");
        var money = Preserved.submitted(court, "IN_SUIT", "PROPERTY");
        until(() -> assertThat(court.filing(money).at("/feeSupplement/fen").asLong())
                .isEqualTo(102_000));
        assertThat(court.filing(money).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        assertThat(judgesPage(court, money)).contains("用本案的案号" + Preserved.SUIT, "即 30,000.00");
        Preserved.grant(court, money);
        assertThat(court.waitsAt(money, "TRANSFERRED").get("caseNumber").asText())
                .isEqualTo(Preserved.SUIT);
        assertThat(CasePapers.printed(court, money, "PRESERVATION_RULING").replaceAll("\\s", ""))
                .contains(Preserved.SUIT, "请求：冻结被申请人李四银行存款十万元", "可以将该申请费列入诉讼请求")
                .doesNotContain("申请人提起诉讼的", "三十日内", "财保");
        assertThat(CasePapers.page(court, "/filings/" + money))
                .as("no suit has to follow one that stands")
                .doesNotContain("三十日内", "还要起诉");
        for (var kind : Map.of("ACT", "行保", "EVIDENCE", "证保").entrySet()) {
            var filing = Preserved.submitted(court, "BEFORE_SUIT", kind.getKey());
            until(() -> assertThat(court.filing(filing).at("/feeSupplement/fen").asLong())
                    .isEqualTo(3_000));
            Preserved.grant(court, filing);
            assertThat(court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                    .contains(kind.getValue());
        }
        court.pay(money);
        until(() -> assertThat(court.filing(money).at("/feeSupplement/fen").asLong())
                .isZero());
    }

    @Test
    @DisplayName("没有回答要保全的是什么：提交以前说明后果，法官裁定以前看得到要先认定；回答了的都不说")
    void whatIsToBePreservedIsUnanswered() {
        var court = time.at("2026-10-12T09:20");
        var draft = Preserved.draft("BEFORE_SUIT", "PROPERTY");
        draft.put("answers", Map.of("preservationStage", "BEFORE_SUIT"));
        var open = court.drafted(draft);
        assertThat(CasePapers.page(court, "/filings/" + open + "/check"))
                .contains("没有回答要保全的是财产、行为还是证据", "#answers.preservationKind");
        court.insist(open);
        var told = court.drafted(Preserved.draft("BEFORE_SUIT", "PROPERTY"));
        assertThat(CasePapers.page(court, "/filings/" + told + "/check")).doesNotContain("没有回答要保全的是");
        court.insist(told);

        assertThat(judgesPage(court, open)).contains("裁定以后先由法官认定编哪一类案号", "起诉、申请仲裁以前的保全", "相当于请求数额的担保");
        assertThat(judgesPage(court, told)).doesNotContain("编哪一类案号");
    }

    @Test
    @DisplayName("诉讼中责令提供的担保超过请求数额的百分之三十的，提醒法官改小或者写明理由；写明理由的照发；起诉以前的不提醒")
    void aGuaranteeBeyondThirtyPercent() {
        var court = time.at("2026-10-12T09:20");
        var whole = new HashMap<String, Object>(Map.of(
                "decision",
                "NOTICE",
                "items",
                List.of(Map.of("code", "GUARANTEE_REQUIRED", "text", "请提供相当于十万元的担保")),
                "days",
                3));
        var inSuit = Preserved.submitted(court, "IN_SUIT", "PROPERTY");
        var judge = court.as("judge1");
        var task = claimed(court, judge, inSuit, "RULE_ON_PRESERVATION");
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", whole)
                        .expecting(422)
                        .text())
                .contains("百分之三十", "30,000.00", "在“说明”里写明理由");
        var reasoned = new HashMap<>(whole);
        reasoned.put("reason", "查封的设备是争议标的，价值四十万元。");
        judge.post("/api/v1/tasks/" + task + "/completion", reasoned).expecting(204);
        court.decideAs("judge1", Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY"), "RULE_ON_PRESERVATION", whole);
    }

    @Test
    @DisplayName("没有回答什么时候申请的，按起诉以前办：四十八小时裁定，编财保号；诉讼中的没有写明本案案号，法官填写才裁定，不是案号的不收")
    void noStageAndNoNumber() {
        var court = time.at("2026-10-12T09:20");
        var silent = Preserved.draft("BEFORE_SUIT", "PROPERTY");
        silent.put("answers", Map.of("preservationKind", "PROPERTY"));
        var untold = court.drafted(silent);
        court.insist(untold);
        court.taskFor(court.as("judge1"), untold, "RULE_ON_PRESERVATION");
        assertThat(court.filing(untold).get("dueAt").asText()).isEqualTo("2026-10-14T10:00:00+08:00");
        Preserved.grant(court, untold);
        assertThat(court.waitsAt(untold, "TRANSFERRED").get("caseNumber").asText())
                .contains("财保");

        var draft = Preserved.draft("IN_SUIT", "PROPERTY");
        draft.put("facts", "被申请人正在转让房屋。");
        var unnamed = court.drafted(draft);
        court.insist(unnamed);
        var judge = court.as("judge1");
        var task = claimed(court, judge, unnamed, "RULE_ON_PRESERVATION");
        var ruling = new HashMap<String, Object>(
                Map.of("decision", "GRANT", "measures", "冻结。", "reason", "合法。", "basis", "民事诉讼法第一百零三条"));
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", ruling)
                        .expecting(422)
                        .text())
                .contains("suitNumber", "等立案以后裁定");
        ruling.put("suitNumber", "民初九号");
        judge.post("/api/v1/tasks/" + task + "/completion", ruling).expecting(422);
        ruling.put("suitNumber", "（2025）京0199民初12号");
        judge.post("/api/v1/tasks/" + task + "/completion", ruling).expecting(204);
        assertThat(court.waitsAt(unnamed, "TRANSFERRED").get("caseNumber").asText())
                .isEqualTo("（2025）京0199民初12号");
    }

    @Test
    @DisplayName("诉讼中的保全只用本院编过的、申请人和被申请人是当事人的案号（民诉法 103）：别的法院的、还没有编到的、别人的案件都不行")
    void theSuitIsBetweenThem() {
        var court = time.at("2026-10-12T09:20");
        var suit = court.filing(court.owing()).get("caseNumber").asText();
        var draft = Preserved.draft("IN_SUIT", "PROPERTY");
        draft.put("facts", "被申请人正在转让房屋。");
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "孙强英", "address", "北京市某某区三号")));
        var filing = court.drafted(draft);
        court.insist(filing);
        var judge = court.as("judge1");
        var task = claimed(court, judge, filing, "RULE_ON_PRESERVATION");
        var ruling = new HashMap<String, Object>(
                Map.of("decision", "GRANT", "measures", "冻结。", "reason", "合法。", "basis", "民事诉讼法第一百零三条"));

        Map.of("（2026）京0105民初1号", "OTHER_COURT", "（2026）京0199民初999999号", "NOT_ISSUED", suit, "OTHER_PARTIES")
                .forEach((number, code) -> {
                    ruling.put("suitNumber", number);
                    assertThat(judge.post("/api/v1/tasks/" + task + "/completion", ruling)
                                    .expecting(422)
                                    .text())
                            .contains("suitNumber", code, "民事诉讼法第一百零三条");
                });
        ruling.put("suitNumber", Preserved.SUIT);
        judge.post("/api/v1/tasks/" + task + "/completion", ruling).expecting(204);
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("起诉以前的保全没有写明担保的，不能裁定准许（民诉法 104）；证据保全不要求；依据里一定有本阶段的条文，另外写的和它写在一起")
    void aGuaranteeAndAnArticle() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        var evidence = Preserved.submitted(court, "BEFORE_SUIT", "EVIDENCE");
        var judge = court.as("judge1");
        var task = claimed(court, judge, filing, "RULE_ON_PRESERVATION");
        var ruling = new HashMap<String, Object>(
                Map.of("decision", "GRANT", "measures", "冻结李四的存款。", "reason", "合法。", "basis", "民法典第一条"));

        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", ruling)
                        .expecting(422)
                        .text())
                .contains("guarantee", "MISSING", "第一百零四条");
        ruling.put("guarantee", "情况特殊，酌情不要求相当数额的担保");
        judge.post("/api/v1/tasks/" + task + "/completion", ruling).expecting(204);
        court.waitsAt(filing, "TRANSFERRED");
        assertThat(CasePapers.printed(court, filing, "PRESERVATION_RULING"))
                .contains("情况特殊，酌情不要求相当数额的担保", "依照《中华人民共和国民事诉讼法》第一百零四条、《中华人民共和国民法典》第一条之规定");
        ruling.remove("guarantee");
        ruling.put("basis", "民事诉讼法第八十四条");
        court.decideAs("judge1", evidence, "RULE_ON_PRESERVATION", ruling);
        court.waitsAt(evidence, "TRANSFERRED");
        assertThat(CasePapers.printed(court, evidence, "PRESERVATION_RULING"))
                .contains("第八十四条之规定")
                .doesNotContain("第一百零四条之规定");
    }

    /** A task in the hands of who is to do it, by its id. */
    private static String claimed(Stories court, CourtClient who, String filing, String kind) {
        var task = court.taskFor(who, filing, kind);
        who.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        return task;
    }

    private static String judgesPage(Stories court, String filing) {
        return QuietBrowser.as(court.port(), "judge1")
                .get("/staff/tasks/" + court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION"))
                .text();
    }

    @Test
    @DisplayName("补正、提供担保一次通知；提供了的重新计算期限，没有提供的期满回到法官，由法官裁定驳回；驳回的裁定写明向本院复议五日")
    void guarantee() {
        var court = time.at("2026-10-12T09:20");
        var given = court.drafted(Preserved.draft("IN_SUIT", "PROPERTY"));
        court.insist(given);
        var silent = court.drafted(Preserved.draft("IN_SUIT", "PROPERTY"));
        court.insist(silent);
        assertThat(QuietBrowser.as(court.port(), "judge1")
                        .get("/staff/tasks/" + court.taskFor(court.as("judge1"), given, "RULE_ON_PRESERVATION"))
                        .text())
                .as("a judge can tick what is to be guaranteed")
                .contains("value=\"GUARANTEE_REQUIRED\"", "请提供担保");
        court.decideAs("judge1", given, "RULE_ON_PRESERVATION", Preserved.NOTICE);
        court.decideAs("judge1", silent, "RULE_ON_PRESERVATION", Preserved.NOTICE);
        court.waitsAt(given, "CORRECTION_REQUIRED");
        assertThat(CasePapers.page(court, "/filings/" + given + "/correction/0"))
                .contains("请提供担保")
                .doesNotContain("Notice[", "Item[");
        assertThat(CasePapers.page(court, "/filings/" + given)).contains("保全申请费", "1,020.00", "和补正不是一回事", "去交费");
        assertThat(CasePapers.printed(court, given, "PRESERVATION_NOTICE")).contains("提供担保", "相当于三万元", "3 日内", "驳回申请");
        court.zhangsan
                .upload("/api/v1/filings/" + given + "/materials", "GUARANTEE", "保函.txt", Stories.text("保函"))
                .expecting(201);
        assertThat(CasePapers.page(court, "/filings/" + given + "/correction/check"))
                .contains("裁定的期限重新计算")
                .doesNotContain("从明天", "从次日");
        court.say(given, "correction", Map.of()).expecting(201);
        court.waitsAt(given, "UNDER_REVIEW");
        assertThat(CasePapers.page(court, "/filings/" + given))
                .contains("收到补正，裁定的期限重新计算")
                .doesNotContain("从次日起");
        Preserved.grant(court, given);
        court.waitsAt(given, "TRANSFERRED");

        var late = time.at("2026-10-16T00:01");

        late.waitsAt(silent, "UNDER_REVIEW");
        late.decideAs("judge1", silent, "RULE_ON_PRESERVATION", Preserved.DISMISS);
        late.waitsAt(silent, "REFUSED");
        assertThat(CasePapers.printed(late, silent, "PRESERVATION_DISMISSAL"))
                .contains("没有提供担保", "驳回张三申请保全的请求", Preserved.SUIT, "5 日内向本院申请复议");
        assertThat(CasePapers.printed(late, silent, "PRESERVATION_DISMISSAL").replaceAll("\\s", ""))
                .contains("请求：冻结被申请人李四银行存款十万元（请求保全的金额100,000.00", "申请复议一次（民事诉讼法第一百一十一条");
    }

    @Test
    @DisplayName("裁定期限届满，提请庭长，不产生裁定，也不先行立案；裁定以前可以撤回，没有交的申请费不再收")
    void expiryDecidesNothing() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION");

        var late = time.at("2026-10-14T10:01");

        until(() -> assertThat(late.taskFor(late.as("supervisor1"), filing, "RULE_ON_PRESERVATION"))
                .isNotEmpty());
        assertThat(late.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        late.say(filing, "withdrawal", Map.of()).expecting(201);
        var withdrawn = late.waitsAt(filing, "WITHDRAWN");
        assertThat(withdrawn.hasNonNull("feeSupplement")).isFalse();
    }

    @Test
    @DisplayName("没有采取到措施的，书面告知申请人，不送达被申请人")
    void nothingFound() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        Preserved.grant(court, filing);
        court.decideAs(
                "judge1", filing, "REGISTER_PRESERVATION", Map.of("decision", "NOTHING", "reason", "账户没有余额，没有查到其他财产。"));
        until(() -> assertThat(CasePapers.kinds(court, filing)).contains("PRESERVATION_RESULT"));
        assertThat(CasePapers.printed(court, filing, "PRESERVATION_RESULT")).contains("没有能够采取保全措施", "账户没有余额");
        assertThat(court.filing(filing).hasNonNull("feeSupplement")).isFalse();
        assertThat(CasePapers.kinds(court, filing)).doesNotContain("PRESERVATION_RULING_TO_RESPONDENT");
    }

    @Test
    @DisplayName("诉前保全三十日没有起诉的，当日提请法官，由法官裁定解除，送达双方，保全结束")
    void thirtyDaysWithoutASuit() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.inForce(court, "BEFORE_SUIT", "2026-10-12", "2027-10-11");

        var late = time.at("2026-11-12T00:01");

        var task = late.taskFor(late.as("judge1"), filing, "DECIDE_PRESERVATION");
        assertThat(late.as("judge1")
                        .get("/api/v1/tasks/" + task)
                        .expecting(200)
                        .body()
                        .at("/task/dueAt")
                        .asText())
                .isEqualTo("2026-11-13T00:00:00+08:00");
        assertThat(late.filing(filing).get("status").asText()).isEqualTo("TRANSFERRED");
        assertThat(CasePapers.page(late, "/filings/" + filing))
                .contains("11 月 11 日 24:00 已经过去", "由法官裁定是否解除")
                .doesNotContain("今天到期", "请在 11 月 11 日");
        Preserved.decide(late, filing, Preserved.RELEASE);
        late.taskFor(late.clerk, filing, "PAPER_SERVICE");
        assertThat(CasePapers.page(late, "/filings/" + filing))
                .contains("保全已经结束")
                .doesNotContain("措施到 2027 年", "已经过去", "今天到期", "/filings/" + filing + "/preservation\"");
        Preserved.handed(late, filing, "2026-11-12");
        late.waitsAt(filing, "PRESERVATION_ENDED");
        assertThat(CasePapers.printed(late, filing, "PRESERVATION_RELEASE")).contains("解除保全", "三十日内没有起诉");
        assertThat(CasePapers.printed(late, filing, "PRESERVATION_RELEASE").replaceAll("\\s", ""))
                .contains(
                        "本院于2026年10月12日裁定：冻结李四银行存款十万元，期限一年。",
                        "事由：采取保全措施后三十日内没有起诉或者申请仲裁。",
                        "解除保全，解除的措施是：冻结李四在某某银行的存款十万元（到2027年10月11日为止）。",
                        "申请复议一次",
                        "第一百一十一条")
                .doesNotContain("期限届满");
        assertThat(CasePapers.ofTheCase(late, filing)).contains("PRESERVATION_RELEASE_TO_RESPONDENT");
    }

    @Test
    @DisplayName("判决生效以后、申请执行以前的保全：要判决书，不先要担保；登记时写履行期间，届满五日内不申请执行的提请法官解除；申请了的保全继续")
    void beforeTheEnforcement() {
        var court = time.at("2026-10-12T09:20");
        assertThat(CourtClient.anonymous(port)
                        .post(
                                "/api/v1/material-lists",
                                Map.of(
                                        "track",
                                        "PRESERVATION",
                                        "answers",
                                        Map.of("preservationStage", "BEFORE_ENFORCEMENT")))
                        .expecting(200)
                        .text())
                .contains("生效的判决书")
                .doesNotContain("保险保函");
        var released = awaitingEnforcement(court);
        var goesOn = awaitingEnforcement(court);
        assertThat(CasePapers.printed(court, released, "PRESERVATION_RULING"))
                .contains("履行期间届满后五日内申请执行", "第一百六十三条")
                .doesNotContain("三十日内");
        assertThat(TrackFilings.main(port, "/filings/" + released)).contains("前申请执行", "第一百六十三条");
        raise(court, goesOn, "SUIT_BROUGHT", "已经申请执行，（2026）京0199执5号").expecting(201);
        Preserved.decide(court, goesOn, Map.of("decision", "SUIT_PROVEN", "reason", "（2026）京0199执5号，已经立案。"));
        until(() -> assertThat(CasePapers.printed(court, goesOn, "PRESERVATION_REPLY"))
                .contains("已经依法申请执行，保全继续"));

        var late = time.at("2026-10-27T00:01");

        Preserved.decide(
                late,
                released,
                Map.of(
                        "decision", "RELEASE",
                        "reason", "履行期间届满五日内没有申请执行。",
                        "basis", "最高人民法院关于适用民事诉讼法的解释第一百六十三条"));
        Preserved.handed(late, released, "2026-10-27");
        late.waitsAt(released, "PRESERVATION_ENDED");
        assertThat(late.filing(goesOn).get("status").asText()).isEqualTo("TRANSFERRED");
    }

    private static String awaitingEnforcement(Stories court) {
        var filing = Preserved.submitted(court, "BEFORE_ENFORCEMENT", "PROPERTY");
        Preserved.grant(court, filing);
        var judge = court.as("judge1");
        var task = claimed(court, judge, filing, "REGISTER_PRESERVATION");
        var done = new HashMap<String, Object>(Map.of(
                "decision", "EXECUTED",
                "measures", "冻结李四在某某银行的存款十万元。",
                "thing", "DEPOSIT",
                "on", "2026-10-12",
                "until", "2027-10-11"));
        assertThat(judge.post("/api/v1/tasks/" + task + "/completion", done)
                        .expecting(422)
                        .text())
                .contains("performance", "履行期间的最后一天");
        done.put("performance", "2026-10-20");
        judge.post("/api/v1/tasks/" + task + "/completion", done).expecting(204);
        Preserved.handed(court, filing, "2026-10-12");
        return filing;
    }

    @Test
    @DisplayName("告诉法院已经起诉的，核对以后保全继续到措施期满；期满前提醒，申请续行的改为新的一天；期满不续行的，由法官登记，保全结束")
    void suedRenewedAndLapsed() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.inForce(court, "BEFORE_SUIT", "2026-10-12", "2026-12-31");
        raise(court, filing, "SUIT_BROUGHT", Preserved.SUIT).expecting(201);
        raise(court, filing, "SUIT_BROUGHT", "再来一件").expecting(409);
        Preserved.decide(court, filing, Map.of("decision", "SUIT_PROVEN", "reason", Preserved.SUIT + "，已经受理。"));
        until(() -> assertThat(CasePapers.printed(court, filing, "PRESERVATION_REPLY"))
                .contains("已经依法起诉", Preserved.SUIT));

        assertThat(CasePapers.printed(court, filing, "PRESERVATION_RESULT"))
                .contains("保全期限届满日为2026年12月31日", "应当在2026年12月24日以前向本院提出");
        var later = time.at("2026-12-18T09:00");
        until(() -> assertThat(later.inbox(filing).toString()).contains("保全措施到 2026 年 12 月 31 日"));
        until(() -> raise(later, filing, "RENEWAL", "案件还没有审结").expecting(201));
        Preserved.decide(later, filing, Map.of("decision", "RENEW", "until", "2027-01-31", "reason", "案件没有审结。"));
        until(() -> assertThat(CasePapers.kinds(later, filing).stream().filter("PRESERVATION_REPLY"::equals))
                .hasSize(2));

        var end = time.at("2027-02-01T00:01");
        Preserved.decide(end, filing, Map.of("decision", "LAPSE"));
        end.waitsAt(filing, "PRESERVATION_ENDED");
    }

    @Test
    @DisplayName("保全申请书写明是什么时候的保全、在哪一件案子里、用什么担保、财产在哪里（财产保全规定第一条）；诉讼中的不问保全种类")
    void theApplicationSaysStageAndGuarantee() {
        var court = time.at("2026-10-12T09:20");
        var draft = Preserved.draft("IN_SUIT", "PROPERTY");
        draft.put("facts", "被申请人正在转让房屋。");
        draft.put("answers", Map.of("preservationStage", "IN_SUIT"));
        draft.put(
                "elements",
                Map.of("诉讼、仲裁案件的案号（已经起诉、申请仲裁的）", Preserved.SUIT, "担保（用什么担保、数额），或者不用担保的理由", "某某保险公司的保函，十万元"));
        var filing = TrackFilings.drafted(court, draft);

        assertThat(TrackFilings.ownPaper(court, filing)).contains("申请人已经起诉，申请诉讼中的保全。", "某某保险公司的保函，十万元", Preserved.SUIT);
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/checks")
                        .body()
                        .toString())
                .doesNotContain("PRESERVATION_KIND_MISSING");
        court.insist(filing);
        Preserved.grant(court, filing);
        assertThat(court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                .isEqualTo(Preserved.SUIT);
        assertThat(CasePapers.printed(court, filing, "PRESERVATION_RULING"))
                .contains(Preserved.SUIT + "一案，张三于2026年10月12日向本院申请");
    }

    @Test
    @DisplayName("准许撤诉：本案里已经采取的、起诉以前采取而由本案接续的、裁定了还没有登记的保全，都当时提请法官，由法官裁定；还没有裁定的记在案里，登记以后再提请；保全不自动解除，同一件诉讼只提一次")
    void theSuitIsWithdrawn() {
        var court = time.at("2026-10-12T09:20");
        var suit = court.owing();
        var number = court.filing(suit).get("caseNumber").asText();
        var inSuit = withinTheSuit(court, number);
        Preserved.executed(court, inSuit, "2026-10-12", "2027-10-11");
        var before = Preserved.inForce(court, "BEFORE_SUIT", "2026-10-12", "2027-10-11");
        raise(court, before, "SUIT_BROUGHT", "已经立案").expecting(201);
        Preserved.decide(court, before, Map.of("decision", "SUIT_PROVEN", "reason", number + "，本院已经立案。"));
        var ordered = withinTheSuit(court, number);
        var elsewhere = withinTheSuit(court, "（2025）京0199民初77号");
        Preserved.executed(court, elsewhere, "2026-10-12", "2027-10-11");
        var asked = begin(QuietBrowser.as(court.port(), "zhangsan"), suit)
                .header("Location")
                .replaceFirst(".*/filings/", "");
        court.insist(asked);
        court.taskFor(court.as("judge1"), asked, "RULE_ON_PRESERVATION");
        court.taskFor(court.as("judge1"), ordered, "REGISTER_PRESERVATION");

        court.say(suit, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        court.decideAs("judge1", suit, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(suit, "WITHDRAWAL_GRANTED");

        for (var filing : List.of(inSuit, before, ordered)) {
            assertThat(QuietBrowser.as(court.port(), "judge1")
                            .get("/staff/tasks/" + court.taskFor(court.as("judge1"), filing, "DECIDE_PRESERVATION"))
                            .text())
                    .contains("诉讼已经撤诉", number + "一案，已经裁定准许撤诉");
            assertThat(court.filing(filing).get("status").asText()).isEqualTo("TRANSFERRED");
            assertThat(due(court, filing)).isEqualTo("2026-10-20T00:00:00+08:00");
        }
        assertThat(CasePapers.page(court, "/filings/" + inSuit)).contains(number + "一案，已经裁定准许撤诉", "应当及时申请解除保全");
        assertThat(CasePapers.page(court, "/filings/" + elsewhere)).doesNotContain("撤诉");
        assertThat(CasePapers.page(court, "/filings/" + asked)).contains(number + "一案，已经裁定准许撤诉");
        raise(court, elsewhere, "SUIT_ENDED", "这一件只由系统提请").expecting(422);

        Preserved.decide(court, ordered, Map.of("decision", "KEEP", "reason", "已经另行起诉。", "basis", Preserved.BASIS));
        until(() -> assertThat(
                        CasePapers.printed(court, ordered, "PRESERVATION_REPLY").replaceAll("\\s", ""))
                .contains("事由：" + number + "一案，已经裁定准许撤诉", "保全继续。")
                .doesNotContain("不予准许"));
        var release = Map.<String, Object>of(
                "decision", "RELEASE", "reason", "申请人已经撤诉。", "basis", "最高人民法院关于人民法院办理财产保全案件若干问题的规定第二十三条");
        Preserved.decide(court, inSuit, release);
        until(() -> assertThat(CasePapers.printed(court, inSuit, "PRESERVATION_RELEASE")
                        .replaceAll("\\s", ""))
                .contains("事由：" + number + "一案，已经裁定准许撤诉", "解除的措施是：冻结李四在某某银行的存款十万元"));

        Preserved.grant(court, asked);
        Preserved.executed(court, asked, "2026-10-12", "2027-10-11");
        Preserved.decide(court, asked, release);
        assertThat(CasePapers.printed(court, inSuit, "PRESERVATION_RULING"))
                .as("the suit is told by who sues whom")
                .contains("张三诉李四民间借贷纠纷一案，张三于2026年10月12日向本院申请");
    }

    /** Granted in the suit of that number, which its application names. */
    private static String withinTheSuit(Stories court, String number) {
        var draft = Preserved.draft("IN_SUIT", "PROPERTY");
        draft.put("facts", "被申请人正在转让房屋。本案案号" + number + "。");
        var filing = court.drafted(draft);
        court.insist(filing);
        Preserved.grant(court, filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    @Test
    @DisplayName("被申请人在窗口申请复议、提供担保要求解除的，由法院的人记下；复议十日、解除五日内由法官裁定，裁定以前保全照常有效，结果送达双方")
    void whatTheOtherSideAsks() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.inForce(court, "IN_SUIT", "2026-10-12", "2027-10-11");
        var clerk = QuietBrowser.as(court.port(), "clerk1");
        assertThat(clerk.get("/staff/filings/" + filing).text()).contains("被申请人的请求");
        var tooLong = "保".repeat(2001);
        assertThat(clerk.submit(
                                "/staff/filings/" + filing + "/preservation",
                                Map.of(
                                        "_csrf",
                                        clerk.token("/staff/filings/" + filing),
                                        "matter",
                                        "RECONSIDERATION",
                                        "reason",
                                        tooLong))
                        .expecting(422)
                        .text())
                .contains("理由不超过 2000 字", "value=\"" + tooLong + "\"")
                .containsPattern("value=\"RECONSIDERATION\" selected");
        takeDown(clerk, filing, "RECONSIDERATION");
        assertThat(due(court, filing)).isEqualTo("2026-10-23T00:00:00+08:00");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("TRANSFERRED");
        Preserved.decide(court, filing, Map.of("decision", "KEEP", "reason", "复议理由不成立。", "basis", "民事诉讼法第一百一十一条"));
        until(() -> assertThat(CasePapers.printed(court, filing, "PRESERVATION_REPLY"))
                .contains("申请复议", "保全继续", "不予准许"));
        Preserved.handed(court, filing, "2026-10-12");
        until(() -> assertThat(CasePapers.ofTheCase(court, filing)).contains("PRESERVATION_REPLY_TO_RESPONDENT"));

        until(() -> takeDown(clerk, filing, "RELEASE"));
        assertThat(due(court, filing)).isEqualTo("2026-10-20T00:00:00+08:00");
        Preserved.decide(
                court, filing, Map.of("decision", "RELEASE", "reason", "被申请人提供了充分有效的担保。", "basis", "民事诉讼法第一百零七条"));
        Preserved.handed(court, filing, "2026-10-12");
        court.waitsAt(filing, "PRESERVATION_ENDED");
    }

    @Test
    @DisplayName("几件事先后提出的，排着由法官一件一件裁定：复议没有决定，也能申请续行，被申请人也能要求解除；同一件不重复收")
    void mattersWaitInLine() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.inForce(court, "IN_SUIT", "2026-10-12", "2027-10-11");
        raise(court, filing, "RECONSIDERATION", "数额少了").expecting(201);
        raise(court, filing, "RENEWAL", "案件没有审结").expecting(201);
        raise(court, filing, "RENEWAL", "再说一次").expecting(409);
        var clerk = QuietBrowser.as(court.port(), "clerk1");
        takeDown(clerk, filing, "RELEASE");
        var judge = court.as("judge1");
        for (var matter : List.of("申请复议", "申请续行保全")) {
            until(() -> assertThat(QuietBrowser.as(court.port(), "judge1")
                            .get("/staff/tasks/" + court.taskFor(judge, filing, "DECIDE_PRESERVATION"))
                            .text())
                    .contains(matter));
            Preserved.decide(court, filing, Map.of("decision", "KEEP", "reason", "不需要。", "basis", "民事诉讼法第一百一十一条"));
        }
        until(() -> assertThat(QuietBrowser.as(court.port(), "judge1")
                        .get("/staff/tasks/" + court.taskFor(judge, filing, "DECIDE_PRESERVATION"))
                        .text())
                .contains("申请解除保全"));
        Preserved.decide(court, filing, Preserved.RELEASE);
        Preserved.handed(court, filing, "2026-10-12");
        court.waitsAt(filing, "PRESERVATION_ENDED");
    }

    @Test
    @DisplayName("交了申请费、什么也没有保全的：按实际保全的数额只收三十元，多交的退还，由法官核定；驳回、撤回、没有采取到措施的都一样")
    void nothingPreservedPaysTheLeast() {
        var court = time.at("2026-10-12T09:20");
        var dismissed = paid(court);
        court.decideAs("judge1", dismissed, "RULE_ON_PRESERVATION", Preserved.DISMISS);
        var withdrawn = paid(court);
        court.say(withdrawn, "withdrawal", Map.of()).expecting(201);
        var nothing = paid(court);
        Preserved.grant(court, nothing);
        court.decideAs("judge1", nothing, "REGISTER_PRESERVATION", Map.of("decision", "NOTHING", "reason", "账户没有余额。"));
        var judge = court.as("judge1");
        for (var filing : List.of(dismissed, withdrawn, nothing)) {
            var task = court.taskFor(judge, filing, "APPROVE_REFUND");
            assertThat(QuietBrowser.as(court.port(), "judge1")
                            .get("/staff/tasks/" + task)
                            .text())
                    .contains("990.00", "第十四条第二项");
        }
    }

    private static String paid(Stories court) {
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        until(() -> assertThat(court.filing(filing).at("/feeSupplement/fen").asLong())
                .isEqualTo(102_000));
        court.pay(filing);
        until(() -> assertThat(court.filing(filing).at("/feeSupplement/fen").asLong())
                .isZero());
        return filing;
    }

    @Test
    @DisplayName("措施有多长：银行存款一年，动产二年，不动产和其他财产权三年；登记、续行都不能更长，也不能不选")
    void noLongerThanTheLaw() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.submitted(court, "IN_SUIT", "PROPERTY");
        Preserved.grant(court, filing);
        var judge = court.as("judge1");
        var task = claimed(court, judge, filing, "REGISTER_PRESERVATION");
        for (var wrong : Map.of(
                        "DEPOSIT", "2027-10-13", "MOVABLE", "2028-10-13", "OTHER", "2029-10-13", "", "2027-01-01")
                .entrySet()) {
            judge.post("/api/v1/tasks/" + task + "/completion", done(wrong.getKey(), wrong.getValue()))
                    .expecting(422);
        }
        judge.post("/api/v1/tasks/" + task + "/completion", done("MOVABLE", "2028-10-12"))
                .expecting(204);
        Preserved.handed(court, filing, "2026-10-12");
        until(() -> raise(court, filing, "RENEWAL", "没有审结").expecting(201));
        var renewal = claimed(court, judge, filing, "DECIDE_PRESERVATION");
        assertThat(judge.post(
                                "/api/v1/tasks/" + renewal + "/completion",
                                Map.of("decision", "RENEW", "until", "2030-10-13", "reason", "没有审结。"))
                        .expecting(422)
                        .text())
                .contains("动产的措施最长到 2030 年 10 月 12 日", "第四百八十五条");
        judge.post(
                        "/api/v1/tasks/" + renewal + "/completion",
                        Map.of("decision", "RENEW", "until", "2030-10-12", "reason", "没有审结。"))
                .expecting(204);
    }

    private static Map<String, Object> done(String thing, String until) {
        return Map.of(
                "decision", "EXECUTED", "measures", "扣押汽车一辆。", "thing", thing, "on", "2026-10-12", "until", until);
    }

    @Test
    @DisplayName("送达被申请人的：送达回证和信封写他的姓名、地址，不写申请人的；说明送给对方")
    void theSlipNamesTheOtherSide() {
        var court = time.at("2026-10-12T09:20");
        var draft = Preserved.draft("IN_SUIT", "PROPERTY");
        draft.put(
                "defendants",
                List.of(Map.of("kind", "PERSON", "name", "李四", "address", "某某区七号", "phone", "13900139007")));
        var filing = court.drafted(draft);
        court.insist(filing);
        Preserved.grant(court, filing);
        Preserved.executed(court, filing, "2026-10-12", "2027-10-11");
        var clerk = court.as("clerk1");
        var task = claimed(court, clerk, filing, "PAPER_SERVICE");
        assertThat(QuietBrowser.as(court.port(), "clerk1")
                        .get("/staff/tasks/" + task)
                        .text())
                .contains("送给对方")
                .doesNotContain("没有同意电子送达");
        var slip = Printed.text(QuietBrowser.as(court.port(), "clerk1").download("/staff/tasks/" + task + "/print"));
        assertThat(slip.substring(slip.indexOf("送达回证")))
                .contains("李四", "某某区七号", "13900139007")
                .doesNotContain("北京市某某区一号", "13800138000");
    }

    private static void takeDown(QuietBrowser clerk, String filing, String matter) {
        var answer = clerk.submit(
                "/staff/filings/" + filing + "/preservation",
                Map.of("_csrf", clerk.token("/staff/filings/" + filing), "matter", matter, "reason", "李四在窗口提出"));
        assertThat(clerk.get("/staff/filings/" + filing).text()).contains("裁定保全事项");
        assertThat(answer.status()).isIn(200, 302, 303);
    }

    private static String due(Stories court, String filing) {
        var judge = court.as("judge1");
        return judge.get("/api/v1/tasks/" + court.taskFor(judge, filing, "DECIDE_PRESERVATION"))
                .expecting(200)
                .body()
                .at("/task/dueAt")
                .asText();
    }

    @Test
    @DisplayName("期限届满的，不能只写继续；没有届满的，不能登记期满；不是诉前保全的，没有起诉可以核对；续行不能早于原来的最后一天")
    void whatDoesNotFitIsRefused() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.inForce(court, "IN_SUIT", "2026-10-12", "2027-10-11");
        raise(court, filing, "RELEASE", "已经和解").expecting(201);
        var judge = court.as("judge1");
        var task = claimed(court, judge, filing, "DECIDE_PRESERVATION");
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("decision", "LAPSE"),
                Map.of("decision", "SUIT_PROVEN", "reason", "没有"),
                Map.of("decision", "RENEW", "until", "2027-10-11", "reason", "一样"))) {
            judge.post("/api/v1/tasks/" + task + "/completion", wrong).expecting(422);
        }
        judge.post("/api/v1/tasks/" + task + "/completion", Preserved.RELEASE).expecting(204);
    }

    @Test
    @DisplayName("从自己的案件申请保全：当事人、法院、案号、金额和“已经起诉”都填好，裁定用本案的案号；再点一次还是那一份，不要的可以删；还没有立案的，等立案，或者按起诉以前的急着申请；别人的案件不行")
    void fromACaseOfOnesOwn() {
        var court = time.at("2026-10-12T09:20");
        var suit = court.submitted();
        var zhangsan = QuietBrowser.as(court.port(), "zhangsan");
        assertThat(begin(zhangsan, suit).status()).isEqualTo(409);
        assertThat(CasePapers.page(court, "/filings/" + suit)).contains("本案还没有案号", "相当于请求数额的担保", "情况紧急，现在申请");
        var urgent = zhangsan.submit(
                        "/filings/" + suit + "/preservation-application",
                        Map.of("_csrf", zhangsan.token("/filings/" + suit), "urgent", "true"))
                .header("Location")
                .replaceFirst(".*/filings/", "");
        assertThat(court.filing(urgent).at("/draft/answers/preservationStage").asText())
                .isEqualTo("BEFORE_SUIT");
        court.register(suit);
        court.confirmFee(suit, 230_000);
        var number = court.waitsAt(suit, "FEE_DUE").get("caseNumber").asText();
        assertThat(CasePapers.page(court, "/filings/" + suit)).contains("怕对方转移财产");

        var draft = begin(zhangsan, suit).header("Location").replaceFirst(".*/filings/", "");

        var written = court.filing(draft).get("draft");
        assertThat(written.get("track").asText()).isEqualTo("PRESERVATION");
        assertThat(written.get("facts").asText()).contains(number);
        assertThat(written.get("claimAmountFen").asLong()).isEqualTo(10_000_000);
        assertThat(written.at("/answers/preservationStage").asText()).isEqualTo("IN_SUIT");
        assertThat(written.at("/defendants/0/name").asText()).isEqualTo("李四");
        assertThat(begin(zhangsan, suit).header("Location")).endsWith(draft);
        court.zhangsan.delete("/api/v1/filings/" + draft).expecting(204);
        draft = begin(zhangsan, suit).header("Location").replaceFirst(".*/filings/", "");
        court.insist(draft);
        assertThat(judgesPage(court, draft)).contains("用本案的案号" + number);
        Preserved.grant(court, draft);
        assertThat(court.waitsAt(draft, "TRANSFERRED").get("caseNumber").asText())
                .isEqualTo(number);
        var lisi = QuietBrowser.as(court.port(), "lisi");
        assertThat(lisi.submit(
                                "/filings/" + suit + "/preservation-application",
                                Map.of("_csrf", lisi.token("/filings")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("说“对方要转移财产”的，告诉他申请保全，按一下就开始网上的保全申请")
    void toldInPlainWords() {
        var court = time.at("2026-10-12T09:20");
        var suit = court.drafted(Map.of("track", "CIVIL", "courtCode", "京0199"));
        var told = URLEncoder.encode("对方要转移财产", StandardCharsets.UTF_8);
        var page = CasePapers.page(court, "/filings/" + suit + "/questions/cause?q=" + told);
        assertThat(page).contains("申请保全不是起诉", "四十八小时", "value=\"PRESERVATION\"");
    }

    private static QuietBrowser.Answer begin(QuietBrowser filer, String suit) {
        return filer.submit(
                "/filings/" + suit + "/preservation-application", Map.of("_csrf", filer.token("/filings/" + suit)));
    }

    private static CourtClient.Answer raise(Stories court, String filing, String matter, String reason) {
        return court.say(filing, "preservation-matters", Map.of("matter", matter, "reason", reason));
    }
}
