package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.story.CourtInTime;
import org.lian.story.SentCodes;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 一并审签：a judge signs several rulings that he has read as they will be served, with a password and one code. */
class SeveralRulingsTests extends CourtInTime {
    private static final int SUBSCRIBERS = 90_000_000;

    @Autowired
    JdbcClient jdbc;

    /** Another for each test: what the telephone of another got is no answer here. */
    private final String telephone =
            "136" + (10_000_000 + ThreadLocalRandom.current().nextInt(SUBSCRIBERS));

    private Stories court;
    private QuietBrowser judge;

    @BeforeEach
    void aJudgeWithATelephone() {
        court = new Stories(port);
        judge = QuietBrowser.as(port, "judge1");
        phone(telephone);
    }

    @AfterEach
    void nobodyHasAsked() {
        phone("");
        jdbc.sql("delete from login_failure").update();
        jdbc.sql("delete from telephone_code").update();
    }

    @Test
    @DisplayName("两件一并签发：先照送达的样子看，密码、验证码各一次，各编文号、送达；验证码用过就失效")
    void readConfirmedAndSigned() {
        var first = proposed("原告与本案没有直接利害关系，其一");
        var second = proposed("原告与本案没有直接利害关系，其二");
        var tasks = List.of(
                court.taskFor(court.as("judge1"), first, "SIGN_REFUSAL"),
                court.taskFor(court.as("judge1"), second, "SIGN_REFUSAL"));

        var page = judge.get("/staff/rulings?" + query(tasks)).expecting(200).text();
        assertThat(page)
                .contains("原告与本案没有直接利害关系，其一", "原告与本案没有直接利害关系，其二", "上诉", "立案法官一号", "案号在签发时编定")
                .doesNotContain("6 位验证码");
        var pdf = judge.get("/staff/tasks/" + tasks.get(0) + "/ruling").expecting(200);
        assertThat(pdf.header("content-type")).isEqualTo("application/pdf");
        assertThat(QuietBrowser.as(port, "clerk3")
                        .get("/staff/tasks/" + tasks.get(0) + "/ruling")
                        .status())
                .isEqualTo(404);

        assertThat(ask(tasks, "wrong").expecting(422).text()).contains("密码不对");
        var asked = ask(tasks, "demo-judge1").expecting(200).text();
        assertThat(asked).contains("尾号 " + telephone.substring(7) + " 的手机").doesNotContain(telephone);
        var code = code(2);
        assertThat(sign(tasks, SentCodes.other(code)).expecting(422).text()).contains("验证码不对");
        assertThat(status(first)).isEqualTo("UNDER_REVIEW");

        var done = sign(tasks, code).expecting(200).text();

        assertThat(done.split("已签发", -1)).hasSize(3);
        for (var filing : List.of(first, second)) {
            assertThat(court.waitsAt(filing, "REFUSED").get("rulingNumber").asText())
                    .isNotEmpty();
        }
        assertThat(sign(tasks, code).expecting(422).text()).doesNotContain("已签发");
    }

