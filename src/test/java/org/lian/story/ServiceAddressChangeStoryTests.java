package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 变更送达地址: confirmed anew after the submission, in force for what is served from then on. */
class ServiceAddressChangeStoryTests extends CourtInTime {
    private static final String NEW = "北京市某某区和平里九号院二单元";

    @Autowired
    Papers papers;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("由电子改为纸质：以后的文书送纸质到新地址，法院看得到；确认书两份都在，旧的不变")
    void toPaper() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var first = confirmations(filing);
        assertThat(first).hasSize(1);
        court = time.at("2026-10-13T10:00");

        court.say(filing, "service-address", address(NEW, "13900139111", false)).expecting(201);

        assertThat(court.filing(filing)
                        .get("draft")
                        .get("serviceAddress")
                        .get("address")
                        .asText())
                .isEqualTo(NEW);
        var both = confirmations(filing);
        assertThat(both).hasSize(2);
        assertThat(both.entrySet()).containsAll(first.entrySet());
        var second = both.entrySet().stream()
                .filter(entry -> !first.containsKey(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(second).contains(NEW, "13900139111", "不同意。邮寄或者当面送达纸质文书", "以前的送达地址确认书不再适用", "二〇二六年十月十三日");
        assertThat(first.values().iterator().next()).contains("北京市某某区一号").doesNotContain("不再适用");

        var sheet = QuietBrowser.as(port, "clerk1")
                .get("/staff/tasks/" + court.task(filing, "REVIEW"))
                .expecting(200)
                .text();
        assertThat(sheet).contains("未同意电子送达");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + filing)
                        .expecting(200)
                        .text())
                .contains("变更送达地址，以后的文书按新的送达地址确认书送达", "邮寄送达民事诉讼文书的若干规定第四条");
        court.register(filing);
        var task = court.task(filing, "PAPER_SERVICE");
        Printed.needsTheFont();
        assertThat(Printed.text(QuietBrowser.as(port, "clerk1").download("/staff/tasks/" + task + "/print")))
                .contains(NEW, "13900139111")
                .doesNotContain("北京市某某区一号");
        assertThat(jdbc.sql("select count(*) from journal_leaf where text like '%和平里%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("由纸质改为电子：以后的文书直接送到“我的立案”；在网页上改，没填的说哪一格")
    void toElectronicByHand() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", false));
        var filing = court.submitted(draft);
        var filer = QuietBrowser.as(port, "zhangsan");
        var path = "/filings/" + filing + "/service-address";
        assertThat(filer.get("/filings/" + filing).expecting(200).text()).contains("href=\"" + path + "\"");
        assertThat(filer.get(path).expecting(200).text()).contains("变更送达地址", "北京市某某区一号", "13800138000");
        var form = new HashMap<>(Map.of("_csrf", filer.token(path), "serviceAddress.address", NEW));
        assertThat(filer.submit(path, form).expecting(422).text()).contains("请填写联系电话", "请选择是否同意电子送达", NEW);
        form.put("serviceAddress.phone", "13900139111");
        form.put("serviceAddress.electronic", "true");
        filer.submit(path, form).expecting(302);

        assertThat(filer.get("/filings/" + filing).expecting(200).text())
                .contains("送达地址已经变更", "您同意电子送达")
                .contains(
                        NEW + "\n13900139111\n同意电子送达\n（提交以后变更过：2026 年 10 月 12 日 09:00",
                        "提交的时候是：北京市某某区一号，13800138000，不同意电子送达）");
        assertThat(filer.submit(path, form).expecting(422).text()).contains("和现在确认的一样，没有变更");
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        assertThat(filer.get("/filings/" + filing).expecting(200).text()).contains("受理案件通知书");
    }

    @Test
    @DisplayName("补正通知书正在邮寄，改为同意电子送达：当时就送达，期限从次日起算，登记回证的任务结束，以后的也是电子送达")
    void whatIsOnItsWayIsServedAtOnce() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", false));
        var filing = court.submitted(draft);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction(7, "CLAIMS_NOT_SPECIFIC"));
        var task = court.task(filing, "PAPER_SERVICE");
        var filer = QuietBrowser.as(port, "zhangsan");
        var path = "/filings/" + filing + "/service-address";
        assertThat(filer.get(path).expecting(200).text()).contains("正在邮寄、还没有签收的：《补正通知书》", "期限从明天起算");
        court = time.at("2026-10-14T10:00");
        filer = QuietBrowser.as(port, "zhangsan");

        filer.submit(
                        path,
                        Map.of(
                                "_csrf", filer.token(path),
                                "serviceAddress.address", "北京市某某区一号",
                                "serviceAddress.phone", "13800138000",
                                "serviceAddress.electronic", "true"))
                .expecting(302);

        assertThat(filer.get("/filings/" + filing).expecting(200).text())
                .contains("正在邮寄的《补正通知书》已经电子送达，就在下面，期限从明天起算。", "补正");
        var waiting = court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(waiting.get("dueAt").asText()).isEqualTo("2026-10-22T00:00:00+08:00");
        assertThat(court.clerk.get("/api/v1/tasks/" + task).status()).isEqualTo(409);
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + filing)
                        .expecting(200)
                        .text())
                .contains("《补正通知书》已电子送达；纸质的不再登记送达回证");

        court.say(filing, "correction", Map.of("claims", "判令李四归还十万元。")).expecting(201);
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        assertThat(filer.get("/filings/" + filing).expecting(200).text()).contains("受理案件通知书");
    }

    @Test
    @DisplayName("没有提交的直接改；别人的改不了；不清楚的不收")
    void whoAndWhen() {
        var court = time.at("2026-10-12T09:00");
        var draft = court.drafted(Stories.loanDraft());
        assertThat(court.say(draft, "service-address", address(NEW, "13900139111", true))
                        .expecting(409)
                        .text())
                .contains("还没有提交");
        var filing = court.submitted();
        court.as("lisi")
                .post("/api/v1/filings/" + filing + "/service-address", address(NEW, "1", true))
                .expecting(404);
        assertThat(court.say(filing, "service-address", Map.of()).expecting(422).text())
                .contains("serviceAddress.address", "serviceAddress.phone", "serviceAddress.electronic");
        assertThat(court.say(filing, "service-address", address("长".repeat(301), "13900139111", true))
                        .expecting(422)
                        .text())
                .contains("serviceAddress.address");
        assertThat(confirmations(filing)).hasSize(1);
    }

    private static Map<String, Object> address(String address, String phone, boolean electronic) {
        return Map.of("serviceAddress", Map.of("address", address, "phone", phone, "electronic", electronic));
    }

    /** The confirmations of a filing, by their keys. */
    private Map<String, String> confirmations(String filing) {
        var found = new HashMap<String, String>();
        for (var paper : papers.all(FilingId.of(filing))) {
            if (paper.document().equals("SERVICE_ADDRESS")) {
                found.put(paper.id().toString(), paper.text());
            }
        }
        return found;
    }
}
