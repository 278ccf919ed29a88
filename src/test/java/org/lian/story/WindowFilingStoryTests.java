package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.filing.Evidence;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.Party;
import org.lian.filing.ServiceAddress;
import org.lian.identity.Accounts;
import org.lian.materials.CardPicture;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 窗口代为录入: somebody without a telephone files at the window, and everything after it reaches him on paper. */
@Tag("thorough")
class WindowFilingStoryTests extends CourtInTime {
    private static final Pattern CODE = Pattern.compile("验证码 (\\d{6})");

    private static final Map<String, Object> HANDED_OVER = Map.of("until", "2026-10-12", "document", "本人到窗口签收");
    private static final Pattern NO_PHONE_CHECKED = Pattern.compile("name=\"serviceAddress.noPhone\"[^>]*checked");
    private static final String BOUNDARY = "----window";
    private static final AtomicInteger SCANS = new AtomicInteger();

    @Autowired
    Filings filings;

    @Autowired
    Accounts accounts;

    @Autowired
    Papers papers;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void theFont() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("没有电话的人到窗口口头起诉：录入、笔录、提交，录入的人不能审查，另一人登记，窗口收费，文书纸质送达")
    void fromTheWindowToTheDivision() {
        var court = time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");

        var filing = begun(clerk, "王秀兰");
        assertThat(clerk.get("/filings/" + filing).expecting(200).text()).contains("窗口代为录入", "/staff/window/" + filing);
        assertThat(clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing))
                        .status())
                .isEqualTo(302);
        told(filing);

        var check = clerk.get("/filings/" + filing + "/check").expecting(200).text();
        assertThat(check).contains("本人在窗口，不用同意在线办理").doesNotContain("我同意在线办理");
        assertThat(submitted(clerk, filing).text()).contains("口头起诉笔录");

        var record = clerk.download("/staff/window/" + filing + "/record");
        Printed.picture("oral-complaint", record);
        assertThat(Printed.text(record).replaceAll("\\s", ""))
                .contains("口头起诉笔录", "王秀兰", "李四", "判令被告归还借款本金十万元", "读给起诉人听", "签名或者按指印", "立案窗口一号", "第一百二十三条第二款");
        for (var kind : List.of("COMPLAINT", "PLAINTIFF_IDENTITY", "EVIDENCE")) {
            upload(clerk, filing, kind);
        }
        assertThat(submitted(clerk, filing).status()).isEqualTo(302);

        assertThat(clerk.get("/filings/" + filing + "/receipt").expecting(200).text())
                .contains("收件回执");
        assertThat(clerk.get("/staff/window/" + filing).expecting(200).text())
                .contains("收件回执", "打印收件回执", "怎样问", "到窗口、打电话问", "另一名工作人员审查");
        assertThat(clerk.get("/filings/" + filing + "/receipt").text()).doesNotContain("请登录后在“我的立案”里看");
        clerk.submit("/filings/" + filing + "/withdrawal", form(clerk, filing)).expecting(403);

        var row = court.as("clerk2")
                .get("/api/v1/tasks?filingId=" + filing)
                .body()
                .at("/items/0/flags");
        assertThat(row.toString()).contains("窗口", "纸质");
        var task = court.task(filing, "REVIEW");
        assertThat(clerk.get("/staff/desk?list=TO_REVIEW&from=2026-10-12&to=2026-10-12")
                        .text())
                .contains("/staff/tasks/" + task, "您自己录入的，由别人审查")
                .doesNotContain("name=\"task\" value=\"" + task);
        assertThat(clerk.get("/staff/rows?task=" + task).text()).contains("\"barred\":true");
        assertThat(QuietBrowser.as(port, "clerk2")
                        .get("/staff/rows?task=" + task)
                        .text())
                .contains("\"barred\":false");
        assertThat(clerk.get("/staff/next?after=REVIEW").expecting(302).header("location"))
                .doesNotContain(task);
        assertThat(clerk.get("/staff/batch?task=" + task).text()).contains("这件申请由您在窗口代为录入，请由另一名工作人员审查");
        clerk.get("/camunda/app/tasklist/default/");
        assertThat(clerk.post("/camunda/api/engine/engine/default/task/" + task + "/claim", "{\"userId\":\"clerk1\"}")
                        .expecting(403)
                        .text())
                .contains("这件申请由您在窗口代为录入，请由另一名工作人员审查");
        assertThat(clerk.get("/camunda/app/tasklist/locales/zh-CN.json").text())
                .contains("\"CLAIM_ERROR\": \"没有认领成功\"");
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/claim", Map.of())
                        .expecting(403)
                        .text())
                .contains("由您在窗口代为录入");
        assertThat(clerk.get("/staff/tasks/" + task).text())
                .contains("由您在窗口代为录入，请由另一名工作人员审查。现在可以查看")
                .doesNotContain("data-claim");
        assertThat(QuietBrowser.as(port, "clerk2").get("/staff/tasks/" + task).text())
                .contains("data-claim")
                .containsPattern("提交人</dt>\\s*<dd[^>]*>王秀兰(，身份待核对)?，本人到窗口，由 立案窗口一号（演示） 代为录入</dd>")
                .doesNotContain("由您在窗口代为录入", "账号姓名");
        court.decideAs("clerk2", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        var paper = court.taskFor(court.clerk, filing, "PAPER_SERVICE");
        assertThat(Printed.text(clerk.download("/staff/tasks/" + paper + "/print"))
                        .replaceAll("\\s", ""))
                .contains("受理案件通知书", "王秀兰", "北京市某某区一号");
        court.decide(paper, HANDED_OVER);
        assertThat(jdbc.sql("""
                        select count(*) from journal_leaf where filing_id = ?::uuid and kind = 'SERVED'
                          and actor_id = (select id from account where username = 'clerk1')""").param(filing).query(Integer.class).single())
                .as("who registered 送达回证 is named")
                .isPositive();
        court.decideAs("clerk2", filing, "CONFIRM_FEE", Map.of("confirmedFen", 230_000));
        var fee = court.task(filing, "PAPER_SERVICE");
        assertThat(Printed.text(clerk.download("/staff/tasks/" + fee + "/print"))
                        .replaceAll("\\s", ""))
                .as("who cannot log in is sent to no page")
                .contains("交纳诉讼费用通知书", "请到本院诉讼服务中心窗口交纳：某某区人民法院门前路1号")
                .doesNotContain("本案页面");
        court.decide(fee, HANDED_OVER);
        CourtClock.until(() ->
                assertThat(clerk.get("/staff/counter?number=" + filing).text()).contains("2,300.00 元", "票据号"));
        clerk.submit(
                        "/staff/counter",
                        Map.of(
                                "_csrf",
                                clerk.token("/staff/counter"),
                                "filing",
                                filing,
                                "receiptNumber",
                                "NO-" + filing.substring(0, 8)))
                .expecting(302);
        CourtClock.until(() -> assertThat(QuietBrowser.as(port, "clerk2")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("已移送"));
        var register = QuietBrowser.as(port, "supervisor1")
                .get("/staff/register?from=2026-10-12&to=2026-10-13")
                .expecting(200)
                .text();
        assertThat(register.substring(register.indexOf(filing))).contains("审查登记（窗口代录）");
        var sheet =
                QuietBrowser.as(port, "clerk2").get("/staff/filings/" + filing).text();
        assertThat(sheet).contains("窗口", "口头起诉", "本人到窗口，由 立案窗口一号（演示） 代为录入", "当事人到窗口起诉");
        assertThat(Printed.text(clerk.download("/staff/filings/" + filing + "/approval-sheet")))
                .contains("窗口口头起诉");
        assertThat(jdbc.sql(
                                "select count(*) from court_paper where filing_id = ?::uuid and document = 'ONLINE_CONSENT'")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("只有录入的人、只在当天、只有这一件：同事、外院、法官、当事人都打不开草稿；第二天本人再来才接着录入；别的草稿打不开")
    void nobodyElseAndNothingElse() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王秀兰");
        var other = new Stories(port).drafted(Stories.loanDraft());

        for (var person : List.of("clerk2", "clerk3")) {
            var colleague = QuietBrowser.as(port, person);
            colleague.get("/staff/window/" + filing).expecting(404);
            colleague.get("/staff/window/" + filing + "/record").expecting(404);
            colleague.get("/filings/" + filing).expecting(403);
        }
        QuietBrowser.as(port, "judge1").get("/filings/" + filing).expecting(403);
        QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).expecting(404);
        clerk.get("/filings/" + other).expecting(403);
        clerk.get("/staff/window/" + other).expecting(404);
        clerk.get("/filings").expecting(403);
        clerk.submit("/filings/" + filing + "/removal", form(clerk, filing)).expecting(409);
        assertThat(jdbc.sql("select count(*) from journal_leaf where details ->> 'filing' = ? and kind = 'FACTS_READ'")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .isPositive();

        time.at("2026-10-13T09:00");
        var nextDay = QuietBrowser.as(port, "clerk1");
        nextDay.get("/filings/" + filing).expecting(403);
        assertThat(nextDay.get("/staff/window/" + filing).expecting(200).text()).contains("本人又来了");
        nextDay.submit("/staff/window/" + filing, Map.of("_csrf", nextDay.token("/staff/window/" + filing)))
                .expecting(302);
        nextDay.get("/filings/" + filing).expecting(200);
    }

    @Test
    @DisplayName("本人没有办完离开窗口的：谁也不能再录入，列在“本人已经离开的”里，时间线写明；本人再来，谁在窗口谁接着录入，不用另起一件；在录的别人不能记，提交以后不能记")
    void whoLeavesInTheMiddle() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "赵走早");
        var window = "/staff/window/" + filing;
        var departure = window + "/departure";
        var colleague = QuietBrowser.as(port, "clerk2");
        colleague
                .submit(departure, Map.of("_csrf", colleague.token("/staff/window")))
                .expecting(404);

        clerk.submit(departure, form(clerk, filing)).expecting(302);
        clerk.submit(departure, form(clerk, filing)).expecting(302);

        clerk.get("/filings/" + filing).expecting(403);
        var list = clerk.get("/staff/window").expecting(200).text();
        assertThat(list.substring(list.indexOf("本人已经离开的"))).contains(filing);
        assertThat(clerk.get(window).expecting(200).text()).contains("本人又来了").doesNotContain("核对并提交", "离开窗口</button>");
        assertThat(jdbc.sql("select count(*) from filing_act where filing_id = ?::uuid and kind = 'WINDOW_LEFT'")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .as("said once")
                .isOne();

        var again = new HashMap<>(person(colleague, "赵走早", "11010519491231002X", "京0199"));
        again.put("track", "CIVIL");
        again.put("noPhone", "true");
        assertThat(colleague.submit("/staff/window", again).expecting(200).text())
                .contains("这个人还有没办完的", window, "另起一件");
        colleague
                .submit(window, Map.of("_csrf", colleague.token("/staff/window")))
                .expecting(302);
        clerk.get("/filings/" + filing).expecting(403);
        colleague.submit("/filings/" + filing + "/parties/plaintiffs/self", form(colleague, filing));
        told(filing);
        handedIn(colleague, filing);
        submitted(colleague, filing).expecting(302);
        colleague.submit(departure, form(colleague, filing)).expecting(409);
    }

    @Test
    @DisplayName("要补正的：通知纸质送达，本人第二天再到窗口，接着录入补正，还是由另一人审查")
    void correctedAtTheWindow() {
        var court = time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王秀兰");
        clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing));
        told(filing);
        clerk.download("/staff/window/" + filing + "/record");
        upload(clerk, filing, "COMPLAINT");
        submitted(clerk, filing, "insist", "true").expecting(302);
        court.decideAs("clerk2", filing, "REVIEW", Stories.correction(7, "FACTS_MISSING"));
        var notice = court.task(filing, "PAPER_SERVICE");
        assertThat(Printed.text(clerk.download("/staff/tasks/" + notice + "/print"))
                        .replaceAll("\\s", ""))
                .as("who cannot log in is sent to no page")
                .contains("可以邮寄或者到本院诉讼服务中心提交：")
                .doesNotContain("“补正”页面");
        court.decide(notice, HANDED_OVER);

        court = time.at("2026-10-13T09:00");
        var nextDay = QuietBrowser.as(port, "clerk1");
        CourtClock.until(() ->
                assertThat(nextDay.get("/staff/filings/" + filing).text()).contains("待补正", "/staff/window/" + filing));
        nextDay.get("/filings/" + filing + "/correction").expecting(403);
        nextDay.submit("/staff/window/" + filing, form(nextDay, filing)).expecting(302);
        assertThat(nextDay.get("/filings/" + filing + "/correction")
                        .expecting(200)
                        .text())
                .contains("窗口代为录入");
        var corrected = new HashMap<>(form(nextDay, filing));
        corrected.put(
                "seen",
                nextDay.get("/filings/" + filing + "/correction/0")
                        .text()
                        .replaceAll("(?s).*name=\"seen\"[^>]*value=\"([^\"]*)\".*", "$1"));
        corrected.put("facts", "被告二〇二五年三月一日借款十万元，写有借条，约定一年后归还，到期没有还。");
        nextDay.submit("/filings/" + filing + "/correction/0", corrected).expecting(302);
        nextDay.submit("/filings/" + filing + "/correction", form(nextDay, filing))
                .expecting(302);
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(403);
        court.decideAs("clerk2", filing, "REVIEW", Map.of("outcome", "REGISTER"));
    }

    @Test
    @DisplayName("姓名、证件写错了的当场说，写的都还在；带标签的姓名只是字；不能选外院")
    void whatIsWrongIsSaid() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");

        var wrong = clerk.submit("/staff/window", person(clerk, "<b>王", "123", "京0199"))
                .expecting(422);
        assertThat(wrong.text()).contains("证件号码有误", "&lt;b&gt;王").doesNotContain("<b>王");
        clerk.submit("/staff/window", person(clerk, "王秀兰", "11010519491231002X", "京0105"))
                .expecting(422);
        begun(clerk, "王秀兰");
        var other = new HashMap<>(person(clerk, "王秀蓝", "11010519491231002X", "京0199"));
        other.remove("compared");
        assertThat(clerk.submit("/staff/window", other).expecting(422).text()).contains("登记过别的姓名", "已和证件核对");
        other.remove("noPhone");
        assertThat(clerk.submit("/staff/window", other).expecting(422).text()).contains("没有的，勾选“没有电话”");
        other.putAll(Map.of("phone", "138001380", "compared", "true"));
        assertThat(clerk.submit("/staff/window", other).expecting(422).text())
                .contains("手机号码是 11 位数字")
                .containsPattern("name=\"compared\" value=\"true\" checked")
                .contains("value=\"王秀蓝\"", "value=\"138001380\"");
        var filing = begun(clerk, "<script>王</script>");
        assertThat(clerk.get("/staff/window/" + filing).text())
                .contains("&lt;script&gt;王")
                .doesNotContain("<script>王");
    }

    @Test
    @DisplayName("没有手机、不能登录的人，窗口录入不能同意电子送达：页面不给选，保存、接口、补正都拒绝并写明怎么办；留了手机的可以")
    void electronicServiceNeedsATelephoneToLogInWith() {
        var court = time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王守义");
        clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing));
        assertThat(clerk.get("/filings/" + filing).text())
                .as("nothing is printed without it")
                .containsPattern("送达地址(?s:.){1,200}未完成");
        told(filing);
        var question = "/filings/" + filing + "/questions/service-address";
        assertThat(clerk.get(question).expecting(200).text())
                .contains("送达纸质文书", "没有电话")
                .doesNotContain("同意电子送达吗");
        for (var phone : List.of("无", "13800138000")) {
            assertThat(served(clerk, question, phone, "true").expecting(422).text())
                    .contains("不能登录", "不同意电子送达");
        }
        served(clerk, question, "", "false").expecting(302);
        assertThat(clerk.get("/filings/" + filing + "/check").expecting(200).text())
                .doesNotContain("打不通", "请填写联系电话", "没有写原告“王守义”的电话");

        handedIn(clerk, filing);
        submitted(clerk, filing).expecting(302);
        court.decideAs("clerk2", filing, "REVIEW", Stories.correction(7, "FACTS_MISSING"));
        court.decide(court.task(filing, "PAPER_SERVICE"), HANDED_OVER);
        var change = "/filings/" + filing + "/service-address";
        CourtClock.until(() -> assertThat(clerk.get(change).text()).contains("送达纸质文书"));
        assertThat(served(clerk, change, "13800138000", "true").expecting(422).text())
                .contains("不能登录");

        var reachable = begun(clerk, "王守义", "13700137000");
        proved(clerk, reachable, "13700137000");
        var own = "/filings/" + reachable + "/questions/service-address";
        assertThat(clerk.get(own).expecting(200).text()).contains("同意电子送达吗");
        assertThat(served(clerk, own, "无", "true").expecting(422).text()).contains("手机号码");
        served(clerk, own, "13700137000", "true").expecting(302);
    }

    @Test
    @DisplayName("同意电子送达而手机、邮箱都收不到的：自己有账号的人通过接口交来的照收，提醒发到账号的手机")
    void whoAgreesToElectronicServiceCanBeReached() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "无", "electronic", true));
        var filing = court.drafted(draft);
        court.say(filing, "submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
        var other = court.submitted();
        court.say(
                        other,
                        "service-address",
                        Map.of(
                                "serviceAddress",
                                Map.of("address", "某某区二号", "phone", "010-12345678", "electronic", true)))
                .expecting(201);
    }

    @Test
    @DisplayName("打印笔录以后改了内容，或者扫描件早于最后一次打印的，不能提交；笔录上有核对码，审查的人看到同一个码")
    void theSignedRecordIsWhatIsFiled() {
        var court = time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王秀兰");
        clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing));
        told(filing);
        upload(clerk, filing, "COMPLAINT");
        upload(clerk, filing, "PLAINTIFF_IDENTITY");
        upload(clerk, filing, "EVIDENCE");
        assertThat(submitted(clerk, filing).expecting(422).text()).contains("还没有打印");

        var first = code(clerk, filing);
        assertThat(submitted(clerk, filing).expecting(422).text()).contains("请重新打印、读给本人听、签名、扫描上传");
        upload(clerk, filing, "COMPLAINT");
        var again = code(clerk, filing);
        assertThat(again).isEqualTo(first);

        witness(filing, "李桂芳，住北京市某某区二号");
        assertThat(code(clerk, filing)).as("who can witness it is signed too").isNotEqualTo(first);
        assertThat(Printed.text(clerk.download("/staff/window/" + filing + "/record"))
                        .replaceAll("\\s", ""))
                .contains("证人：李桂芳，住北京市某某区二号", "收件地址：北京市某某区一号", "没有同意电子送达");
        told(filing, "二〇二五年三月一日，被告向原告借款二十万元，约定一年后归还，到期未还。");
        assertThat(submitted(clerk, filing).expecting(422).text()).contains("录入的内容在打印口头起诉笔录以后改过，请重新打印、读给本人听、签名、扫描上传");
        var changed = code(clerk, filing);
        assertThat(changed).isNotEqualTo(first);
        assertThat(submitted(clerk, filing).expecting(422).text()).contains("扫描上传");
        upload(clerk, filing, "COMPLAINT");
        submitted(clerk, filing).expecting(302);

        court.task(filing, "REVIEW");
        assertThat(jdbc.sql("select count(*) from material where filing_id = ?::uuid and kind = 'COMPLAINT'")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .as("what was signed before is not handed in beside it")
                .isOne();
        assertThat(QuietBrowser.as(port, "clerk2")
                        .get("/staff/filings/" + filing)
                        .expecting(200)
                        .text())
                .contains("核对码 " + changed);
    }

    @Test
    @DisplayName("窗口能代为录入网上收的各种程序：有口头形式的打印各自的笔录并引各自的条文；没有的、自己写好的，上传本人的书面文书")
    void everyProcedureThatIsTakenOnline() {
        var court = time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var window = clerk.get("/staff/window").expecting(200).text();
        assertThat(window)
                .contains("民事起诉", "行政起诉", "刑事自诉", "申请执行", "申请人身安全保护令", "申请公示催告")
                .doesNotContain("value=\"COUNTERCLAIM\"", "value=\"ARBITRATION_REVIEW\"");
        var records = Map.of(
                "ADMINISTRATIVE", List.of("口头起诉笔录", "行政诉讼法第五十条"),
                "PRIVATE_PROSECUTION", List.of("口头告诉笔录", "登记立案若干问题的规定第三条"),
                "ENFORCEMENT", List.of("口头申请笔录", "第十八条"),
                "PROTECTION_ORDER", List.of("口头申请笔录", "反家庭暴力法第二十四条"));
        records.forEach((track, words) -> {
            var filing = begun(clerk, "王秀兰", "", track);
            clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing));
            told(filing);
            assertThat(Printed.text(clerk.download("/staff/window/" + filing + "/record"))
                            .replaceAll("\\s", ""))
                    .contains(words.toArray(String[]::new));
        });

        var written = begun(clerk, "王秀兰", "", "PUBLIC_SUMMONS");
        assertThat(clerk.get("/staff/window/" + written).expecting(200).text())
                .contains("本人写好的公示催告申请书")
                .contains("打印窗口录入确认单")
                .doesNotContain("打印口头");
        assertThat(clerk.get("/staff/window/" + written + "/record")
                        .expecting(409)
                        .text())
                .contains("还不能打印窗口录入确认单：请先录入")
                .contains("送达地址");
        assertThat(submitted(clerk, written, "insist", "true").expecting(422).text())
                .contains("扫描上传", "公示催告申请书");

        var own = begun(clerk, "王秀兰");
        clerk.submit("/filings/" + own + "/parties/plaintiffs/self", form(clerk, own));
        told(own);
        assertThat(clerk.get("/filings/" + own + "/materials").expecting(200).text())
                .contains("还没有打印口头起诉笔录")
                .doesNotContain("不用另写、不用上传", "已齐");
        clerk.submit(
                        "/staff/window/" + own + "/pleading",
                        Map.of("_csrf", clerk.token("/staff/window/" + own), "pleading", "WRITTEN"))
                .expecting(302);
        assertThat(submitted(clerk, own).expecting(422).text()).contains("扫描上传本人写好、签了名的民事起诉状");
        upload(clerk, own, "COMPLAINT");
        assertThat(submitted(clerk, own).expecting(422).text()).contains("还没有打印窗口录入确认单");
        assertThat(Printed.text(clerk.download("/staff/window/" + own + "/record"))
                        .replaceAll("\\s", ""))
                .contains("窗口录入确认单", "核对码", "没有同意电子送达", "北京市某某区一号", "到场人提交了书面的民事起诉状")
                .doesNotContain("归还借款", "口头起诉");
        assertThat(submitted(clerk, own).expecting(422).text()).contains("还没有扫描上传签了名的窗口录入确认单，请作为其他材料上传");
        upload(clerk, own, "OTHER");
        upload(clerk, own, "PLAINTIFF_IDENTITY");
        upload(clerk, own, "EVIDENCE");
        filings.update(
                owner(own),
                FilingId.of(own),
                owned(own).draft().edit().claims(null).facts(null).draft(),
                owned(own).revision());
        assertThat(submitted(clerk, own).expecting(422).text())
                .contains("录入的内容在打印窗口录入确认单以后改过")
                .doesNotContain("请写明诉讼请求");
        clerk.download("/staff/window/" + own + "/record");
        upload(clerk, own, "OTHER");
        submitted(clerk, own).expecting(302);
        assertThat(paper(own, "SERVICE_ADDRESS"))
                .as("not by the person's own hand")
                .contains("窗口工作人员按到场人的陈述录入", "到场人已在窗口录入确认单（核对码：")
                .doesNotContain("逐项填写");
        assertThat(QuietBrowser.as(port, "clerk2")
                        .get("/staff/filings/" + own)
                        .expecting(200)
                        .text())
                .contains("本人的书面起诉状");
        court.decideAs("clerk2", own, "REVIEW", Map.of("outcome", "REGISTER"));
        court.taskFor(court.clerk, own, "PAPER_SERVICE");
    }

    @Test
    @DisplayName("时间线写明窗口的人代本人做的事，法院的页面写代谁，本人的页面写窗口代办；日志里两个人都有，校验照样通过")
    void theTimelineSaysWhoDidItForWhom() {
        var court = time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王守义");
        clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing));
        told(filing);
        handedIn(clerk, filing);
        submitted(clerk, filing).expecting(302);
        court.task(filing, "REVIEW");
        assertThat(QuietBrowser.as(port, "clerk2")
                        .get("/staff/filings/" + filing)
                        .expecting(200)
                        .text())
                .contains("立案窗口一号（演示） 代王守义")
                .doesNotContain("王守义（立案人）");
        assertThat(clerk.get("/filings/" + filing).expecting(200).text()).contains("立案窗口代您");
        assertThat(jdbc.sql("""
                        select count(*) from journal_leaf l join filing f on f.id = l.filing_id
                        where f.id = ?::uuid and l.kind = 'RECEIVED' and l.actor_id = f.owner_id
                          and l.details ->> 'enteredBy' = (select id from account where username = 'clerk1')""").param(filing).query(Integer.class).single()).isOne();
    }

    @Test
    @DisplayName("没有口头形式的、单位来的：按录入的内容打印申请书、起诉状，本人签名，扫描了就能提交；不写书写有困难；没有口头形式的不能记笔录")
    void thePleadingIsPrintedOfWhatWasEntered() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var summons = begun(clerk, "王秀兰", "", "PUBLIC_SUMMONS");
        chosen(clerk, summons, "RECORD").expecting(409);
        chosen(clerk, summons, "PRINTED").expecting(302);
        clerk.submit("/filings/" + summons + "/parties/plaintiffs/self", form(clerk, summons));
        told(summons);
        assertThat(clerk.get("/staff/window/" + summons).expecting(200).text())
                .contains("打印公示催告申请书", "本人写好了公示催告申请书，扫描上传")
                .doesNotContain("窗口录入确认单", "口头");
        assertThat(submitted(clerk, summons, "insist", "true").expecting(422).text())
                .contains("还没有打印公示催告申请书：请打印，读给本人听，由本人签名或者按指印，扫描以后作为")
                .doesNotContain("（）");
        assertThat(record(clerk, summons))
                .contains("公示催告申请书", "核对码", "申请的理由、事实", "本件由本院窗口工作人员按到场人的陈述录入、打印", "读给申请人听")
                .doesNotContain("确有困难", "口头");
        upload(clerk, summons, "COMPLAINT");
        assertThat(submitted(clerk, summons, "insist", "true").expecting(302).header("location"))
                .contains(summons);

        var sued = begun(clerk, "王守义");
        toldBy(
                sued,
                company(List.of(new Party.Representative(
                        Party.Representative.Kind.LEGAL_REPRESENTATIVE, "王守义", null, null, null, null, "执行董事"))));
        assertThat(clerk.get("/staff/window/" + sued).expecting(200).text())
                .contains("打印民事起诉状", "本人写好了民事起诉状，扫描上传")
                .doesNotContain("笔录");
        assertThat(record(clerk, sued))
                .contains("此致某某区人民法院", "法定代表人：王守义（执行董事）", "某某商贸有限公司（盖章），法定代表人（主要负责人）王守义")
                .doesNotContain("确有困难");
        assertThat(chosen(clerk, sued, "RECORD").expecting(409).text()).contains("单位要有书面的民事起诉状，不能只记笔录");
    }

    @Test
    @DisplayName("打印、签名以后改了办法：原来打印的和签的都不算，要按新的办法重新打印、扫描；审查的人看到的办法和签了名的是同一种")
    void anotherWayIsPrintedAnew() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王秀兰");
        clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing));
        told(filing);
        handedIn(clerk, filing);

        chosen(clerk, filing, "PRINTED").expecting(302);
        assertThat(submitted(clerk, filing).expecting(422).text())
                .contains("还没有打印民事起诉状")
                .doesNotContain("没有发现问题");
        chosen(clerk, filing, "WRITTEN").expecting(302);
        assertThat(submitted(clerk, filing).expecting(422).text()).contains("还没有扫描上传本人写好、签了名的民事起诉状", "已经上传的是原来打印出来签的");
        upload(clerk, filing, "COMPLAINT");
        assertThat(submitted(clerk, filing).expecting(422).text()).contains("还没有打印窗口录入确认单");
        assertThat(record(clerk, filing)).contains("窗口录入确认单");
        upload(clerk, filing, "OTHER");
        submitted(clerk, filing).expecting(302);
        assertThat(jdbc.sql("select count(*) from material where filing_id = ?::uuid and kind = 'COMPLAINT'")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("没有姓名的、没有住所的原告不能打印；先填了别人又点“我自己是原告”的，没有名字的那一位换成自己，写了的住所留着")
    void nobodyStandsWithoutAName() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王秀兰");
        var first = "/filings/" + filing + "/parties/plaintiffs/0";
        var typed = new HashMap<>(form(clerk, filing));
        typed.put("kind", "PERSON");
        typed.put("address", "北京市某某区一号");
        typed.put("seen", clerk.get(first).text().replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1"));
        clerk.submit(first + "/draft", typed).expecting(200);
        assertThat(owned(filing).draft().plaintiffs()).singleElement().satisfies(one -> assertThat(one.name())
                .isNull());
        assertThat(clerk.get("/staff/window/" + filing).expecting(200).text()).contains("原告的姓名（名称）");
        assertThat(clerk.get("/filings/" + filing + "/parties/plaintiffs").text())
                .contains("value=\"" + first + "\"");

        clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing))
                .expecting(302);
        assertThat(owned(filing).draft().plaintiffs()).singleElement().satisfies(one -> assertThat(one.name())
                .isEqualTo("王秀兰"));
        assertThat(owned(filing).draft().plaintiffs().get(0).address()).isEqualTo("北京市某某区一号");

        var without = begun(clerk, "王秀兰");
        clerk.submit("/filings/" + without + "/parties/plaintiffs/self", form(clerk, without))
                .expecting(302);
        assertThat(clerk.get("/staff/window/" + without + "/record")
                        .expecting(409)
                        .text())
                .contains("原告的住所");
    }

    private static String record(QuietBrowser clerk, String filing) {
        return Printed.text(clerk.download("/staff/window/" + filing + "/record"))
                .replaceAll("\\s", "");
    }

    private static QuietBrowser.Answer chosen(QuietBrowser clerk, String filing, String form) {
        return clerk.submit(
                "/staff/window/" + filing + "/pleading",
                Map.of("_csrf", clerk.token("/staff/window/" + filing), "pleading", form));
    }

    @Test
    @DisplayName("单位起诉的，笔录写明谁、以什么身份替单位说：没有写的，不能打印、不能提交；单位的证件不会还是居民身份证")
    void whoSpeaksForACompany() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王守义");
        toldBy(filing, company(List.of()));
        assertThat(clerk.get("/staff/window/" + filing + "/record")
                        .expecting(409)
                        .text())
                .contains("某某商贸有限公司", "谁替它说", "法定代表人");
        assertThat(submitted(clerk, filing, "insist", "true").expecting(422).text())
                .contains("谁替它说");
        toldBy(
                filing,
                company(List.of(new Party.Representative(
                        Party.Representative.Kind.LEGAL_REPRESENTATIVE, "王守义", null, null, null))));
        assertThat(Printed.text(clerk.download("/staff/window/" + filing + "/record"))
                        .replaceAll("\\s", ""))
                .contains("到场陈述的是某某商贸有限公司的法定代表人（主要负责人）王守义");
    }

    @Test
    @DisplayName("窗口填的手机，本人念出验证码以前什么也找不回；有自己账号的人，验证码发到账号登记的手机，念对了这一件归到那个账号")
    void theTelephoneAtTheWindow() {
        var clerk = QuietBrowser.as(port, "clerk1");
        var typed = "135" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));
        var name = "王" + UUID.randomUUID().toString().substring(0, 6);
        var unproved = begun(clerk, name, typed);
        assertThat(clerk.get("/staff/window/" + unproved).text())
                .contains("核对本人的手机", "尾号 " + typed.substring(7))
                .doesNotContain("自己的账号");
        assertThat(recoverable(owned(unproved).ownerId())).isFalse();
        proved(clerk, unproved, typed);
        assertThat(recoverable(owned(unproved).ownerId())).isTrue();

        var own = "134" + typed.substring(3);
        var username = "own-" + UUID.randomUUID().toString().substring(0, 8);
        CourtClient.anonymous(port)
                .post(
                        "/api/v1/accounts",
                        Map.of(
                                "username", username,
                                "password", "one of my own",
                                "kind", "PERSON",
                                "name", name,
                                "idType", "RESIDENT_ID",
                                "idNumber", "11010519491231002X",
                                "phone", own))
                .expecting(201);
        var person = CourtClient.as(port, username, "one of my own");
        var filing = begun(clerk, name, "133" + typed.substring(3));
        assertThat(clerk.get("/staff/window/" + filing).text()).contains("本人已有自己的账号，登记的手机尾号 " + own.substring(7));
        person.get("/api/v1/filings/" + filing).expecting(404);

        clerk.submit("/staff/window/" + filing + "/phone", form(clerk, filing)).expecting(302);
        var code = SentCodes.on(port, own, CODE);
        var wrong = new HashMap<>(form(clerk, filing));
        wrong.put("code", SentCodes.other(code));
        clerk.submit("/staff/window/" + filing + "/phone/code", wrong).expecting(302);
        assertThat(clerk.get("/staff/window/" + filing).text()).contains("验证码不对");
        person.get("/api/v1/filings/" + filing).expecting(404);
        var right = new HashMap<>(form(clerk, filing));
        right.put("code", code);
        clerk.submit("/staff/window/" + filing + "/phone/code", right).expecting(302);

        assertThat(clerk.get("/staff/window/" + filing).text()).contains("这一件已经归到本人自己的账号");
        person.get("/api/v1/filings/" + filing).expecting(200);
        clerk.get("/filings/" + filing).expecting(200);
    }

    private boolean recoverable(String account) {
        return jdbc.sql("select phone_proved_at is not null from account where id = ?")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    @Test
    @DisplayName("在窗口立案、留了手机的人，短信写明回执编号、没有密码的怎样进来；自己注册的人，短信不写这些；都不写姓名、案由")
    void theTextSaysHowToGetIn() {
        var court = time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var phone = "135" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));
        var filing = begun(clerk, "王守义", phone);
        proved(clerk, filing, phone);
        clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing));
        told(filing);
        handedIn(clerk, filing);
        submitted(clerk, filing).expecting(302);
        var number = jdbc.sql("select number from filing_receipt where filing_id = ?::uuid")
                .param(filing)
                .query(String.class)
                .single();

        CourtClock.until(() -> assertThat(texts(phone))
                .filteredOn(text -> !CODE.matcher(text).find())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("立案材料已经收到，收件回执编号 " + number, "没有密码的", "“忘记密码”，用证件号码和手机验证码")
                        .doesNotContain("在您的账号里", "王守义", "李四", "借")
                        .hasSizeLessThan(140)));

        var own = "134" + phone.substring(3);
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", own, "electronic", true));
        court.submitted(draft);
        CourtClock.until(() -> assertThat(texts(own))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("收件回执在您的账号里").doesNotContain("忘记密码", "编号")));
    }

    @Test
    @DisplayName("开始录入时说了没有电话、留了手机的，送达地址那一页接着用，不再问一遍，填错了重填也还在")
    void theTelephoneIsAskedOnce() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var phoneless = "/filings/" + standing(clerk, "周无机", "SELF", "CIVIL") + "/questions/service-address";
        assertThat(clerk.get(phoneless).expecting(200).text()).containsPattern(NO_PHONE_CHECKED);
        var left = new HashMap<>(Map.of("_csrf", clerk.token(phoneless), "serviceAddress.address", ""));
        left.put("serviceAddress.noPhone", "true");
        assertThat(clerk.submit(phoneless, left).expecting(422).text()).containsPattern(NO_PHONE_CHECKED);

        var phone = "13700137001";
        var told = standing(clerk, "周有机", "SELF", "CIVIL", phone);
        var page = clerk.get("/filings/" + told + "/questions/service-address")
                .expecting(200)
                .text();
        assertThat(page).contains("value=\"" + phone + "\"").doesNotContainPattern(NO_PHONE_CHECKED);
        clerk.submit("/filings/" + told + "/parties/plaintiffs/self", form(clerk, told));
        told(told);
        assertThat(clerk.get("/filings/" + told + "/questions/service-address").text())
                .as("an address without a telephone is one")
                .containsPattern(NO_PHONE_CHECKED)
                .doesNotContain("value=\"" + phone + "\"");
    }

    @Test
    @DisplayName("笔录打印得太早的，回到这一件的录入页，写明缺什么，每一项能点过去；单位没有写谁替它说的，也点得过去")
    void whatIsPrintedTooEarlyLeadsBack() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = standing(clerk, "周太早", "SELF", "CIVIL");
        var entry = clerk.get("/staff/window/" + filing).expecting(200).text();
        var early = clerk.get("/staff/window/" + filing + "/record").expecting(409);
        for (var page : List.of(entry, early.text())) {
            assertThat(page)
                    .contains("代周太早录入", "还不能打印口头起诉笔录")
                    .contains("/filings/" + filing + "/parties/plaintiffs\"")
                    .contains("/filings/" + filing + "/questions/claims\"")
                    .contains("/filings/" + filing + "/questions/service-address\"");
        }
        assertThat(early.header("content-type")).startsWith("text/html");

        toldBy(filing, company(List.of()));
        assertThat(clerk.get("/staff/window/" + filing + "/record")
                        .expecting(409)
                        .text())
                .contains("谁替它说", "/filings/" + filing + "/parties/plaintiffs/0\"");
    }

    @Test
    @DisplayName("开始录入时问到场的是谁：本人不多填；单位的人、监护人、代理人的身份填进当事人那一页，不再问一遍；要带的材料马上列出，和材料清单一样")
    void whoStandsHereIsAskedFirst() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff/window").expecting(200).text())
                .containsPattern("name=\"standing\"(?s:.)*value=\"SELF\" selected");
        var unknown = new HashMap<>(person(clerk, "周不明", CardPicture.numberOfNobody(), "京0199"));
        unknown.put("standing", "NOBODY");
        assertThat(clerk.submit("/staff/window", unknown).expecting(422).text()).contains("请选择到场的是谁");

        var self = standing(clerk, "周本人", "SELF", "CIVIL");
        assertThat(clerk.get("/staff/window/" + self).expecting(200).text())
                .contains("要带的材料", "原告身份证件复印件")
                .doesNotContain("授权委托书");
        assertThat(clerk.get("/filings/" + self + "/parties/plaintiffs").text()).contains("我自己是");

        var employee = standing(clerk, "周经办", "EMPLOYEE", "CIVIL");
        assertThat(clerk.get("/staff/window/" + employee).expecting(200).text())
                .contains("单位的工作人员", "营业执照或者统一社会信用代码证书", "授权委托书", "合法劳动人事关系的证明")
                .doesNotContain("原告身份证件复印件");
        assertThat(clerk.get("/filings/" + employee + "/parties/plaintiffs").text())
                .doesNotContain("我自己是");
        assertThat(clerk.get("/filings/" + employee + "/parties/plaintiffs/0")
                        .expecting(200)
                        .text())
                .containsPattern("value=\"ORGANISATION\" checked")
                .containsPattern("id=\"agent\"[^>]*value=\"周经办\"")
                .containsPattern("value=\"EMPLOYEE\" selected")
                .containsPattern("value=\"USCC\" selected")
                .doesNotContainPattern("id=\"name\"[^>]*value=\"周经办\"");
        upload(clerk, employee, "POWER_OF_ATTORNEY");
        assertThat(clerk.get("/staff/window/" + employee).text()).containsPattern("授权委托书(?s:.){1,400}已上传");
        assertThat(timeline(employee)).contains("单位的工作人员（经办人）到窗口起诉");

        var head = standing(clerk, "周法人", "HEAD", "CIVIL");
        assertThat(clerk.get("/staff/window/" + head).text())
                .contains("法定代表人或者主要负责人身份证明书")
                .doesNotContain("授权委托书");
        assertThat(clerk.get("/filings/" + head + "/parties/plaintiffs/0").text())
                .containsPattern("id=\"legalRepresentative\"[^>]*value=\"周法人\"");

        var guardian = standing(clerk, "周母亲", "GUARDIAN", "CIVIL");
        assertThat(clerk.get("/staff/window/" + guardian).text())
                .contains("法定代理人的身份证件和监护关系的证明")
                .doesNotContain("授权委托书");
        assertThat(clerk.get("/filings/" + guardian + "/parties/plaintiffs/0").text())
                .containsPattern("id=\"agent\"[^>]*value=\"周母亲\"")
                .containsPattern("value=\"STATUTORY\" selected");
        toldBy(guardian, human("周小宝", List.of(speaker(Party.Representative.Kind.STATUTORY, "周母亲", null))));
        assertThat(clerk.get("/filings/" + guardian + "/questions/facts").text())
                .containsPattern("name=\"answers.minor\"[^>]*value=\"YES\"[^>]*checked")
                .contains("替您选好，不对就改");
        assertThat(owned(guardian).draft().answers())
                .as("nothing is answered for him")
                .doesNotContainKey("minor");
        var order = standing(clerk, "周母亲", "GUARDIAN", "PROTECTION_ORDER");
        assertThat(owned(order).draft().answers()).containsEntry("statutoryRepresentative", "YES");

        var lawyer = standing(clerk, "周律师", "LAWYER", "CIVIL");
        assertThat(clerk.get("/staff/window/" + lawyer).text()).contains("律师执业证和律师事务所证明", "授权委托书");
    }

    @Test
    @DisplayName("到场的不是当事人也没有写成代理人的，不能打印、不能提交；没有授权委托书的写明缺；监护人说的，笔录写明身份；公司没有监护人")
    void nobodySpeaksForAnotherUnsaid() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var stranger = standing(clerk, "周朋友", "SELF", "CIVIL");
        toldBy(stranger, human("周当事", List.of()));
        assertThat(clerk.get("/staff/window/" + stranger + "/record")
                        .expecting(409)
                        .text())
                .contains("到场的“周朋友”不是原告，也没有写成代理人", "授权委托书", "/filings/" + stranger + "/parties/plaintiffs/0\"");
        assertThat(submitted(clerk, stranger, "insist", "true").expecting(422).text())
                .contains("也没有写成代理人");

        var employee = standing(clerk, "周经办", "EMPLOYEE", "CIVIL");
        toldBy(employee, company(List.of(speaker(Party.Representative.Kind.STATUTORY, "周经办", null))));
        assertThat(clerk.get("/staff/window/" + employee + "/record")
                        .expecting(409)
                        .text())
                .contains("是单位，要写明谁替它说");
        toldBy(
                employee,
                company(List.of(
                        speaker(Party.Representative.Kind.MANDATE, "周经办", Party.Representative.AgentKind.EMPLOYEE))));
        clerk.download("/staff/window/" + employee + "/record");
        for (var kind : List.of("COMPLAINT", "ORGANISATION_CERTIFICATE", "RELATIONSHIP_PROOF", "EVIDENCE")) {
            upload(clerk, employee, kind);
        }
        assertThat(clerk.get("/staff/window/" + employee).text()).contains("还缺：授权委托书");
        assertThat(submitted(clerk, employee).expecting(422).text()).contains("缺少授权委托书，请上传");
        upload(clerk, employee, "POWER_OF_ATTORNEY");
        assertThat(clerk.get("/staff/window/" + employee).text()).doesNotContain("还缺");
        submitted(clerk, employee).expecting(302);
        assertThat(QuietBrowser.as(port, "clerk2")
                        .get("/staff/filings/" + employee)
                        .expecting(200)
                        .text())
                .contains("周经办，单位的工作人员（经办人），到窗口，由 立案窗口一号（演示） 代为录入", "按到场人的陈述打印、由到场人签名的民事起诉状");

        var guardian = standing(clerk, "周母亲", "GUARDIAN", "CIVIL");
        toldBy(
                guardian,
                human(
                        "周小宝",
                        List.of(new Party.Representative(
                                Party.Representative.Kind.STATUTORY, "周母亲", null, null, null, "母亲", null))));
        assertThat(Printed.text(clerk.download("/staff/window/" + guardian + "/record"))
                        .replaceAll("\\s", ""))
                .contains("到场陈述的是周小宝的法定代理人周母亲（母亲）");
    }

    @Test
    @DisplayName("笔录写明谁签名：单位的、孩子的，写到场的人、和当事人的关系、证件号码；当事人的证件号码也写；人身保护令的不写号码；监护人没有写关系的，不能打印")
    void theRecordSaysWhoSigns() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var employee = standing(clerk, "周经办", "EMPLOYEE", "CIVIL");
        toldBy(
                employee,
                company(List.of(
                        speaker(Party.Representative.Kind.LEGAL_REPRESENTATIVE, "周法人", null),
                        speaker(Party.Representative.Kind.MANDATE, "周经办", Party.Representative.AgentKind.EMPLOYEE))));
        assertThat(printed(clerk, employee, "oral-complaint-company"))
                .contains("法定代表人：周法人", "委托诉讼代理人：周经办（单位的工作人员）", "统一社会信用代码91110105MA01ABCD0X")
                .containsPattern("到场陈述的是某某商贸有限公司的委托诉讼代理人周经办（单位的工作人员），居民身份证号码\\d{17}[\\dX]。")
                .contains("起诉人：某某商贸有限公司（盖章），委托诉讼代理人周经办签名或者按指印：");

        var guardian = standing(clerk, "周母亲", "GUARDIAN", "CIVIL");
        toldBy(guardian, human("周小宝", List.of(speaker(Party.Representative.Kind.STATUTORY, "周母亲", null))));
        assertThat(clerk.get("/staff/window/" + guardian + "/record")
                        .expecting(409)
                        .text())
                .contains("没有写到场的“周母亲”是“周小宝”的什么人", "/filings/" + guardian + "/parties/plaintiffs/0\"");
        var party = "/filings/" + guardian + "/parties/plaintiffs/0";
        var page = clerk.get(party).text();
        assertThat(page).contains("监护人和当事人的关系");
        var form = new HashMap<>(form(clerk, guardian));
        form.putAll(Map.of(
                "seen", page.replaceAll("(?s).*name=\"seen\"[^>]*value=\"([^\"]*)\".*", "$1"),
                "kind", "PERSON",
                "name", "周小宝",
                "idType", "RESIDENT_ID",
                "idNumber", "110105201503120023",
                "address", "北京市某某区一号",
                "agent", "周母亲",
                "agentKind", "STATUTORY",
                "relation", "母亲"));
        clerk.submit(party, form).expecting(302);
        assertThat(clerk.get(party).text()).containsPattern("id=\"relation\"[^>]*value=\"母亲\"");
        assertThat(printed(clerk, guardian, "oral-complaint-child"))
                .contains("居民身份证号码110105201503120023", "法定代理人：周母亲（母亲）")
                .containsPattern("到场陈述的是周小宝的法定代理人周母亲（母亲），居民身份证号码\\d{17}[\\dX]。")
                .contains("起诉人：周小宝，法定代理人周母亲（母亲）签名或者按指印：");

        var order = standing(clerk, "周大姐", "GUARDIAN", "PROTECTION_ORDER");
        toldBy(
                order,
                new Party(
                        Party.Kind.PERSON,
                        "周小妹",
                        Party.IdType.RESIDENT_ID,
                        "110105201503120023",
                        null,
                        "北京市某某区一号",
                        List.of(),
                        null));
        assertThat(printed(clerk, order, "oral-complaint-order"))
                .contains("到场陈述的是周大姐，替申请人申请。", "申请人：周小妹（由周大姐代为申请）签名或者按指印：")
                .doesNotContain("身份证号码");
    }

    @Test
    @DisplayName("监护人替孩子办的，列为必须的监护关系证明没有上传，提交时和别的必须材料一样拦下；坚持提交的照收")
    void theProofOfGuardianshipIsNeeded() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = standing(clerk, "周母亲", "GUARDIAN", "CIVIL");
        assertThat(clerk.get("/staff/window/" + filing).text())
                .containsPattern("监护关系的证明(?s:.){1,400}必须")
                .contains("户口簿、出生医学证明，或者指定监护的文书");
        toldBy(
                filing,
                human(
                        "周小宝",
                        List.of(new Party.Representative(
                                Party.Representative.Kind.STATUTORY, "周母亲", null, null, null, "母亲", null))));
        handedIn(clerk, filing);
        assertThat(clerk.get("/staff/window/" + filing).text()).containsPattern("还缺：[^<]*监护关系的证明");
        assertThat(submitted(clerk, filing).expecting(422).text())
                .contains("缺少法定代理人的身份证件和监护关系的证明（户口簿、出生医学证明，或者指定监护的文书），请上传");
        upload(clerk, filing, "RELATIONSHIP_PROOF");
        submitted(clerk, filing).expecting(302);
    }

    @Test
    @DisplayName("窗口的人看到的，没有给当事人的话：不说“您注册时”，不叫打热线，出错的页面回立案工作台，不指“我的立案”；当事人看到的照旧")
    void staffReadTheirOwnWords() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王秀兰");
        assertThat(clerk.get("/filings/" + filing + "/parties/plaintiffs").text())
                .contains("用开始录入时写的姓名、证件和电话")
                .doesNotContain("您注册时");
        assertThat(clerk.get("/filings/" + filing + "/parties/plaintiffs/0").text())
                .contains("身份、授权要另办证明手续的，按“要带的材料”核对")
                .doesNotContain("请问受理的法院");
        for (var page : List.of("/nowhere", "/filings/" + filing + "/nowhere")) {
            assertThat(clerk.get(page).expecting(404).text())
                    .contains("没有找到这个页面", "立案工作台", "href=\"/staff\"")
                    .doesNotContain("我的立案", "需要帮助请拨打");
        }
        assertThat(QuietBrowser.as(port, "zhangsan").get("/nowhere").text())
                .contains("我的立案", "需要帮助请拨打")
                .doesNotContain("立案工作台");
    }

    @Test
    @DisplayName("上传签了名的笔录，办理经过写“上传签名的口头起诉笔录”；本人自己写好的，写“上传写好的文书”")
    void theSignedRecordIsCalledWhatItIs() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = begun(clerk, "王秀兰");
        clerk.submit("/filings/" + filing + "/parties/plaintiffs/self", form(clerk, filing));
        told(filing);
        handedIn(clerk, filing);
        assertThat(timeline(filing)).contains("上传签名的口头起诉笔录").doesNotContain("写好的文书");
        clerk.submit(
                        "/staff/window/" + filing + "/pleading",
                        Map.of("_csrf", clerk.token("/staff/window/" + filing), "pleading", "WRITTEN"))
                .expecting(302);
        upload(clerk, filing, "COMPLAINT");
        assertThat(timeline(filing)).contains("上传写好的文书");
    }

    @Test
    @DisplayName("选到场的是谁时，要带的材料就列出来，开始录入以前可以换着看；填过的都还在，没有开始录入")
    void thePapersAreListedBeforeTheBeginning() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff/window").expecting(200).text())
                .contains("民事起诉，本人", "原告身份证件复印件", "看要带的材料")
                .doesNotContain("合法劳动人事关系的证明");
        var typed = new HashMap<>(person(clerk, "<b>周", "", "京0199"));
        typed.put("standing", "EMPLOYEE");
        typed.put("papers", "true");
        assertThat(clerk.submit("/staff/window", typed).expecting(200).text())
                .contains("单位的工作人员（经办人）", "营业执照或者统一社会信用代码证书", "合法劳动人事关系的证明", "value=\"&lt;b&gt;周\"")
                .doesNotContain("请填写证件号码", "<b>周");
    }

    private static String printed(QuietBrowser clerk, String filing, String name) {
        var record = clerk.download("/staff/window/" + filing + "/record");
        Printed.picture(name, record);
        return Printed.text(record).replaceAll("\\s", "");
    }

    @Test
    @DisplayName("本人的页面给窗口的人看时，最上面写明替谁录入、“您”是到场的人；名字里的标签只是字")
    void whoIsMeantByYou() {
        time.at("2026-10-12T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var filing = standing(clerk, "<b>周", "SELF", "CIVIL");
        for (var page : List.of("", "/parties/plaintiffs/0", "/questions/service-address", "/materials", "/check")) {
            assertThat(clerk.get("/filings/" + filing + page).expecting(200).text())
                    .contains("替&lt;b&gt;周录入：以下的“您”是到场的人", "name=\"entered-for\" content=\"&lt;b&gt;周\"")
                    .doesNotContain("<b>周");
        }
        assertThat(clerk.get("/help").text()).doesNotContain("以下的“您”", "entered-for");
    }

    private static Party human(String name, List<Party.Representative> representatives) {
        return new Party(Party.Kind.PERSON, name, null, null, null, "北京市某某区一号", representatives, null);
    }

    private static Party.Representative speaker(
            Party.Representative.Kind kind, String name, Party.Representative.@Nullable AgentKind agent) {
        return new Party.Representative(kind, name, null, null, agent);
    }

    private static String standing(QuietBrowser clerk, String name, String standing, String track) {
        return standing(clerk, name, standing, track, "");
    }

    private static String standing(QuietBrowser clerk, String name, String standing, String track, String phone) {
        var person = new HashMap<>(person(clerk, name, CardPicture.numberOfNobody(), "京0199"));
        person.put("standing", standing);
        person.put("track", track);
        person.put("phone", phone);
        person.put("noPhone", phone.isEmpty() ? "true" : "");
        var begun = clerk.submit("/staff/window", person);
        assertThat(begun.status()).as(begun.text()).isEqualTo(302);
        return begun.header("location").replaceAll(".*/", "");
    }

    private String timeline(String filing) {
        return filings.timeline(owner(filing), owned(filing)).stream()
                .map(leaf -> leaf.text())
                .collect(Collectors.joining("\n"));
    }

    private List<String> texts(String to) {
        var found = new ArrayList<String>();
        CourtClient.anonymous(port)
                .get("/api/v1/sandbox/messages?to=" + to)
                .expecting(200)
                .body()
                .get("items")
                .forEach(item -> found.add(item.get("text").asText()));
        return found;
    }

    private static Party company(List<Party.Representative> speakers) {
        return new Party(
                Party.Kind.ORGANISATION,
                "某某商贸有限公司",
                Party.IdType.USCC,
                "91110105MA01ABCD0X",
                null,
                "北京市某某区一号",
                speakers,
                null);
    }

    private static QuietBrowser.Answer served(QuietBrowser clerk, String path, String phone, String electronic) {
        return clerk.submit(
                path,
                Map.of(
                        "_csrf",
                        clerk.token(path),
                        "seen",
                        clerk.get(path).text().contains("name=\"seen\"")
                                ? clerk.get(path)
                                        .text()
                                        .replaceAll("(?s).*name=\"seen\"[^>]*value=\"([^\"]*)\".*", "$1")
                                : "",
                        "serviceAddress.address",
                        "北京市某某区一号",
                        "serviceAddress.phone",
                        phone,
                        "serviceAddress.noPhone",
                        phone.isEmpty() ? "true" : "",
                        "serviceAddress.electronic",
                        electronic));
    }

    /** Prints the record, has it signed and scanned, with the other papers. */
    private static void handedIn(QuietBrowser clerk, String filing) {
        clerk.download("/staff/window/" + filing + "/record");
        for (var kind : List.of("COMPLAINT", "PLAINTIFF_IDENTITY", "EVIDENCE")) {
            upload(clerk, filing, kind);
        }
    }

    private static String code(QuietBrowser clerk, String filing) {
        return Printed.text(clerk.download("/staff/window/" + filing + "/record"))
                .replaceAll("\\s", "")
                .replaceAll(".*核对码：([0-9A-Z]{8}).*", "$1");
    }

    private static Map<String, String> person(QuietBrowser clerk, String name, String number, String court) {
        return Map.of(
                "_csrf",
                clerk.token("/staff/window"),
                "name",
                name,
                "idType",
                "RESIDENT_ID",
                "idNumber",
                number,
                "noPhone",
                "true",
                "track",
                "CIVIL",
                "compared",
                "true",
                "court",
                court);
    }

    /** The person reads out the code that came. */
    private void proved(QuietBrowser clerk, String filing, String phone) {
        var page = "/staff/window/" + filing;
        clerk.submit(page + "/phone", form(clerk, filing)).expecting(302);
        var code = SentCodes.on(port, phone, CODE);
        var form = new HashMap<>(form(clerk, filing));
        form.put("code", code);
        clerk.submit(page + "/phone/code", form).expecting(302);
        assertThat(clerk.get(page).text()).contains("核对好了");
    }

    private static String begun(QuietBrowser clerk, String name, String phone) {
        return begun(clerk, name, phone, "CIVIL");
    }

    private static String begun(QuietBrowser clerk, String name, String phone, String track) {
        var person = new HashMap<>(person(clerk, name, "11010519491231002X", "京0199"));
        person.put("track", track);
        person.put("phone", phone);
        person.put("noPhone", phone.isEmpty() ? "true" : "");
        person.put("another", "true");
        var begun = clerk.submit("/staff/window", person);
        assertThat(begun.status()).as(begun.text()).isEqualTo(302);
        return begun.header("location").replaceAll(".*/", "");
    }

    private static String begun(QuietBrowser clerk, String name) {
        return begun(clerk, name, "");
    }

    private static Map<String, String> form(QuietBrowser clerk, String filing) {
        return Map.of("_csrf", clerk.token("/staff/window/" + filing));
    }

    /** What the person says, into the fields of the form. */
    private void told(String filing) {
        told(filing, "二〇二五年三月一日，被告向原告借款十万元，约定一年后归还，到期未还。");
    }

    private void told(String filing, String facts) {
        var plaintiff = owned(filing).draft().plaintiffs().get(0);
        told(
                filing,
                new Party(
                        Party.Kind.PERSON,
                        plaintiff.name(),
                        plaintiff.idType(),
                        plaintiff.idNumber(),
                        null,
                        "北京市某某区一号",
                        List.of(),
                        null),
                facts);
    }

    private void witness(String filing, String line) {
        var draft = owned(filing);
        filings.update(
                owner(filing),
                draft.id(),
                draft.draft()
                        .edit()
                        .evidence(new Evidence(List.of(), List.of(Evidence.Witness.of(line))))
                        .draft(),
                draft.revision());
    }

    private String paper(String filing, String document) {
        return papers.all(FilingId.of(filing)).stream()
                .filter(paper -> paper.document().equals(document))
                .map(paper -> Printed.text(papers.typeset(paper.id())).replaceAll("\\s", ""))
                .findFirst()
                .orElseThrow();
    }

    private void toldBy(String filing, Party plaintiff) {
        told(filing, plaintiff, "二〇二五年三月一日，被告向原告借款十万元，约定一年后归还，到期未还。");
    }

    private Filing owned(String filing) {
        return filings.find(owner(filing), FilingId.of(filing));
    }

    private Actor owner(String filing) {
        var owner = jdbc.sql("select owner_id from filing where id = ?::uuid")
                .param(filing)
                .query(String.class)
                .single();
        return accounts.find(owner).orElseThrow().actor();
    }

    private void told(String filing, Party plaintiff, String facts) {
        var draft = owned(filing);
        filings.update(
                owner(filing),
                draft.id(),
                draft.draft()
                        .edit()
                        .causeCode(draft.track() == Track.CIVIL ? "04.10.108.03" : null)
                        .plaintiffs(List.of(plaintiff))
                        .defendants(List.of(new Party(
                                Party.Kind.PERSON, "李四", null, null, "13900139000", "北京市某某区二号", List.of(), null)))
                        .claims("请求判令被告归还借款本金十万元。")
                        .facts(facts)
                        .claimAmountFen(10_000_000L)
                        .serviceAddress(new ServiceAddress("北京市某某区一号", null, false, null))
                        .draft(),
                draft.revision());
    }

    private static QuietBrowser.Answer submitted(QuietBrowser clerk, String filing, String... more) {
        var page = clerk.get("/filings/" + filing + "/check").text();
        var revision = page.replaceAll("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
        var form = new HashMap<>(form(clerk, filing));
        form.put("revision", revision);
        if (more.length > 0) {
            form.put(more[0], more[1]);
        }
        return clerk.submit("/filings/" + filing + "/submission", form);
    }

    private static void upload(QuietBrowser clerk, String filing, String kind) {
        var token = clerk.token("/staff/window/" + filing);
        var body = part("_csrf", token) + part("kind", kind) + "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + kind
                + ".txt\"\r\nContent-Type: text/plain\r\n\r\nscan " + SCANS.incrementAndGet() + " of " + kind + "\r\n--"
                + BOUNDARY + "--\r\n";
        var answer = clerk.send(
                "POST", "/filings/" + filing + "/materials", "multipart/form-data; boundary=" + BOUNDARY, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
