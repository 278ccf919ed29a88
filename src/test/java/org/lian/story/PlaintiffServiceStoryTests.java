package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 送达每一个原告: what is served on who filed reaches the other plaintiffs too, and who has it is known. */
class PlaintiffServiceStoryTests extends CourtInTime {
    private static final String LISI = Joined.LISI;
    private static final Pattern PERSON = Pattern.compile("name=\"person\" value=\"([0-9a-f]+)\"");
    private static final Pattern LETTER = Pattern.compile("href=\"(/joined/[^\"]+/messages/[^\"]+)\"");

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("另一个原告自己改送达地址：只改他自己的，法院看得到新的，别人的不动；没有加入的改不了，没有填的说哪一格")
    void movesHouse() {
        var court = time.at("2026-10-12T09:00");
        var filing = submitted(court, List.of(person("王五", null)));
        var lisi = QuietBrowser.as(port, "lisi");
        var page = "/joined/" + filing + "/address";
        assertThat(lisi.get(page).status()).isEqualTo(404);
        join(lisi, link(filing, "PLAINTIFF_2"), LISI);

        assertThat(lisi.get("/joined/" + filing).expecting(200).text()).contains("href=\"" + page + "\"");
        assertThat(lisi.get(page).expecting(200).text()).contains("变更我的送达地址").doesNotContain("13800138000", "北京市某某区一号");
        var form = new HashMap<>(Map.of("_csrf", lisi.token(page), "serviceAddress.address", "北京市某某区和平里九号院"));
        assertThat(lisi.submit(page, form).expecting(422).text()).contains("请填写联系电话", "和平里九号院");
        form.put("serviceAddress.phone", "13900139222");
        lisi.submit(page, form).expecting(302);

        assertThat(lisi.get("/joined/" + filing).text()).contains("您的送达地址已经变更");
        var draft = court.filing(filing).get("draft");
        assertThat(draft.at("/plaintiffs/1/address").asText()).isEqualTo("北京市某某区和平里九号院");
        assertThat(draft.at("/plaintiffs/0/address").asText()).isEqualTo("北京市某某区二号");
        assertThat(draft.at("/serviceAddress/address").asText()).isEqualTo("北京市某某区一号");
        assertThat(lisi.submit(page, form).expecting(422).text()).contains("和现在的一样，没有变更");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("原告2变更了自己的送达地址");
        assertThat(jdbc.sql("select count(*) from journal_leaf where text like '%和平里%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("另一个原告凭链接用自己的账号收文书：以前送达的补送给他，以后的同时送达，自己阅读；看不到申请的其他内容，什么也办不了")
    void joins() {
        var court = time.at("2026-10-12T09:00");
        var filing = submitted(court, List.of(person("王五", null)));
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        var lisi = QuietBrowser.as(port, "lisi");
        assertThat(lisi.get("/joined/" + filing).status()).isEqualTo(404);

        var link = link(filing, "PLAINTIFF_2");
        assertThat(lisi.get("/plaintiffs/" + link).expecting(200).text())
                .contains("您可以用自己的账号接收", "张三等3人 诉 赵六", "不是您本人意思的", "归还借款本金")
                .doesNotContain("11010519850312008X", "13800138000");
        var later = time.at("2026-10-13T10:00");
        assertThat(join(lisi, link, LISI).header("location")).endsWith("/joined/" + filing);

        assertThat(lisi.get("/joined/" + filing).expecting(200).text())
                .contains("受理案件通知书", "举证通知书", "诉讼权利义务告知书", "10 月 13 日 10:00", "未读")
                .doesNotContain("交纳诉讼费用通知书");
        later.confirmFee(filing, 230_000);
        later.waitsAt(filing, "FEE_DUE");
        var page = lisi.get("/joined/" + filing).expecting(200).text();
        assertThat(page).contains("交纳诉讼费用通知书");
        assertThat(lisi.get("/inbox").text()).contains("《交纳诉讼费用通知书》已送达", "《受理案件通知书》已送达");
        assertThat(lisi.get("/filings").text()).contains("您在网上收文书的", "张三等3人 诉 赵六");

        var letter = found(LETTER, page);
        assertThat(lisi.get(letter).expecting(200).text()).contains("送达时间", "我已阅读");
        assertThat(lisi.get(letter + "/pdf").status()).isEqualTo(200);
        assertThat(lisi.submit(letter + "/reading", Map.of("_csrf", lisi.token(letter)))
                        .status())
                .isEqualTo(302);
        assertThat(lisi.get(letter).text()).contains("已读");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + filing)
                        .text())
                .as("what he reads says nothing of the one who filed")
                .contains("<b>张三（立案人）</b>", "<b>李四</b>")
                .contains("未阅读", "原告2 李四", "送到他自己的账号", "受理案件通知书：2026-10-13 10:00 送达")
                .contains("原告3 王五", "受理案件通知书：还没有送达");

        for (var address : List.of(
                "/filings/" + filing, "/filings/" + filing + "/receipt", "/filings/" + filing + "/plaintiffs")) {
            assertThat(lisi.get(address).status()).as(address).isEqualTo(404);
        }
        var token = lisi.token("/joined/" + filing);
        for (var act : List.of("withdrawal", "payment", "evidence", "complaints", "plaintiffs")) {
            assertThat(lisi.submit("/filings/" + filing + "/" + act, Map.of("_csrf", token))
                            .status())
                    .as(act)
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("给原告的链接三十天以内打得开，以后说已经到期、向谁要新的；新的打得开")
    void aLinkEnds() {
        var court = time.at("2026-10-12T09:00");
        var filing = submitted(court, List.of(person("王五", null)));
        var link = link(filing, "PLAINTIFF_2");

        time.at("2026-11-11T23:30");
        QuietBrowser.as(port, "lisi").get("/plaintiffs/" + link).expecting(200);
        time.at("2026-11-12T00:10");
        assertThat(QuietBrowser.as(port, "lisi")
                        .get("/plaintiffs/" + link)
                        .expecting(404)
                        .text())
                .contains("这个链接已经到期", "请向给您链接的人要新的链接");
        var fresh = link(filing, "PLAINTIFF_2");
        QuietBrowser.as(port, "lisi").get("/plaintiffs/" + fresh).expecting(200);
    }

    @Test
    @DisplayName("没有在网上收的原告，由法院送达：清单上有，登记签收日期和怎样送达以后没有了；改不了，也不能登记两次")
    void handedOver() {
        var court = time.at("2026-10-12T09:00");
        var filing = submitted(court, List.of());
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        court = time.at("2026-10-14T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");
        var number = court.filing(filing).get("caseNumber").asText();
        assertThat(clerk.get("/staff").text()).contains("向其他当事人送达");
        assertThat(clerk.get("/staff/service").expecting(200).text())
                .contains(number, "3 份")
                .doesNotContain("李四");
        var page = "/staff/filings/" + filing;
        var person = found(PERSON, clerk.get(page).expecting(200).text());

        assertThat(hand(clerk, filing, person, "2026-10-11", "直接送达，本人签收")).contains("签收日期从 2026-10-12 起，不晚于今天");
        assertThat(hand(clerk, filing, person, "2026-10-15", "直接送达，本人签收")).contains("不晚于今天");
        for (var noDay : List.of("昨天", "999999-01-01", "+999999-01-01", "-0001-01-01")) {
            assertThat(hand(clerk, filing, person, noDay, "直接送达，本人签收"))
                    .as(noDay)
                    .contains("日期写成 2026-11-28 的样子", "value=\"直接送达，本人签收\"");
        }
        assertThat(hand(clerk, filing, person, "2026-10-13", " "))
                .contains("请写明怎样送达、谁签收的", "value=\"2026-10-13\"", "错误：");
        assertThat(QuietBrowser.as(port, "clerk3")
                        .submit(
                                page + "/service",
                                Map.of("_csrf", QuietBrowser.as(port, "clerk3").token("/staff")))
                        .status())
                .isIn(403, 404);
        assertThat(hand(clerk, filing, person, "2026-10-13", "直接送达，本人签收"))
                .contains("送达已经登记", "受理案件通知书：2026-10-13 送达，直接送达，本人签收");

        assertThat(clerk.get("/staff/service").text()).doesNotContain(number);
        assertThat(clerk.submit(page + "/service", form(clerk, page, person, "2026-10-14", "邮寄，编号 1"))
                        .expecting(404)
                        .text())
                .contains("可能刚刚有人登记过", "邮寄，编号 1", "办理经过");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).contains("3 份文书已送达原告2，签收日期 2026-10-13");
        assertThat(jdbc.sql("select count(*) from owed_service where filing_id = cast(? as uuid) and method = 'PAPER'")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("提交的人是当选的诉讼代表人或者其他原告的代理人的，文书由他签收，不再另行送达")
    void represented() {
        var court = time.at("2026-10-12T09:00");
        var elected = submitted(court, draft(List.of(), Map.of("elected", true), Map.of()));
        var agent = submitted(
                court,
                draft(
                        List.of(),
                        Map.of(),
                        Map.of(
                                "representedBy",
                                List.of(Map.of("kind", "MANDATE", "name", "张三", "agentKind", "RELATIVE")))));
        for (var filing : List.of(elected, agent)) {
            court.register(filing);
            court.task(filing, "CONFIRM_FEE");
            assertThat(jdbc.sql("select count(*) from owed_service where filing_id = cast(? as uuid)")
                            .param(filing)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
        assertThat(page(elected)).contains("原告2 李四", "由诉讼代表人签收", "没有要送的");
        assertThat(page(agent)).contains("原告2 李四", "由代理人签收", "没有要送的");
    }

    @Test
    @DisplayName("链接只有姓名相同的人用自己的账号、填对证件号码才能用；填错五次作废；提交以前没有链接；没有写证件号码的没有链接")
    void onlyHimself() {
        var court = new Stories(port);
        var draft = court.drafted(draft(List.of(), Map.of(), Map.of()));
        assertThat(handed(draft, "PLAINTIFF_2").status()).isEqualTo(409);
        var filing = submitted(court, List.of(person("王五", "")));
        assertThat(handed(filing, "PLAINTIFF_3").text()).contains("没有写明原告3 王五的证件号码", "由法院另行送达");
        assertThat(handed(filing, "PLAINTIFF_1").status())
                .as("the filer himself")
                .isEqualTo(422);
        assertThat(handed(filing, "DEFENDANT_1").status()).as("the other side").isEqualTo(422);
        var old = link(filing, "PLAINTIFF_2");
        var link = link(filing, "PLAINTIFF_2");
        var lisi = QuietBrowser.as(port, "lisi");
        assertThat(lisi.get("/plaintiffs/" + old).status())
                .as("a newer link closes it")
                .isEqualTo(404);
        assertThat(lisi.get("/joint/" + link).status())
                .as("no link of another kind")
                .isEqualTo(404);
        var other = QuietBrowser.as(port, "zhangsan");
        assertThat(other.get("/plaintiffs/" + link).status()).isEqualTo(409);
        assertThat(other.get("/plaintiffs/" + link).text()).contains("这个链接是给“李四”的");
        assertThat(QuietBrowser.stranger(port).get("/plaintiffs/" + link).status())
                .isEqualTo(302);

        assertThat(lisi.submit(
                                "/plaintiffs/" + link,
                                Map.of("_csrf", lisi.token("/plaintiffs/" + link), "number", LISI))
                        .expecting(422)
                        .text())
                .contains("请勾选“同意在网上接收文书”");
        for (var tries = 0; tries < 5; tries++) {
            assertThat(join(lisi, link, "110105199001019999").expecting(422).text())
                    .contains("不一致");
        }
        assertThat(join(lisi, link, LISI).status()).isEqualTo(409);
        var again = link(filing, "PLAINTIFF_2");
        join(lisi, again, "１１０１０５ 1990 0101 0010").expecting(302);
        assertThat(handed(filing, "PLAINTIFF_2").text()).contains("已经在网上收文书");
        assertThat(page(filing)).contains("送到他自己的账号", "在网上收");
    }

    @Test
    @DisplayName("接口给出其他原告、文书在谁手里；链接和司法确认的草稿也能从接口要")
    void overTheApi() {
        var court = new Stories(port);
        var filing = submitted(court, List.of());
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        var path = "/api/v1/filings/" + filing;
        var others = court.zhangsan.get(path + "/plaintiffs").expecting(200).body();
        assertThat(others).hasSize(1);
        assertThat(others.get(0).get("key").asText()).isEqualTo("PLAINTIFF_2");
        assertThat(others.get(0).get("hands").asText()).isEqualTo("COURT");
        assertThat(others.get(0).get("papers")).hasSize(3).allSatisfy(paper -> assertThat(paper.has("servedAt"))
                .isFalse());
        assertThat(court.zhangsan.post(path + "/links", Map.of()).expecting(422).text())
                .contains("请选择给谁链接");
        var link = court.zhangsan
                .post(path + "/links", Map.of("party", "PLAINTIFF_2"))
                .expecting(201)
                .get("link");
        join(QuietBrowser.as(port, "lisi"), link.substring(link.lastIndexOf('/') + 1), LISI)
                .expecting(302);
        assertThat(court.zhangsan
                        .get(path + "/plaintiffs")
                        .expecting(200)
                        .body()
                        .get(0)
                        .get("hands")
                        .asText())
                .isEqualTo("OWN");
        court.zhangsan.post(path + "/confirmation", Map.of()).expecting(409);

        var joint = TrackFilings.drafted(court, TrackFilings.draft(Track.JUDICIAL_CONFIRMATION));
        assertThat(court.zhangsan
                        .post("/api/v1/filings/" + joint + "/links", Map.of("party", "DEFENDANT_1"))
                        .expecting(201)
                        .get("link"))
                .contains("/joint/");
    }

    @Test
    @DisplayName("补正改了另一个原告的证件号码：以前送达的、还欠着的文书，窗口仍然登记得了，清单不会一直挂着")
    void correctedSince() {
        var court = new Stories(port);
        var draft = draft(List.of(), Map.of(), Map.of("idNumber", "110105199001010029"));
        var filing = submitted(court, draft);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("PLAINTIFF_INCOMPLETE"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        court.say(
                        filing,
                        "correction",
                        Map.of(
                                "plaintiffs",
                                draft(List.of(), Map.of(), Map.of()).get("plaintiffs")))
                .expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");
        var clerk = QuietBrowser.as(port, "clerk1");
        var page = clerk.get("/staff/filings/" + filing).expecting(200).text();
        assertThat(page).contains("补正以前写明的当事人", "补正通知书：还没有送达");

        var today = LocalDate.now(BusinessClock.SHANGHAI).toString();
        assertThat(hand(clerk, filing, found(PERSON, page), today, "直接送达，本人签收"))
                .contains("1 份文书已送达以前的当事人")
                .doesNotContain("补正以前写明的当事人");
        assertThat(clerk.get("/staff/service").text())
                .doesNotContain(
                        court.filing(filing).get("receipt").get("number").asText());
    }

    @Test
    @DisplayName("申请转到另一个法院：在网上收文书的原告跟着过去，那里送达的也到他的账号；没有加入的，那里也没有加入")
    void forwarded() {
        var court = time.at("2026-10-12T09:00");
        var filing = submitted(court, List.of(person("王五", null)));
        var lisi = QuietBrowser.as(port, "lisi");
        join(lisi, link(filing, "PLAINTIFF_2"), LISI);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项",
                        "competentCourt", "某某区第二人民法院（演示）"));
        court.waitsAt(filing, "ADVISED");
        court.say(filing, "reply", Map.of("answer", "FORWARD")).expecting(201);

        var arrived = court.waitsAt(filing, "FORWARDED").get("forwardedTo").asText();

        assertThat(lisi.get("/filings").text()).contains("/joined/" + arrived);
        assertThat(lisi.get("/joined/" + arrived).expecting(200).text()).contains("某某区第二人民法院（演示）");
        assertThat(jdbc.sql("select count(*) from joined_party where filing_id = cast(? as uuid)")
                        .param(arrived)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("只有一个原告的申请没有这一页")
    void alone() {
        var filing = new Stories(port).submitted();
        assertThat(QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).text())
                .doesNotContain("怎样签名、收文书");
        assertThat(QuietBrowser.as(port, "zhangsan")
                        .get("/filings/" + filing + "/plaintiffs")
                        .status())
                .isEqualTo(404);
    }

    private String page(String filing) {
        var filer = QuietBrowser.as(port, "zhangsan");
        assertThat(filer.get("/filings/" + filing).text()).contains("其他原告怎样签名、收文书");
        return filer.get("/filings/" + filing + "/plaintiffs").expecting(200).text();
    }

    private String hand(QuietBrowser clerk, String filing, String person, String on, String proof) {
        var page = "/staff/filings/" + filing;
        var answer = clerk.submit(page + "/service", form(clerk, page, person, on, proof));
        return answer.status() == 302
                ? clerk.get(page).text()
                : answer.expecting(422).text();
    }

    private static Map<String, String> form(QuietBrowser clerk, String page, String person, String on, String proof) {
        return Map.of("_csrf", clerk.token(page), "person", person, "on", on, "proof", proof);
    }

    private String link(String filing, String party) {
        return Joined.link(port, filing, party);
    }

    private QuietBrowser.Answer handed(String filing, String party) {
        return Joined.hand(port, filing, party);
    }

    private static QuietBrowser.Answer join(QuietBrowser reader, String link, String number) {
        return Joined.join(reader, link, number);
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private static String submitted(Stories court, List<Map<String, Object>> more) {
        return submitted(court, draft(more, Map.of(), Map.of()));
    }

    private static String submitted(Stories court, Map<String, Object> draft) {
        var filing = court.drafted(draft);
        court.materials(filing);
        court.insist(filing);
        return filing;
    }

    private static Map<String, Object> draft(
            List<Map<String, Object>> more, Map<String, Object> ofZhangsan, Map<String, Object> ofLisi) {
        var zhangsan = person("张三", "11010519850312008X");
        zhangsan.put("phone", "13800138000");
        zhangsan.putAll(ofZhangsan);
        var lisi = person("李四", LISI);
        lisi.putAll(ofLisi);
        var plaintiffs = new ArrayList<>(List.of(zhangsan, lisi));
        plaintiffs.addAll(more);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("plaintiffs", plaintiffs);
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "赵六")));
        return draft;
    }

    private static Map<String, Object> person(String name, String number) {
        var person = new HashMap<String, Object>(Map.of("kind", "PERSON", "name", name, "address", "北京市某某区二号"));
        if (number != null && !number.isEmpty()) {
            person.put("idType", "RESIDENT_ID");
            person.put("idNumber", number);
        }
        return person;
    }
}
