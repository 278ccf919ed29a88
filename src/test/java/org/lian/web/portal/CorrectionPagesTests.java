package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.story.CourtClock;
import org.lian.story.CourtInTime;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.lian.web.QuietBrowser.Answer;

/** 补正 in the portal: item by item, only what was returned, and nothing that was written is lost. */
class CorrectionPagesTests extends CourtInTime {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
    private static final Pattern ANSWER = Pattern.compile("/correction/0/materials/([0-9a-f-]{36})/removal");

    private Stories court;
    private QuietBrowser zhangsan;

    @BeforeEach
    void signIn() {
        at("2026-10-12T09:00");
    }

    @Test
    @DisplayName("逐项补正：每项写明问题、条文和指向；离开再回来都在；提交后回到审查")
    void itemByItem() {
        var filing = noticed();
        assertThat(get(filing, "").text()).contains("去补正", "需要补正", "未补", "第 2 页看不清");
        assertThat(get(filing, "/correction").expecting(200).text())
                .contains("EVIDENCE.txt", "第 2 页看不清", "在线诉讼规则第九条", "诉讼请求不具体")
                .doesNotContain("已补");

        upload(filing, "/correction/0/materials", "清晰的借条.txt").expecting(302);
        assertThat(get(filing, "/correction/1").expecting(200).text()).contains("请求判令被告归还借款本金十万元。");
        write(filing, 1, "claims", "判令被告归还本金十万元及利息。").expecting(302);

        // A new login, as after a night.
        zhangsan = QuietBrowser.as(port, "zhangsan");
        assertThat(get(filing, "/correction/0").text()).contains("清晰的借条.txt");
        assertThat(get(filing, "/correction/1").text()).contains("本金十万元及利息", "原来提交的内容");
        assertThat(get(filing, "/correction/check").expecting(200).text()).contains("每一项都补好了", "清晰的借条.txt", "本金十万元及利息");
        assertThat(court.filing(filing).get("draft").get("claims").asText()).doesNotContain("利息");

        post(filing, "/correction", Map.of()).expecting(302);
        court.task(filing, "REVIEW");
        assertThat(court.waitsAt(filing, "UNDER_REVIEW")
                        .get("draft")
                        .get("claims")
                        .asText())
                .contains("利息");
        assertThat(get(filing, "").text()).contains("补正已经收到", "轮到法院");
    }

    @Test
    @DisplayName("没有改、没有写、没有文件：写在那一项旁边，写过的字都在")
    void whatIsRefusedIsSaidBesideTheField() {
        var filing = noticed("UNREADABLE", "CLAIMS_NOT_SPECIFIC", "AMOUNT_UNCLEAR");
        assertThat(write(filing, 1, "claims", "请求判令被告归还借款本金十万元。").expecting(422).text())
                .contains("claims-fault", "和原来填写的一样");
        assertThat(write(filing, 1, "claims", "  ").expecting(422).text()).contains("claims-fault", "请写明请求事项");
        assertThat(write(filing, 1, "claims", "长".repeat(10_001)).expecting(422).text())
                .contains("claims-fault", "最多 10000 字", "长".repeat(10_001));
        assertThat(write(filing, 2, "claimAmountFen", "十几万").expecting(422).text())
                .contains("claimAmountFen-fault", "十几万");
        assertThat(post(filing, "/correction/0/materials", Map.of())
                        .expecting(422)
                        .text())
                .contains("file-fault", "请选择文件");
        assertThat(get(filing, "/correction/9").status()).isEqualTo(404);
        assertThat(post(filing, "/correction/0", Map.of("claims", "不是填写项")).status())
                .isEqualTo(404);
        assertThat(upload(filing, "/correction/1/materials", "请求.txt")
                        .expecting(422)
                        .text())
                .contains("不需要上传材料");
    }