    @Test
    @DisplayName("验证码只签看过的那几件：多勾一件、建议改过，一件也不签；一件被别人办了，其余照签并说明")
    void forWhatWasShownAloneAndEachForItself() {
        var first = proposed("第一件的理由");
        var second = proposed("第二件的理由");
        var third = proposed("第三件的理由");
        var judges = court.as("judge1");
        var one = court.taskFor(judges, first, "SIGN_REFUSAL");
        var two = court.taskFor(judges, second, "SIGN_REFUSAL");
        var three = court.taskFor(judges, third, "SIGN_REFUSAL");
        ask(List.of(one, two), "demo-judge1").expecting(200);
        var code = code(2);

        assertThat(sign(List.of(one, two, three), code).expecting(409).text()).contains("有变动，一件也没有签发");
        assertThat(List.of(status(first), status(second), status(third))).containsOnly("UNDER_REVIEW");

        // What somebody else has taken meanwhile is no more among what can be signed: a new look, a new code.
        court.as("judge2").post("/api/v1/tasks/" + two + "/claim", Map.of()).expecting(200);
        assertThat(sign(List.of(one, two), code).expecting(409).text()).contains("有变动");
        ask(List.of(one, two), "demo-judge1").expecting(200);
        var done = sign(List.of(one, two), code(1)).expecting(200).text();
        assertThat(done).contains("已签发", "没有办成", "别人认领");
        court.waitsAt(first, "REFUSED");
        assertThat(status(second)).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("看一件裁定书就是一次查阅，记在看的法官名下")
    void aLookIsAReading() {
        var filing = proposed("只看一看的理由");
        var task = court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        var readings = "/api/v1/filings/" + filing + "/readings";
        assertThat(court.as("supervisor1").get(readings).expecting(200).text()).doesNotContain("judge1");

        judge.get("/staff/tasks/" + task + "/ruling").expecting(200);

        assertThat(court.as("supervisor1").get(readings).expecting(200).text()).contains("judge1");
        assertThat(status(filing)).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("没有登记手机的法官不能一并签发，页面说怎么办；提出建议的人签不了自己的")
    void withoutASecondFactorNothingIsSigned() {
        var filing = proposed("没有手机的理由");
        var task = court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        phone("");

        assertThat(ask(List.of(task), "demo-judge1").expecting(409).text()).contains("没有登记手机号码", "逐件打开签发");
        assertThat(sign(List.of(task), "123456").expecting(409).text()).doesNotContain("已签发");
        // Said before twenty are ticked, not after.
        for (var page : List.of("/staff/desk?list=TO_SIGN", "/staff/rulings?" + query(List.of(task)))) {
            assertThat(judge.get(page).expecting(200).text())
                    .as(page)
                    .contains("还没有登记手机号码", "href=\"/account\"")
                    .doesNotContain("勾选的一并审签", "您的登录密码");
        }
        phone(telephone);
        assertThat(judge.get("/staff/desk?list=TO_SIGN").expecting(200).text())
                .contains("勾选的一并审签", "data-tick-all=\"20\"", "全选")
                .doesNotContain("还没有登记手机号码");
        assertThat(judge.get("/staff/rulings?" + query(List.of(task)))
                        .expecting(200)
                        .text())
                .contains("您的登录密码", "全选", "data-progress=\"正在签发\"");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/desk")
                        .expecting(200)
                        .text())
                .doesNotContain("勾选的一并审签");
    }

    @Test
    @DisplayName("逾期未交费待裁：列表里也能勾选，按撤诉处理的裁定和不予受理的一起看、一个验证码一起签；送达以前再查一次款项")
    void unpaidOnesTogether() {
        court = time.at("2026-11-02T09:00");
        var unpaid = List.of(court.owing(), court.owing());
        court = time.at("2026-11-10T00:00:30");
        for (var filing : unpaid) {
            court.waitsAt(filing, "FEE_OVERDUE");
        }
        court = time.at("2026-11-12T09:00");
        var refused = proposed("和没有交费的一起签");
        var tasks = List.of(
                court.taskFor(court.as("judge1"), unpaid.get(0), "SIGN_DEEMED_WITHDRAWAL"),
                court.taskFor(court.as("judge1"), unpaid.get(1), "SIGN_DEEMED_WITHDRAWAL"),
                court.taskFor(court.as("judge1"), refused, "SIGN_REFUSAL"));
        judge = QuietBrowser.as(port, "judge1");

        assertThat(judge.get("/staff/desk?list=UNPAID").expecting(200).text()).contains("勾选的一并审签", tasks.get(0));
        var back = encoded("/staff/desk?list=UNPAID");
        assertThat(judge.get("/staff/rulings?" + query(tasks) + "&back=" + back)
                        .expecting(200)
                        .text())
                .contains("按撤诉处理", "没有交费的一起签", "立案法官一号", "href=\"/staff/desk?list=UNPAID\"");
        ask(tasks, "demo-judge1").expecting(200);
        var done = sign(tasks, code(3)).expecting(200).text();

        assertThat(done.split("已签发", -1)).hasSize(4);
        assertThat(done).contains("送达以前再查一次款项");
        for (var filing : unpaid) {
            court.waitsAt(filing, "DEEMED_WITHDRAWN");
        }
        court.waitsAt(refused, "REFUSED");
    }

    private String proposed(String reason) {
        var draft = new HashMap<>(Stories.loanDraft());
        var filing = court.submitted(draft);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome",
                        "REFUSE",
                        "ground",
                        "NO_DIRECT_INTEREST",
                        "reason",
                        reason,
                        "basis",
                        "民事诉讼法第一百二十二条第一项"));
        return filing;
    }

    private void phone(String number) {
        judge.submit(
                "/account/staff-phone",
                Map.of("_csrf", judge.token("/account"), "phone", number, "phonePassword", "demo-judge1"));
    }

    private QuietBrowser.Answer ask(List<String> tasks, String password) {
        return sent("/staff/rulings/code", tasks, "password=" + encoded(password));
    }

    private QuietBrowser.Answer sign(List<String> tasks, String code) {
        return sent("/staff/rulings", tasks, "code=" + code + "&tail=" + telephone.substring(7));
    }

    private QuietBrowser.Answer sent(String path, List<String> tasks, String more) {
        return judge.send(
                "POST",
                path,
                "application/x-www-form-urlencoded",
                query(tasks) + "&" + more + "&_csrf=" + encoded(judge.token("/account")));
    }

    private String code(int papers) {
        return SentCodes.on(port, telephone, Pattern.compile("一并签发 " + papers + " 件裁定，验证码 (\\d{6})"));
    }

    private String status(String filing) {
        return court.filing(filing).get("status").asText();
    }

    private static String query(List<String> tasks) {
        return tasks.stream().map(task -> "task=" + task).collect(Collectors.joining("&"));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
