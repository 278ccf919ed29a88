package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.identity.Accounts;
import org.lian.messages.Correspondence;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 人身安全保护令: hours, no fee, nothing in the way of whoever is in danger, and an address that the other side never reads. */
class ProtectionOrderStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "起诉", "诉讼请求", "诉状", "撤诉", "案由"};
    private static final String HOME = "北京市某某区一号";
    private static final String PHONE = "13800138000";

    @Autowired
    Papers papers;

    @Autowired
    Correspondence correspondence;

    @Autowired
    Accounts accounts;

    @Test
    @DisplayName("申请人身安全保护令：什么材料都没有也收，七十二小时，民保令案号，不收费，移送民事审判庭；没有诉讼的用词")
    void fromTheWordsToTheDivision() {
        var court = time.at("2026-10-12T09:20");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text())
                .contains(
                        "申请人身安全保护令",
                        "先拨打 110。妇女求助可以拨打 12338。",
                        "法院 72 小时以内决定",
                        "情况紧急的，24 小时以内",
                        "情况紧急的，48 小时以内",
                        "不收费");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.PROTECTION_ORDER));
        for (var finding : court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .body()
                .get("items")) {
            assertThat(finding.get("severity").asText()).as(finding.toString()).isNotEqualTo("BLOCKING");
        }
        TrackFilings.draftPages(port, filing).forEach((page, said) -> {
            if (!page.equals("questions/cause") && !page.equals("questions/amount")) {
                assertThat(said).as(page).doesNotContain(OF_A_SUIT);
            }
        });
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("先拨打 110")
                .doesNotContain("请求的金额");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/questions/claims"))
                .doesNotContain("金额", "利息");

        court.submit(filing).expecting(201);
        var task = court.taskFor(court.as("judge1"), filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-15T10:00:00+08:00");
        assertThat(QuietBrowser.as(port, "judge1")
                        .get("/staff/tasks/" + task)
                        .expecting(200)
                        .text())
                .contains("被申请人", "届满仍未决定的，由庭长当日决定")
                .doesNotContain("适用程序", "调解意见", "原告");
        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199民保令\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("民事审判庭");
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("先拨打 110", "法院已经受理", "最晚到 10 月 15 日 10:00，作出人身安全保护令或者驳回申请", "催问")
                .doesNotContain("立案已经完成");
        assertThat(TrackFilings.papers(papers, filing).keySet())
                .noneMatch(document -> document.matches("(EVIDENCE_NOTICE|RIGHTS_NOTICE|FEE_NOTICE).*"));
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(TrackFilings.papers(papers, filing).values())
                .as("the division reads from which hour the seventy-two run")
                .anyMatch(paper -> paper.contains("收到日期") && paper.contains("2026年10月12日 9时"));
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("受理案件通知书"))
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice).contains("七十二小时内", "不交纳诉讼费用").doesNotContain("二十四小时"));
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("情况紧急的二十四小时：审查的任务排在所有别的前面，最后六小时到庭长手里，时钟不作决定")
    void urgentIsADay() {
        var court = time.at("2026-10-12T09:20");
        var ordinary = TrackFilings.submitted(court, Track.PROTECTION_ORDER);
        var draft = TrackFilings.draft(Track.PROTECTION_ORDER);
        draft.put("answers", Map.of("urgent", "YES"));
        var filing = TrackFilings.drafted(court, draft);
        court.submit(filing).expecting(201);

        court.taskFor(court.as("judge1"), ordinary, "REVIEW");
        court.taskFor(court.as("judge1"), filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-13T10:00:00+08:00");
        var listed = court.as("judge1")
                .get("/api/v1/tasks?kind=REVIEW")
                .expecting(200)
                .body()
                .get("items")
                .findValuesAsText("filingId");
        assertThat(listed.indexOf(filing)).isLessThan(listed.indexOf(ordinary));
        assertThat(court.as("judge2")
                        .get("/api/v1/messages")
                        .expecting(200)
                        .body()
                        .get("items"))
                .anySatisfy(told -> {
                    assertThat(told.get("filingId").asText()).isEqualTo(filing);
                    assertThat(told.get("title").asText()).contains("几小时以内决定").doesNotContain("张三", "李四", "暴力", "保护令");
                });

        court = time.at("2026-10-13T04:01");
        court.taskFor(court.as("supervisor1"), filing, "DECIDE_AT_EXPIRY");
        court = time.at("2026-10-14T09:00");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(court.filing(filing).has("caseNumber")).isFalse();
        court.decideAs("supervisor1", filing, "DECIDE_AT_EXPIRY", Map.of("decision", "REGISTER"));
        assertThat(court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText())
                .contains("民保令");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("受理案件通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice).contains("二十四小时内").doesNotContain("七十二小时"));
        court = time.at("2026-10-15T04:01");
        court.taskFor(court.as("supervisor1"), ordinary, "DECIDE_AT_EXPIRY");
    }

    @Test
    @DisplayName("住址不给对方：申请书、法院的文书、列表、检索、接口的默认内容里都没有申请人的住址和电话；承办人写明理由才看得到，留有记录")
    void whereSheLivesIsKept() {
        var court = time.at("2026-10-12T09:20");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.PROTECTION_ORDER));
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("申请人：张三", "依法不向被申请人披露")
                .doesNotContain(HOME, PHONE);
        court.submit(filing).expecting(201);
        var task = court.taskFor(court.as("judge1"), filing, "REVIEW");

        for (var address :
                List.of("/api/v1/filings/" + filing, "/api/v1/tasks/" + task, "/api/v1/tasks?filingId=" + filing)) {
            assertThat(court.as("judge1").get(address).expecting(200).text())
                    .as(address)
                    .doesNotContain(HOME, PHONE, "138****");
        }
        for (var page : List.of(
                "/staff/tasks/" + task,
                "/staff/filings/" + filing,
                "/staff/search?q=" + URLEncoder.encode("张三", StandardCharsets.UTF_8),
                "/staff/desk")) {
            assertThat(QuietBrowser.as(port, "judge1").get(page).text())
                    .as(page)
                    .doesNotContain(HOME, PHONE, "138****");
        }
        court.as("lisi").get("/api/v1/filings/" + filing).expecting(404);

        var shown = court.as("judge1")
                .post("/api/v1/filings/" + filing + "/disclosures", Map.of("reason", "联系申请人"))
                .expecting(201)
                .text();
        assertThat(shown).contains(HOME, PHONE);
        var sheet = QuietBrowser.as(port, "judge1");
        assertThat(sheet.submit(
                                "/staff/tasks/" + task + "/parties",
                                Map.of("_csrf", sheet.token("/staff/tasks/" + task), "reason", "联系申请人"))
                        .expecting(200)
                        .text())
                .contains("住址 " + HOME);
        assertThat(court.as("supervisor1")
                        .get("/api/v1/filings/" + filing + "/readings")
                        .expecting(200)
                        .text())
                .contains("联系申请人");

        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        var number = court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText();
        // Whoever guesses the number learns not even that there is such a case.
        assertThat(court.as("lisi")
                        .post("/api/v1/counterclaims", Map.of("caseNumber", number))
                        .expecting(422)
                        .text())
                .contains("NOT_MATCHED")
                .doesNotContain("张三", "保护令");
        for (var page : List.of("/staff/board", "/staff/register", "/staff/rows?ids=" + filing)) {
            assertThat(QuietBrowser.as(port, "supervisor1").get(page).text())
                    .as(page)
                    .doesNotContain(HOME, PHONE);
        }
        assertThat(court.as("clerk3").get("/api/v1/filings/" + filing).status()).isEqualTo(404);
        TrackFilings.papers(papers, filing).forEach((paper, said) -> {
            if (!paper.startsWith("SERVICE_ADDRESS")) {
                assertThat(said).as(paper).doesNotContain(HOME, PHONE);
            }
        });
        assertThat(correspondence
                        .contact(
                                FilingId.of(filing),
                                accounts.actorOf("zhangsan").accountId())
                        .orElseThrow()
                        .discreet())
                .as("a message outside says nothing of what it is about: he may hold her phone")
                .isTrue();
    }

    @Test
    @DisplayName("事实里写了躲在哪里的：写的时候、核对的时候说出是哪一句、怎么办，照样可以提交；法官的审查页上也有")
    void whatSheWritesGivesHerAway() {
        var court = time.at("2026-10-12T09:20");
        var draft = TrackFilings.draft(Track.PROTECTION_ORDER);
        draft.put("facts", "二〇二六年十月十日晚，李四打了张三。我现在住某某区 1 号，电话 138 0013 8000。");
        var filing = TrackFilings.drafted(court, draft);
        for (var page : List.of("check", "questions/claims")) {
            assertThat(TrackFilings.main(port, "/filings/" + filing + "/" + page))
                    .as(page)
                    .contains("我现在住某某区 1 号，电话 138 0013 8000", "这一句里有申请人不公开的地址、电话", "申请书会给对方看", "删去");
        }
        var hers = QuietBrowser.as(port, "zhangsan");
        var claims = "/filings/" + filing + "/questions/claims";
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"")
                .matcher(hers.get(claims).text());
        assertThat(seen.find()).isTrue();
        var saved = hers.submit(
                        claims + "/draft",
                        Map.of(
                                "_csrf",
                                hers.token(claims),
                                "seen",
                                seen.group(1),
                                "claimItems[0].text",
                                "禁止李四实施家庭暴力。",
                                "facts",
                                "我的电话一三八零零一三八零零零。"))
                .expecting(200)
                .text();
        assertThat(saved).contains("id=\"whereabouts\"", "我的电话一三八零零一三八零零零", "删去电话");

        court.submit(filing).expecting(201);
        var task = court.taskFor(court.as("judge1"), filing, "REVIEW");
        assertThat(QuietBrowser.as(port, "judge1")
                        .get("/staff/tasks/" + task)
                        .expecting(200)
                        .text())
                .contains("不公开的电话", "申请书会给对方看");
    }

    @Test
    @DisplayName("不写住址、电话、送达地址：核对不说法律要住址；问住址的地方写明不会告诉对方")
    void noAddressIsAsked() {
        var court = time.at("2026-10-12T09:20");
        var draft = TrackFilings.draft(Track.PROTECTION_ORDER);
        draft.put("plaintiffs", List.of(Map.of("kind", "PERSON", "name", "张三")));
        draft.remove("serviceAddress");
        var filing = TrackFilings.drafted(court, draft);

        assertThat(court.zhangsan.get("/api/v1/filings/" + filing + "/checks").text())
                .doesNotContain("PLAINTIFF_ADDRESS_MISSING", "里应当写明", "不写会被要求补正")
                .contains("PLAINTIFF_PHONE_MISSING");
        for (var page : List.of("parties/plaintiffs/0", "questions/service-address", "check")) {
            assertThat(TrackFilings.main(port, "/filings/" + filing + "/" + page))
                    .as(page)
                    .contains("只给法院，不会告诉对方。");
        }
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/parties/defendants/0"))
                .doesNotContain("不会告诉对方");
    }

    @Test
    @DisplayName("只给承办的人看：值班的法官、认领了它的任务的人、庭长读得到；窗口的书记员知道编号也读不到，轮到他送达时读得到，送完以后别的书记员又读不到")
    void keptToTheHandsItGoesThrough() {
        var court = time.at("2026-10-12T09:20");
        var draft = TrackFilings.draft(Track.PROTECTION_ORDER);
        draft.remove("serviceAddress");
        var filing = TrackFilings.drafted(court, draft);
        court.submit(filing).expecting(201);
        court.taskFor(court.as("judge1"), filing, "REVIEW");
        var material = court.as("zhangsan")
                .get("/api/v1/filings/" + filing + "/materials")
                .expecting(200)
                .body()
                .at("/items/0/id")
                .asText();
        assertThat(material).isNotEmpty();
        var paths = List.of(
                "/api/v1/filings/" + filing,
                "/api/v1/filings/" + filing + "/materials",
                "/api/v1/filings/" + filing + "/timeline",
                "/api/v1/filings/" + filing + "/materials/" + material + "/content");
        for (var path : paths) {
            assertThat(court.as("clerk1").get(path).status()).as(path).isEqualTo(404);
            assertThat(court.as("judge1").get(path).status()).as(path).isEqualTo(200);
            assertThat(court.as("supervisor1").get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + filing)
                        .status())
                .isEqualTo(404);

        court.decideAs("judge1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        court.taskFor(court.as("clerk1"), filing, "PAPER_SERVICE");
        for (var path : paths) {
            assertThat(court.as("clerk1").get(path).status()).as(path).isEqualTo(200);
            assertThat(court.as("clerk3").get(path).status()).as(path).isEqualTo(404);
        }
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS1"));
        assertThat(court.as("clerk1").get(paths.get(0)).status()).isEqualTo(200);
        assertThat(court.as("clerk2").get(paths.get(0)).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("没有送达地址的补正：纸质通知送达以前，本人在补正页就看到要补什么；期限先填一天，不是七天")
    void correctionIsReadAtOnce() {
        var court = time.at("2026-10-12T09:20");
        var draft = TrackFilings.draft(Track.PROTECTION_ORDER);
        draft.remove("serviceAddress");
        draft.put("answers", Map.of("urgent", "YES"));
        var filing = TrackFilings.drafted(court, draft);
        court.submit(filing).expecting(201);
        var task = court.taskFor(court.as("judge1"), filing, "REVIEW");
        assertThat(QuietBrowser.as(port, "judge1")
                        .get("/staff/tasks/" + task)
                        .expecting(200)
                        .text())
                .containsPattern("id=\"CORRECT-days\"[^>]*value=\"1\"");
        court.decideAs("judge1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        court.taskFor(court.as("clerk1"), filing, "PAPER_SERVICE");

        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        for (var page : List.of("", "/correction")) {
            assertThat(TrackFilings.main(port, "/filings/" + filing + page))
                    .as(page)
                    .contains("请求事项")
                    .doesNotContain("现在没有需要补正的事项");
        }
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/correction"))
                .contains("正在送达，期限还没有开始", "现在就可以准备", "当面领取")
                .doesNotContain("核对并提交补正");
    }

    @Test
    @DisplayName("代为申请：近亲属、妇联等替本人申请，证明不是必须；写了谁代为申请的，印在申请书里")
    void onBehalfOfAnother() {
        var court = time.at("2026-10-12T09:20");
        var draft = new HashMap<>(TrackFilings.draft(Track.PROTECTION_ORDER));
        draft.put("answers", Map.of("statutoryRepresentative", "YES"));
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", "王奶奶",
                        "phone", "13700137000",
                        "address", "某某区养老院",
                        "personal", Map.of("sex", "女", "workplace", "某某幼儿园"))));
        draft.put("elements", Map.of("代为申请的人或者单位，与申请人的关系", "某某区妇女联合会"));
        var filing = TrackFilings.drafted(court, draft);
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/materials")).contains("近亲属关系的证明，或者代为申请的单位的证明");
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("某某区妇女联合会", "申请人：王奶奶，女")
                .doesNotContain("养老院", "幼儿园", "13700137000");
        court.submit(filing).expecting(201);
        court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        court.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("补正只能要求法律要的几项，没有身份证件、证据的不能要求补正；退回、坚持的用词是申请的")
    void corrected() {
        var court = time.at("2026-10-12T09:20");
        var filing = TrackFilings.submitted(court, Track.PROTECTION_ORDER);
        var task = court.taskFor(court.as("judge1"), filing, "REVIEW");
        court.as("judge1").post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        court.as("judge1")
                .post("/api/v1/tasks/" + task + "/completion", Stories.correction(1, "IDENTITY_MISSING"))
                .expecting(422);
        court.decideAs("judge1", filing, "REVIEW", Stories.correction(1, "CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        TrackFilings.pages(port, filing, List.of("correction", "insistence"))
                .forEach((page, said) -> assertThat(said).as(page).doesNotContain(OF_A_SUIT));
        court.say(filing, "correction", Map.of("claims", "禁止李四骚扰、接触张三。")).expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).startsWith("2026-10-15T");
    }

    @Test
    @DisplayName("驳回申请：由另一名法官审签的民事裁定，写明五日内向本院复议一次，没有上诉")
    void refused() {
        var court = time.at("2026-10-12T09:20");
        var filing = TrackFilings.submitted(court, Track.PROTECTION_ORDER);
        court.decideAs(
                "judge1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NOT_FAMILY",
                        "reason", "双方是邻居，没有共同生活",
                        "basis", "反家庭暴力法第二条、第三十七条"));
        court.decideAs("judge2", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        var ruling = TrackFilings.papers(papers, filing).values().stream()
                .filter(said -> said.contains("裁定如下"))
                .findFirst()
                .orElseThrow();
        assertThat(ruling)
                .startsWith("民事裁定书（驳回申请）")
                .contains("民保令", "5 日内向本院申请复议")
                .doesNotContain("上诉", HOME);
    }
}
