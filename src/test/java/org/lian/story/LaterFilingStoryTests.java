package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CasePapers.kinds;
import static org.lian.story.CasePapers.page;
import static org.lian.story.CasePapers.printed;
import static org.lian.story.CasePapers.words;
import static org.lian.story.CourtClock.until;
import static org.lian.story.FeeBooks.kept;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.lian.web.Cells;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 续递: what a filer hands in after the submission, each kind, each outcome, each end of processes/later-filing.bpmn. */
class LaterFilingStoryTests extends CourtInTime {
    private static final String RECEIPT = "LATER_FILING_RECEIPT";
    private static final String NOTICE = "LATER_FILING_NOTICE";

    @Autowired
    Refunds refunds;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("立案交费以后增加请求：收件凭证当场出，接收以后按增加的数额补交差额，通知写明原来、现在和差额；补交了就清，不影响移送")
    void increasedAfterPayment() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);

        var handed = increase(court, filing, 15_000_000).expecting(201).body();
        assertThat(handed.get("state").asText()).isEqualTo("RECEIVED");
        assertThat(handed.get("receipt").get("number").asText()).startsWith("X2026");
        assertThat(handed.get("receipt").get("dueBasis").asText()).isEqualTo("本院续递审查时限");
        assertThat(words(court, filing, RECEIPT)).contains("增加诉讼请求", "150,000.00 元", "第二十一条第一项");
        assertThat(timeline(court, filing)).contains("收到“增加诉讼请求”");
        assertThat(court.filing(filing).get("draft").get("claimAmountFen").asLong())
                .isEqualTo(10_000_000);

        accept(court, filing);

        var changed = court.filing(filing);
        assertThat(changed.get("status").asText()).isEqualTo("TRANSFERRED");
        assertThat(changed.get("waitingFor").asText()).isEqualTo("FILER");
        assertThat(changed.get("draft").get("claimAmountFen").asLong()).isEqualTo(15_000_000);
        assertThat(changed.get("fee").get("totalFen").asLong()).isEqualTo(330_000);
        assertThat(changed.get("feeSupplement").get("fen").asLong()).isEqualTo(100_000);
        assertThat(changed.get("feeSupplement").get("basis").asText()).isEqualTo("诉讼费用交纳办法第二十一条第一项");
        assertThat(printed(court, filing, NOTICE))
                .contains("100,000.00", "150,000.00", "2,300.00", "3,300.00", "1,000.00")
                .contains("人民币壹仟元整");
        assertThat(page(court, "/filings/" + filing))
                .contains("补交", "1,000.00", "去交费", "还要补交 1,000.00 元")
                .doesNotContain("已交纳</span></summary>");
        assertThat(page(court, "/filings/" + filing + "/payment"))
                .containsPattern("(?s)现在应交.*3,300\\.00.*已经交的.*2,300\\.00.*还要补交.*1,000\\.00")
                .doesNotContain("正在办理后续手续");

        court.pay(filing);

        until(() -> assertThat(court.filing(filing).hasNonNull("feeSupplement")).isFalse());
        assertThat(court.filing(filing).get("waitingFor").asText()).isEqualTo("NONE");
        assertThat(kept(jdbc, filing)).isEqualTo(330_000);
        assertThat(kinds(court, filing).stream().filter("PAYMENT_PROOF"::equals))
                .hasSize(2);
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("待审查续递的每一行：续递自己收到的时间、变更以后的金额和原来的、诉讼费差多少；不改金额的不写；诉讼费还没有确认的不写差多少")
    void theRowIsOfTheLaterFiling() {
        var filing = transferred(time.at("2026-10-12T09:00"));
        var under = time.at("2026-10-12T09:00").submitted();
        var court = time.at("2026-10-14T15:30");
        increase(court, filing, 15_000_000).expecting(201);
        increase(court, under, 15_000_000).expecting(201);
        var task = court.task(filing, "REVIEW_LATER_FILING");

        var row = row(task);

        assertThat(row.get("received").asText()).startsWith("10月14日 15:3");
        assertThat(row.get("amount").asText()).isEqualTo("150,000.00 元");
        assertThat(row.get("before").asText()).isEqualTo("原 100,000.00 元");
        assertThat(row.get("fee").asText()).isEqualTo("诉讼费增加 1,000.00 元");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/desk?list=LATER_FILINGS")
                        .expecting(200)
                        .text())
                .contains("10月14日 15:3", "原 100,000.00 元", "诉讼费增加 1,000.00 元");
        var early = row(court.task(under, "REVIEW_LATER_FILING"));
        assertThat(early.get("before").asText()).isEqualTo("原 100,000.00 元");
        assertThat(early.hasNonNull("fee")).isFalse();

        accept(court, under);
        accept(court, filing);
        reduce(court, filing, 12_000_000).expecting(201);
        assertThat(row(court.task(filing, "REVIEW_LATER_FILING")).get("fee").asText())
                .isEqualTo("诉讼费减少 600.00 元");
        accept(court, filing);
        handIn(court, filing, Map.of("kind", "ADD_DEFENDANT", "reason", "他是共同借款人", "parties", List.of(party("王五"))))
                .expecting(201);
        var joined = row(court.task(filing, "REVIEW_LATER_FILING"));
        assertThat(joined.get("amount").asText()).isEqualTo("120,000.00 元");
        assertThat(joined.hasNonNull("before") || joined.hasNonNull("fee")).isFalse();
        accept(court, filing);
    }

    @Test
    @DisplayName("待审查续递按案由、原来的金额、续递收到的日子筛选；按办理人查，正在审查续递的和审查过的都找得到这件案件")
    void foundByWhatItChangesAndWhoDecides() {
        var filing = transferred(time.at("2026-10-12T09:00"));
        var court = time.at("2026-10-14T15:30");
        increase(court, filing, 15_000_000).expecting(201);
        var task = court.task(filing, "REVIEW_LATER_FILING");

        for (var fits : List.of(
                "cause=" + Stories.loanDraft().get("causeCode"),
                "least=100000&most=100000",
                "from=2026-10-14&to=2026-10-14")) {
            assertThat(later(fits)).as(fits).contains(task);
        }
        for (var other : List.of("cause=02.02.011", "least=150000", "from=2026-10-12&to=2026-10-12")) {
            assertThat(later(other)).as(other).doesNotContain(task);
        }

        assertThat(isOfSecondClerk(filing)).isFalse();
        var second = court.as("clerk2");
        second.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(isOfSecondClerk(filing)).isTrue();
        second.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "ACCEPTED"))
                .expecting(204);
        assertThat(isOfSecondClerk(filing)).isTrue();
        assertThat(jdbc.sql("select count(*) from v_inv_handled_filings")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String later(String narrowed) {
        return QuietBrowser.as(port, "clerk1")
                .get("/staff/desk?list=LATER_FILINGS&" + narrowed)
                .expecting(200)
                .text();
    }

    /** Whether the search finds it by who worked on it, alone and together with a name. */
    private boolean isOfSecondClerk(String filing) {
        var found = List.of("", "&q=%E5%BC%A0%E4%B8%89").stream()
                .map(more -> QuietBrowser.as(port, "clerk1")
                        .get("/staff/search?clerk=clerk2&from=2026-10-12&to=2026-10-12" + more)
                        .expecting(200)
                        .text()
                        .contains(filing))
                .distinct()
                .toList();
        assertThat(found).as("both searches agree").hasSize(1);
        return found.get(0);
    }

    private JsonNode row(String task) {
        return QuietBrowser.as(port, "clerk1")
                .get("/staff/rows?task=" + task)
                .expecting(200)
                .json()
                .get(0);
    }

    @Test
    @DisplayName("登记簿：立案以后变更过请求的，现在的金额旁边写立案时的；再变更也还是立案时的；没有变更的、立案以前变更的不写")
    void theRegisterKeepsTheFirstSum() {
        var court = time.at("2026-10-12T09:00");
        var changed = transferred(court);
        increase(court, changed, 15_000_000).expecting(201);
        accept(court, changed);
        reduce(court, changed, 12_000_000).expecting(201);
        accept(court, changed);
        var before = court.submitted();
        increase(court, before, 15_000_000).expecting(201);
        accept(court, before);
        court.register(before);
        court.waitsAt(before, "REGISTERED");

        var head = QuietBrowser.as(port, "supervisor1");
        var period = "?from=2026-10-01&to=2026-10-31";
        var page = head.get("/staff/register" + period).expecting(200).text();
        assertThat(line(page, court, changed)).contains("120,000.00", "原 100,000.00");
        assertThat(line(page, court, before)).contains("150,000.00").doesNotContain("原 ");
        var rows = Cells.of(head.download("/staff/register.xlsx" + period)).rows(1);
        assertThat(rows.get(0).get("G").value()).isEqualTo("原标的额（元）");
        assertThat(cells(rows, court, changed).get("F").value()).isEqualTo("120000.00");
        assertThat(cells(rows, court, changed).get("G")).isEqualTo(new Cells.Cell(false, "100000.00", "#,##0.00"));
        assertThat(cells(rows, court, before).get("G").value()).isEmpty();
        var printed = head.download("/staff/register.pdf" + period);
        Printed.picture("register-first-sum", printed);
        // A day stands on one line of its column.
        assertThat(Printed.text(printed)).contains("原标的额", "2026-10-12");
    }

    private static String line(String page, Stories court, String filing) {
        var number = court.filing(filing).get("caseNumber").asText();
        var from = page.indexOf(number);
        assertThat(from).as(number).isPositive();
        return page.substring(from, page.indexOf("</tr>", from));
    }

    private static Map<String, Cells.Cell> cells(List<Map<String, Cells.Cell>> rows, Stories court, String filing) {
        var number = court.filing(filing).get("caseNumber").asText();
        return rows.stream()
                .filter(row -> row.get("B").value().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("递交以前就看得到诉讼费变成多少、要补交多少；没有变更的、增加却比原来少的，写完那一页就说")
    void theFeeIsToldBefore() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);
        var filer = QuietBrowser.as(port, "zhangsan");
        var begun = filer.submit(
                "/filings/" + filing + "/later",
                Map.of("_csrf", filer.token("/filings/" + filing + "/later"), "kind", "INCREASE_CLAIMS"));
        var claims = begun.header("location").replaceFirst("^https?://[^/]+", "");
        var later = claims.replace("/claims", "");

        assertThat(written(filer, claims, "100000").text()).contains("和原来的请求、金额一样，没有变更");
        assertThat(written(filer, claims, "60000").text()).contains("变更以后的金额比原来少");
        written(filer, claims, "150000").expecting(302);

        assertThat(filer.get(later).text())
                .contains("诉讼费由 2,300.00 元变为 3,300.00 元", "补交 1,000.00 元", "诉讼费用交纳办法第二十一条")
                .contains("确定删除", "id=\"claims\"", "id=\"reason\"", "id=\"materialIds\"");

        // What an earlier change left to be paid has not come: it is part of what is to be paid.
        filer.submit(later + "/removal", Map.of("_csrf", filer.token(later))).expecting(302);
        increase(court, filing, 15_000_000).expecting(201);
        accept(court, filing);
        until(() -> assertThat(court.filing(filing).hasNonNull("feeSupplement")).isTrue());
        var second = filer.submit(
                        "/filings/" + filing + "/later",
                        Map.of("_csrf", filer.token("/filings/" + filing + "/later"), "kind", "INCREASE_CLAIMS"))
                .header("location")
                .replaceFirst("^https?://[^/]+", "");
        written(filer, second, "200000").expecting(302);
        assertThat(filer.get(second.replace("/claims", "")).text())
                .contains("诉讼费由 3,300.00 元变为 4,300.00 元", "补交 2,000.00 元");
    }

    @Test
    @DisplayName("边写边存以后再点继续：没有动过的合计跟着各条走；自己写了合计的，边存边改也以写的为准")
    void theWholeFollowsWhatIsSavedMeanwhile() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);
        var filer = QuietBrowser.as(port, "zhangsan");
        var claims = filer.submit(
                        "/filings/" + filing + "/later",
                        Map.of("_csrf", filer.token("/filings/" + filing + "/later"), "kind", "INCREASE_CLAIMS"))
                .header("location")
                .replaceFirst("^https?://[^/]+", "");
        var later = claims.replace("/claims", "");

        var form = shown(filer, claims);
        form.put("claimItems[0].text", "请求判令被告归还借款本金二十万元。");
        saved(filer, claims, form);
        form.put("claimItems[0].amountFen", "200000");
        saved(filer, claims, form);
        filer.submit(claims, form).expecting(302);
        assertThat(filer.get(later).text()).contains("诉讼费由 2,300.00 元变为 4,300.00 元");

        var again = shown(filer, claims);
        assertThat(again.get("claimAmountFen")).isEqualTo("200000");
        again.put("claimAmountFen", "150000");
        saved(filer, claims, again);
        filer.submit(claims, again).expecting(302);
        assertThat(filer.get(later).text()).contains("诉讼费由 2,300.00 元变为 3,300.00 元");
    }

    /** What a page shows in its fields, as a browser sends it back. */
    private static Map<String, String> shown(QuietBrowser filer, String address) {
        var page = filer.get(address).text();
        var form = new HashMap<String, String>();
        for (var field : List.of(
                "_csrf",
                "seen",
                "claimItems[0].text",
                "claimItems[0].amountFen",
                "claimAmountFen",
                "sumBefore",
                "claimsBefore")) {
            form.put(field, valueOf(field, page));
        }
        return form;
    }

    private static String valueOf(String field, String page) {
        var value = Pattern.compile(
                        "name=\"" + Pattern.quote(field) + "\"(?: [^>]*)?(?: value=\"([^\"]*)\"|>([^<]*)</textarea>)")
                .matcher(page);
        assertThat(value.find()).as(field).isTrue();
        return value.group(1) == null ? value.group(2) : value.group(1);
    }

    /** Saves while one types; the form carries the new fingerprint from then on. */
    private static void saved(QuietBrowser filer, String claims, Map<String, String> form) {
        var answer = filer.submit(claims + "/draft", form).text();
        assertThat(answer).contains("已自动保存");
        form.put("seen", valueOf("seen", answer));
    }

    private static QuietBrowser.Answer written(QuietBrowser filer, String claims, String yuan) {
        var page = filer.get(claims).text();
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
        assertThat(seen.find()).isTrue();
        return filer.submit(
                claims,
                Map.of(
                        "_csrf",
                        filer.token(claims),
                        "seen",
                        seen.group(1),
                        "claimItems[0].text",
                        "请求判令被告归还借款本金十万元。",
                        "claimAmountFen",
                        yuan));
    }

    @Test
    @DisplayName("交费以前增加又减少：账单随请求变，只交一次；没有交过的不补交也不退；减到比交过的少，多交的进入退费")
    void changedBeforeAndAfterThePayment() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();
        increase(court, filing, 15_000_000).expecting(201);
        assertThat(increase(court, filing, 16_000_000).expecting(409).get("detail"))
                .contains("正在写或者正在审查");
        accept(court, filing);
        assertThat(court.filing(filing).get("fee").get("totalFen").asLong()).isEqualTo(330_000);
        assertThat(court.filing(filing).hasNonNull("feeSupplement")).isFalse();
        assertThat(words(court, filing, NOTICE)).contains("请按变更以后的数额交纳", "3,300.00");

        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        assertThat(kept(jdbc, filing)).isEqualTo(330_000);
        assertThat(words(court, filing, "TRANSFER_SHEET")).contains("增加诉讼请求", "已接收");

        reduce(court, filing, 12_000_000).expecting(201);
        accept(court, filing);
        var asked = refunds.of(FilingId.of(filing));
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).amountFen()).isEqualTo(60_000);
        assertThat(asked.get(0).reason()).isEqualTo(Refund.Reason.REDUCED);
        assertThat(asked.get(0).basis()).isEqualTo("诉讼费用交纳办法第二十一条第二项");
        court.decideAs("judge1", filing, "APPROVE_REFUND", Map.of("approved", true));
        until(() -> assertThat(kept(jdbc, filing)).isEqualTo(270_000));

        reduce(court, filing, 10_000_000).expecting(201);
        accept(court, filing);
        assertThat(refunds.of(FilingId.of(filing)))
                .extracting(Refund::amountFen)
                .containsExactly(60_000L, 40_000L);
        assertThat(court.filing(filing).get("fee").get("totalFen").asLong()).isEqualTo(230_000);
    }

    @Test
    @DisplayName("补交和原来交的都退：减到比第一笔还少的，一次退费分到两笔收款")
    void backOfTwoPayments() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);
        increase(court, filing, 30_000_000).expecting(201);
        accept(court, filing);
        court.pay(filing);
        until(() -> assertThat(kept(jdbc, filing)).isEqualTo(580_000));
        reduce(court, filing, 1_000_000).expecting(201);
        accept(court, filing);
        assertThat(refunds.of(FilingId.of(filing)))
                .extracting(Refund::amountFen)
                .containsExactlyInAnyOrder(230_000L, 345_000L);
        assertThat(court.filing(filing).get("fee").get("totalFen").asLong()).isEqualTo(5_000);
    }

    @Test
    @DisplayName("立案以前变更：接收以后审查人员看到新的请求和原来的，另存一份起诉状；审查期限不变；受理费按新的算；没有接收的不变")
    void beforeTheRegistration() {
        var court = time.at("2026-10-12T09:00");
        var filing = typed(court);
        var due = court.filing(filing).get("dueAt").asText();
        handIn(
                        court,
                        filing,
                        Map.of(
                                "kind", "REPLACE_CLAIMS",
                                "reason", "改为请求继续履行",
                                "claimItems",
                                        List.of(
                                                Map.of("text", "请求判令被告继续履行合同"),
                                                Map.of("text", "请求判令被告支付违约金", "amountFen", 5_000_000))))
                .expecting(201);
        accept(court, filing);
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo(due);
        assertThat(words(court, filing, NOTICE)).contains("本院按变更以后的内容审查是否立案，审查期限不变", "原来的内容");
        assertThat(page(court, "/filings/" + filing)).contains("把诉讼请求换成别的后");
        var sheet = QuietBrowser.as(port, "clerk1")
                .get("/staff/tasks/" + court.task(filing, "REVIEW"))
                .text();
        assertThat(sheet).contains("续递：把诉讼请求换成别的", "原来：", "继续履行合同");

        conclude(
                court,
                filing,
                handIn(
                                court,
                                filing,
                                Map.of("kind", "ADD_DEFENDANT", "reason", "他是共同借款人", "parties", List.of(party("王五"))))
                        .expecting(201)
                        .body(),
                Map.of("decision", "REFUSE", "reason", "不是共同借款人", "basis", "民事诉讼法第五十五条"));
        assertThat(court.filing(filing).get("draft").get("defendants")).hasSize(1);
        court.register(filing);
        assertThat(court.filing(filing).get("draft").get("claimAmountFen").asLong())
                .isEqualTo(5_000_000);
    }

    @Test
    @DisplayName("追加被告、原告、第三人：接收以后加在原来的后面，没有接收的案件不变，理由和依据原文告知")
    void parties() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);
        for (var kind : Map.of(
                        "ADD_DEFENDANT", "defendants", "ADD_PLAINTIFF", "plaintiffs", "ADD_THIRD_PARTY", "thirdParties")
                .entrySet()) {
            var before = court.filing(filing).get("draft").get(kind.getValue()).size();
            handIn(court, filing, Map.of("kind", kind.getKey(), "reason", "必须共同进行诉讼", "parties", List.of(party("王五"))))
                    .expecting(201);
            accept(court, filing);
            var after = court.filing(filing).get("draft").get(kind.getValue());
            assertThat(after).hasSize(before + 1);
            assertThat(after.get(before).get("name").asText()).isEqualTo("王五");
        }
        assertThat(handIn(court, filing, Map.of("kind", "ADD_DEFENDANT", "reason", "必须共同进行诉讼"))
                        .expecting(422)
                        .text())
                .contains("请写明追加的是谁");
    }

    @Test
    @DisplayName("一次追加两个被告：一份正在审查，可以再递交一份；核对页、凭证和审查任务写着住址和电话，证件号码不写")
    void severalDefendants() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);
        for (var name : List.of("王五", "赵六")) {
            var who = Map.of(
                    "kind", "PERSON",
                    "name", name,
                    "address", "某某路 8 号",
                    "phone", "13700137000",
                    "idNumber", "110105194912310021");
            handIn(court, filing, Map.of("kind", "ADD_DEFENDANT", "reason", "他是共同借款人", "parties", List.of(who)))
                    .expecting(201);
        }
        assertThat(list(court, filing))
                .hasSize(2)
                .allMatch(one -> one.get("state").asText().equals("RECEIVED"));
        assertThat(words(court, filing, RECEIPT))
                .containsPattern("(王五|赵六)，住址：某某路 8 号，电话：13700137000")
                .doesNotContain("110105194912310021");
        var second = "/filings/" + filing + "/later/"
                + list(court, filing).get(1).get("id").asText();
        assertThat(page(court, second)).contains("<title>追加被告 - 自助立案", "赵六，住址：某某路 8 号，电话：13700137000");
        var task = QuietBrowser.as(port, "clerk1")
                .get("/staff/tasks/" + court.task(filing, "REVIEW_LATER_FILING"))
                .text();
        assertThat(task).contains("，住址：某某路 8 号，电话：13700137000");

        accept(court, filing);
        accept(court, filing);
        assertThat(court.filing(filing).get("draft").get("defendants"))
                .extracting(one -> one.get("name").asText())
                .contains("王五", "赵六");
    }

    @Test
    @DisplayName("行政案件：立案以前可以变更请求；立案以后提出新的请求要写正当理由，没有的不予接收，写明第七十条，请求不变；自诉的请求没有条文，网上不能变")
    void claimsOfAdministrativeSuits() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.ADMINISTRATIVE);
        assertThat(handIn(court, filing, Map.of("kind", "REPLACE_CLAIMS", "claims", "请求确认处罚决定违法。"))
                        .expecting(422)
                        .text())
                .contains("请写明为什么变更");
        handIn(court, filing, Map.of("kind", "REPLACE_CLAIMS", "reason", "原来的写法不准", "claims", "请求确认处罚决定违法。"))
                .expecting(201);
        accept(court, filing);
        assertThat(claims(court, filing)).isEqualTo("请求确认处罚决定违法。");
        assertThat(words(court, filing, NOTICE)).contains("本院按变更以后的内容审查是否立案");

        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        court.confirmFee(filing, 5_000);
        court.waitsAt(filing, "FEE_DUE");
        var added = Map.<String, Object>of("kind", "REPLACE_CLAIMS", "reason", "另要求赔偿", "claims", "请求确认处罚决定违法，并赔偿损失。");
        conclude(
                court,
                filing,
                handIn(court, filing, added).expecting(201).body(),
                Map.of(
                        "decision", "REFUSE",
                        "reason", "起诉状副本已经送达被告，没有正当理由",
                        "basis", "最高人民法院关于适用行政诉讼法的解释第七十条"));
        assertThat(claims(court, filing)).isEqualTo("请求确认处罚决定违法。");
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/submissions")
                        .expecting(200)
                        .text())
                .contains("没有正当理由", "解释第七十条");
        handIn(court, filing, added).expecting(201);
        accept(court, filing);
        assertThat(claims(court, filing)).contains("并赔偿损失");
        assertThat(court.filing(filing).get("fee").get("totalFen").asLong()).isEqualTo(5_000);

        var prosecution = TrackFilings.submitted(court, Track.PRIVATE_PROSECUTION);
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + prosecution + "/submissions/kinds")
                        .expecting(200)
                        .text())
                .contains("EVIDENCE")
                .doesNotContain("CLAIMS");
    }

    private static String claims(Stories court, String filing) {
        return court.filing(filing).get("draft").get("claims").asText();
    }

    @Test
    @DisplayName("补交委托手续由人审查，补充证据收到就入卷；都有凭证，文件写明名称和页数")
    void mandateAndEvidence() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        assertThat(handIn(court, filing, Map.of("kind", "MANDATE", "reason", "委托律师王某，特别授权"))
                        .expecting(422)
                        .text())
                .contains("请上传授权委托书");
        var mandate = court.zhangsan
                .upload(
                        "/api/v1/filings/" + filing + "/submissions",
                        "POWER_OF_ATTORNEY",
                        "委托书.txt",
                        Stories.text("委托"))
                .expecting(201)
                .get("id");
        var handed = handIn(
                        court,
                        filing,
                        Map.of("kind", "MANDATE", "reason", "委托律师王某，特别授权", "materialIds", List.of(mandate)))
                .expecting(201)
                .body();
        assertThat(handed.get("materialIds").get(0).asText()).isEqualTo(mandate);
        assertThat(words(court, filing, RECEIPT)).contains("补交委托代理手续", "委托书.txt", "《中华人民共和国民事诉讼法》第六十二条");
        accept(court, filing);
        assertThat(words(court, filing, NOTICE)).contains("已经收入本案");

        var proof = court.zhangsan
                .upload("/api/v1/filings/" + filing + "/submissions", "EVIDENCE", "流水.txt", Stories.text("流水"))
                .expecting(201)
                .get("id");
        var evidence = handIn(court, filing, Map.of("kind", "EVIDENCE", "materialIds", List.of(proof)))
                .expecting(201)
                .body();
        assertThat(evidence.get("state").asText()).isEqualTo("ACCEPTED");
        assertThat(kinds(court, filing).stream().filter(RECEIPT::equals)).hasSize(2);
        assertThat(handIn(
                                court,
                                filing,
                                Map.of("kind", "EVIDENCE", "materialIds", List.of(java.util.UUID.randomUUID())))
                        .expecting(422)
                        .text())
                .contains("没有编号为");
    }

    @Test
    @DisplayName("撤回一部分请求：只能去掉，不能改写；多交的受理费退还")
    void partWithdrawn() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.remove("claims");
        draft.remove("claimAmountFen");
        draft.put(
                "claimItems",
                List.of(
                        Map.of("text", "请求判令被告归还借款", "amountFen", 10_000_000),
                        Map.of("text", "请求判令被告支付违约金", "amountFen", 5_000_000)));
        var filing = court.submitted(draft);
        court.register(filing);
        court.confirmFee(filing, 330_000);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        var rewritten = Map.<String, Object>of(
                "kind", "WITHDRAW_PART",
                "reason", "不再要求违约金",
                "claimItems", List.of(Map.of("text", "请求判令被告归还全部借款", "amountFen", 10_000_000)));
        assertThat(handIn(court, filing, rewritten).expecting(422).text()).contains("只去掉不要的请求");
        handIn(
                        court,
                        filing,
                        Map.of(
                                "kind", "WITHDRAW_PART",
                                "reason", "不再要求违约金",
                                "claimItems", List.of(Map.of("text", "请求判令被告归还借款", "amountFen", 10_000_000))))
                .expecting(201);
        accept(court, filing);
        assertThat(refunds.of(FilingId.of(filing)))
                .extracting(Refund::amountFen)
                .containsExactly(100_000L);
    }

    @Test
    @DisplayName("要求补正：一次写清；补正以后换新的凭证再审查；期满没有补正的回到审查人员，不自动决定")
    void corrected() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);
        var later = increase(court, filing, 15_000_000).expecting(201).body();
        conclude(court, filing, later, Map.of("decision", "RETURN", "reason", "请写明新增借款的日期", "days", 5));
        assertThat(words(court, filing, NOTICE)).contains("请补正：请写明新增借款的日期", "5 日内补正");
        assertThat(page(court, "/filings/" + filing))
                .contains("请补正")
                .containsPattern("(?s)轮到您了：补正“增加诉讼请求”.*请写明新增借款的日期.*10 月 19 日 24:00.*去补正.*id=\"messages\"");
        assertThat(page(
                        court,
                        "/filings/" + filing + "/later/" + later.get("id").asText()))
                .contains("10 月 19 日 24:00");
        until(() -> assertThat(CourtClient.anonymous(port)
                        .get("/api/v1/sandbox/messages?to=13800138000")
                        .expecting(200)
                        .text())
                .contains("您后来递交的变更或者补充，法院要求补正，最后一日是"));
        var again = court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/submissions/"
                                + later.get("id").asText() + "/correction",
                        Map.of(
                                "reason",
                                "二〇二五年九月一日又借五万元",
                                "claimItems",
                                List.of(Map.of("text", "请求判令被告归还借款本金", "amountFen", 15_000_000))))
                .expecting(201)
                .body();
        assertThat(again.get("receipt").get("number"))
                .isNotEqualTo(later.get("receipt").get("number"));
        conclude(court, filing, later, Map.of("decision", "RETURN", "reason", "还缺转账记录", "days", 3));
        court = time.at("2026-10-20T09:00");
        court.task(filing, "REVIEW_LATER_FILING");
        assertThat(timeline(court, filing)).contains("“增加诉讼请求”的补正期限已届满，由审查人员就已有的材料决定");
        assertThat(list(court, filing).get(0).get("state").asText()).isEqualTo("RECEIVED");
        conclude(court, filing, later, Map.of("decision", "REFUSE", "reason", "没有写明事实", "basis", "民事诉讼法第一百二十四条"));
        var refused = list(court, filing).get(0);
        assertThat(refused.get("state").asText()).isEqualTo("REFUSED");
        assertThat(refused.get("decision").get("basis").asText()).isEqualTo("民事诉讼法第一百二十四条");
        assertThat(court.filing(filing).get("draft").get("claimAmountFen").asLong())
                .isEqualTo(10_000_000);
    }

    @Test
    @DisplayName("没有人认领的提到前面，期限届满只提请督办，不产生决定")
    void nobodyDecides() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);
        increase(court, filing, 15_000_000).expecting(201);
        court.task(filing, "REVIEW_LATER_FILING");
        var later = time.at("2026-10-16T09:00");
        until(() -> assertThat(timeline(later, filing)).contains("“增加诉讼请求”的审查期限已届满，已提请庭长督办"));
        assertThat(list(later, filing).get(0).get("state").asText()).isEqualTo("RECEIVED");
        accept(later, filing);
    }

    @Test
    @DisplayName("对不予受理上诉：不收费，五日内连同案卷报送上一级法院；申请仍是不予受理，上级指令以后才立案")
    void appeal() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        assertThat(page(court, "/filings/" + filing)).contains("对不予受理的裁定上诉");
        assertThat(increase(court, filing, 15_000_000).expecting(409).get("detail"))
                .contains("对不予受理的裁定上诉 APPEAL");
        assertThat(handIn(court, filing, Map.of("kind", "APPEAL"))
                        .expecting(422)
                        .text())
                .contains("请写明上诉的请求和理由");
        var handed = handIn(court, filing, Map.of("kind", "APPEAL", "reason", "请求撤销裁定，指令立案。我是出借人。"))
                .expecting(201)
                .body();
        assertThat(handed.get("receipt").get("dueBasis").asText()).contains("174");
        accept(court, filing);
        assertThat(list(court, filing).get(0).get("state").asText()).isEqualTo("HANDED_ON");
        assertThat(words(court, filing, NOTICE)).contains("报送上一级人民法院", "不交纳案件受理费");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("REFUSED");
        assertThat(court.filing(filing).get("waitingFor").asText()).isEqualTo("NONE");
    }

    @Test
    @DisplayName("离婚案件立案交费以后发现财产：选定的每件数额不变，财产超过二十万元的部分补交")
    void propertyFoundLater() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("causeCode", "02.02.014");
        draft.put("claims", "请求判令离婚。");
        draft.remove("claimAmountFen");
        draft.put("divorceProperty", Map.of("extent", "UNKNOWN"));
        var filing = court.drafted(draft);
        court.insist(filing);
        court.register(filing);
        court.decide(court.task(filing, "CONFIRM_FEE"), Map.of("confirmedFen", 20_000, "basis", "本院通常的每件数额"));
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        handIn(
                        court,
                        filing,
                        Map.of(
                                "kind",
                                "INCREASE_CLAIMS",
                                "reason",
                                "发现被告名下另有一套住房",
                                "claimItems",
                                List.of(Map.of("text", "请求判令离婚"), Map.of("text", "请求分割共同财产")),
                                "divorceProperty",
                                Map.of("extent", "KNOWN", "totalFen", 120_000_000)))
                .expecting(201);
        accept(court, filing);
        var changed = court.filing(filing);
        assertThat(changed.get("fee").get("totalFen").asLong()).isEqualTo(20_000 + 500_000);
        assertThat(changed.get("feeSupplement").get("fen").asLong()).isEqualTo(500_000);
    }

    @Test
    @DisplayName("说不通的不收：没有变、增加反而少、减少反而多、没有理由、没有这一种、不该写的写了；草稿直接改")
    void refused() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);
        assertThat(increase(court, filing, 5_000_000).expecting(422).text()).contains("请改选“减少诉讼请求”");
        assertThat(reduce(court, filing, 15_000_000).expecting(422).text()).contains("没有比原来少");
        assertThat(handIn(
                                court,
                                filing,
                                Map.of(
                                        "kind", "REPLACE_CLAIMS",
                                        "reason", "无",
                                        "claims", "请求判令被告归还借款本金十万元。",
                                        "claimAmountFen", 10_000_000))
                        .expecting(422)
                        .text())
                .contains("没有变更");
        assertThat(handIn(
                                court,
                                filing,
                                Map.of("kind", "INCREASE_CLAIMS", "claims", "请求归还十五万元", "claimAmountFen", 15_000_000))
                        .expecting(422)
                        .text())
                .contains("请写明为什么变更");
        assertThat(handIn(court, filing, Map.of("kind", "APPEAL", "reason", "x"))
                        .expecting(409)
                        .get("detail"))
                .contains("可以递交的有", "INCREASE_CLAIMS");
        assertThat(handIn(court, filing, Map.of("reason", "x")).expecting(422).text())
                .contains("请写明递交什么");
        assertThat(handIn(court, filing, Map.of("kind", "EVIDENCE", "claims", "x"))
                        .expecting(422)
                        .text())
                .contains("不写诉讼请求");
        assertThat(list(court, filing)).isEmpty();
        var draft = court.drafted(Stories.loanDraft());
        assertThat(handIn(court, draft, Map.of("kind", "EVIDENCE"))
                        .expecting(409)
                        .get("detail"))
                .contains("请直接修改");
        court.as("lisi")
                .post("/api/v1/filings/" + filing + "/submissions", Map.of("kind", "EVIDENCE"))
                .expecting(404);
        court.clerk
                .post("/api/v1/filings/" + filing + "/submissions", Map.of("kind", "EVIDENCE"))
                .expecting(403);
    }

    private static String transferred(Stories court) {
        var filing = court.owing();
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    private static CourtClient.Answer increase(Stories court, String filing, long fen) {
        return handIn(
                court,
                filing,
                Map.of(
                        "kind", "INCREASE_CLAIMS",
                        "reason", "被告又拖欠一笔借款",
                        "claimItems", List.of(Map.of("text", "请求判令被告归还借款本金", "amountFen", fen))));
    }

    private static CourtClient.Answer handIn(Stories court, String filing, Map<String, Object> written) {
        return court.zhangsan.post("/api/v1/filings/" + filing + "/submissions", written);
    }

    private static CourtClient.Answer reduce(Stories court, String filing, long fen) {
        return handIn(
                court,
                filing,
                Map.of(
                        "kind", "REDUCE_CLAIMS",
                        "reason", "被告已经还了一部分",
                        "claimItems", List.of(Map.of("text", "请求判令被告归还借款本金", "amountFen", fen))));
    }

    private static Map<String, Object> party(String name) {
        return Map.of("kind", "PERSON", "name", name, "phone", "13700137000");
    }

    /** A filing whose complaint was typed, so that the court has one made of it. */
    private static String typed(Stories court) {
        var filing = court.drafted(Stories.loanDraft());
        for (var kind : List.of("PLAINTIFF_IDENTITY", "EVIDENCE")) {
            court.zhangsan
                    .upload("/api/v1/filings/" + filing + "/materials", kind, kind + ".txt", Stories.text(kind))
                    .expecting(201);
        }
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        return filing;
    }

    private static JsonNode list(Stories court, String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/submissions")
                .expecting(200)
                .body()
                .get("items");
    }

    private static void accept(Stories court, String filing) {
        conclude(court, filing, Map.of("decision", "ACCEPTED"));
    }

    private static void conclude(Stories court, String filing, JsonNode later, Map<String, Object> verdict) {
        assertThat(later.get("state").asText()).isEqualTo("RECEIVED");
        conclude(court, filing, verdict);
    }

    private static void conclude(Stories court, String filing, Map<String, Object> verdict) {
        court.decide(court.task(filing, "REVIEW_LATER_FILING"), verdict);
    }

    private static List<String> timeline(Stories court, String filing) {
        return StreamSupport.stream(
                        court.zhangsan
                                .get("/api/v1/filings/" + filing + "/timeline")
                                .expecting(200)
                                .body()
                                .get("items")
                                .spliterator(),
                        false)
                .map(item -> item.get("what").asText().replaceFirst("，已出具收件凭证.*", ""))
                .toList();
    }
}