    @Test
    @DisplayName("请求改了，总额可以一并改：补正后的申请按新的总额；恢复原来的，总额也恢复")
    void theSumGoesWithTheClaims() {
        var filing = noticed();
        var page = get(filing, "/correction/1").expecting(200);
        assertThat(page.text()).contains("请求金额合计（元）", "value=\"100000\"");
        var answer = Map.of("claims", "判令被告归还本金十万元及利息三千元。", "claimAmountFen", "103000", "seen", seen(page));
        post(filing, "/correction/1", answer).expecting(302);
        post(filing, "/correction/1/restoration", Map.of()).expecting(302);
        assertThat(get(filing, "/correction/1").text()).contains("value=\"100000\"");

        var again = new HashMap<>(answer);
        again.put("seen", seen(get(filing, "/correction/1")));
        post(filing, "/correction/1", again).expecting(302);
        post(filing, "/correction", Map.of("partial", "true")).expecting(302);
        court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("draft").get("claimAmountFen").asLong())
                .isEqualTo(10_300_000);
    }

    @Test
    @DisplayName("没有补完：列明是哪几项；可以先提交已补正的部分")
    void openItemsAreNamed() {
        var filing = noticed();
        write(filing, 1, "claims", "判令被告归还本金十万元及利息。").expecting(302);
        var refused = post(filing, "/correction", Map.of()).expecting(422).text();
        assertThat(refused).contains("href=\"#items[0]\"", "id=\"items[0]\"", "还有 <span>1</span> 项没有补");

        post(filing, "/correction", Map.of("partial", "true")).expecting(302);
        court.task(filing, "REVIEW");
        assertThat(get(filing, "/correction").expecting(409).text()).contains("现在没有需要补正的事项");
    }

    @Test
    @DisplayName("补错的文件可以移除，改过的文字可以恢复，那一项又是未补")
    void anAnswerCanBeTakenBack() {
        var filing = noticed();
        upload(filing, "/correction/0/materials", "拍错了.txt").expecting(302);
        write(filing, 1, "claims", "判令被告归还本金十万元及利息。").expecting(302);
        var found = ANSWER.matcher(get(filing, "/correction/0").text());
        assertThat(found.find()).isTrue();
        post(filing, "/correction/0/materials/" + found.group(1) + "/removal", Map.of())
                .expecting(302);
        post(filing, "/correction/0/materials/" + found.group(1) + "/removal", Map.of())
                .expecting(302);
        post(filing, "/correction/1/restoration", Map.of()).expecting(302);
        assertThat(get(filing, "/correction").text()).doesNotContain("已补");
    }

    @Test
    @DisplayName("两个窗口改同一项：两份都在，由当事人选；自动保存不覆盖别处改过的")
    void twoWindows() {
        var filing = noticed();
        var seen = seen(get(filing, "/correction/1"));
        assertThat(post(filing, "/correction/1/draft", Map.of("claims", "甲窗口写的", "seen", seen))
                        .expecting(200)
                        .text())
                .contains("已自动保存");
        assertThat(post(filing, "/correction/1/draft", Map.of("claims", "乙窗口写的", "seen", seen))
                        .expecting(200)
                        .text())
                .contains("在别处改过");
        assertThat(post(filing, "/correction/1", Map.of("claims", "乙窗口写的", "seen", seen))
                        .expecting(409)
                        .text())
                .contains("甲窗口写的", "乙窗口写的", "/correction/1\"");
    }

    @Test
    @DisplayName("被告信息：逐位修改，已填的在；缺姓名的指明；最后一位不能删除")
    void parties() {
        var filing = noticed("DEFENDANT_NOT_DEFINITE");
        assertThat(get(filing, "/correction/0").expecting(200).text())
                .contains("李四")
                .doesNotContain("/removal");
        var party = get(filing, "/correction/0/parties/0").expecting(200);
        assertThat(party.text()).contains("value=\"李四\"", "value=\"13900139000\"");
        var form = new HashMap<>(Map.of("kind", "PERSON", "phone", "13900139000", "seen", seen(party)));
        assertThat(post(filing, "/correction/0/parties/0", form).expecting(422).text())
                .contains("name-fault");
        form.put("name", "李四");
        assertThat(post(filing, "/correction/0/parties/0", form).expecting(422).text())
                .contains("name-fault", "和原来填写的一样");
        form.put("address", "北京市某某区和平街道三号");
        post(filing, "/correction/0/parties/0", form).expecting(302);
        assertThat(get(filing, "/correction").text()).contains("已补");
        assertThat(get(filing, "/correction/0/parties/7").status()).isEqualTo(404);

        var second = get(filing, "/correction/0/parties/1").expecting(200);
        post(filing, "/correction/0/parties/1", Map.of("kind", "PERSON", "name", "王五", "seen", seen(second)))
                .expecting(302);
        assertThat(get(filing, "/correction/check").text()).contains("和平街道三号", "王五");
        post(filing, "/correction/0/parties/1/removal", Map.of("seen", seen(get(filing, "/correction/0/parties/1"))))
                .expecting(302);

        post(filing, "/correction", Map.of()).expecting(302);
        var defendants = court.waitsAt(filing, "UNDER_REVIEW").get("draft").get("defendants");
        assertThat(defendants).hasSize(1);
        assertThat(defendants.get(0).get("address").asText()).contains("和平街道三号");
    }

    @Test
    @DisplayName("申请延期：须写明事由；审批期间不能提交补正；没有准许的写明理由")
    void extension() {
        var filing = noticed("FACTS_MISSING");
        assertThat(get(filing, "/extension").expecting(200).text()).contains("暂停计算", "第八十六条");
        assertThat(post(filing, "/extension", Map.of()).expecting(422).text()).contains("reason-fault", "请写明不能按期补正的事由");
        post(filing, "/extension", Map.of("reason", "等待银行流水")).expecting(302);
        assertThat(get(filing, "").text()).contains("延期申请正在审批");
        write(filing, 0, "facts", "补充的事实与理由。").expecting(302);
        assertThat(get(filing, "/correction/check").text()).contains("延期申请正在审批").doesNotContain("提交补正</button>");
        assertThat(post(filing, "/correction", Map.of()).expecting(409).text()).contains("法院正在审批");
        assertThat(post(filing, "/extension", Map.of("reason", "再催一次"))
                        .expecting(409)
                        .text())
                .contains("再催一次");

        court.decideAs("clerk1", filing, "EXTENSION", Map.of("decision", "REFUSE", "reason", "不属于正当理由"));
        CourtClock.until(() -> assertThat(get(filing, "").text()).contains("没有准许延长补正期限", "不属于正当理由"));
        CourtClock.until(
                () -> assertThat(get(filing, "/correction/check").text()).contains("提交补正</button>"));
        post(filing, "/correction", Map.of()).expecting(302);
        assertThat(court.waitsAt(filing, "UNDER_REVIEW")
                        .get("draft")
                        .get("facts")
                        .asText())
                .contains("补充的事实");
    }

    @Test
    @DisplayName("迟到的补正：说明期限已过，写的字交还；可以坚持起诉，也可以重新提交")
    void late() {
        var filing = noticed();
        var seen = seen(get(filing, "/correction/1"));
        at("2026-10-20T00:00:30");
        court.waitsAt(filing, "RETURNED");
        assertThat(post(filing, "/correction/1", Map.of("claims", "迟到的请求", "seen", seen))
                        .expecting(409)
                        .text())
                .contains("补正期限已过", "迟到的请求", "坚持起诉", "重新提交");
        assertThat(get(filing, "").text()).contains("法院的决定", "补正期限内没有提交补正", "坚持起诉", "重新提交");

        assertThat(get(filing, "/insistence").expecting(200).text()).contains("裁定不予受理", "审查期限从明天起重新计算");
        assertThat(post(filing, "/insistence", Map.of("reason", "长".repeat(2001)))
                        .expecting(422)
                        .text())
                .contains("reason-fault");
        post(filing, "/insistence", Map.of("reason", "材料已经足够")).expecting(302);
        court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        assertThat(get(filing, "").text()).contains("轮到法院");
    }

    private void at(String local) {
        court = time.at(local);
        zhangsan = QuietBrowser.as(port, "zhangsan");
    }

    private String noticed(String... codes) {
        var filing = court.submitted();
        var asked = codes.length == 0 ? List.of("UNREADABLE", "CLAIMS_NOT_SPECIFIC") : List.of(codes);
        var evidence = evidence(filing);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome",
                        "CORRECT",
                        "items",
                        asked.stream()
                                .map(code -> code.equals("UNREADABLE")
                                        ? Map.of("code", code, "materialId", evidence, "text", "第 2 页看不清")
                                        : Map.of("code", code))
                                .toList()));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        return filing;
    }

    private String evidence(String filing) {
        for (var material : court.zhangsan
                .get("/api/v1/filings/" + filing + "/materials")
                .body()
                .get("items")) {
            if (material.get("kind").asText().equals("EVIDENCE")) {
                return material.get("id").asText();
            }
        }
        throw new AssertionError("No evidence in " + filing);
    }

    private Answer get(String filing, String below) {
        return zhangsan.get("/filings/" + filing + below);
    }

    private Answer post(String filing, String below, Map<String, String> form) {
        var more = new HashMap<>(form);
        more.put("_csrf", zhangsan.token("/filings"));
        return zhangsan.submit("/filings/" + filing + below, more);
    }

    /** Opens the page of a field, writes and saves. */
    private Answer write(String filing, int item, String field, String text) {
        var page = get(filing, "/correction/" + item).expecting(200);
        return post(filing, "/correction/" + item, Map.of(field, text, "seen", seen(page)));
    }

    private Answer upload(String filing, String below, String fileName) {
        return zhangsan.send(
                "POST",
                "/filings/" + filing + below,
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: text/plain\r\n\r\n" + fileName + "\r\n--b--\r\n",
                Map.of("X-CSRF-TOKEN", zhangsan.token("/filings")));
    }

    private static String seen(Answer page) {
        var found = SEEN.matcher(page.text());
        assertThat(found.find()).as(page.text()).isTrue();
        return found.group(1);
    }
}
