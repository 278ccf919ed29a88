package org.lian.web.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.engine.PublishedModels;
import org.lian.story.RaisedFee;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 适用规则: which version judged a filing, for its filer and for its court. */
@CourtTest
class WhichVersionTests {
    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    PublishedModels models;

    @Autowired
    JdbcClient jdbc;

    private Stories court;

    @BeforeEach
    void openTheCourt() {
        court = new Stories(port);
    }

    @AfterEach
    void theLawAgain() {
        RaisedFee.takeBack(repository);
    }

    @Test
    @DisplayName("以后又发布三版，旧案件仍写着判它的那一版、那一行、那一条，重新计算一致；以后的判断写新的一版")
    void threeReleasesLater() {
        var first = models.inForce("litigation-fee").orElseThrow().version();
        var filing = charged();

        RaisedFee.publish(port, 6000, "第一次");
        RaisedFee.publish(port, 7000, "第二次");
        RaisedFee.publish(port, 8000, "第三次");

        var old = fee(page("zhangsan", "/filings/" + filing + "/rules"));
        assertThat(old)
                .contains("href=\"/rulebook/litigation-fee/versions/" + first + "\"", "第 " + first + " 版", "，到 ")
                .contains("金额分档 第 1 行", "#row-property-1\"", "金额：不超过 1 万元", "诉讼费用交纳办法</a>第十三条第一款第(一)项")
                .contains("应交低端</dt><dd>50 元", "金额</dt><dd>5,000 元", "收费类别</dt><dd>财产案件")
                .contains("重新计算：一致")
                .contains("第(一)项；不超过1万元，每件50元")
                .doesNotContain("不一致", "现行", "60 元", "80 元", "每件80元");

        var later = fee(page("zhangsan", "/filings/" + charged() + "/rules"));
        assertThat(later)
                .contains("第 " + (first + 3) + " 版", "现行", "每件80元", "应交低端</dt><dd>80 元", "重新计算：一致")
                .doesNotContain("第 " + first + " 版");
        assertThat(fee(page("clerk1", "/staff/filings/" + filing + "/rules"))).contains("第 " + first + " 版", "重新计算：一致");
    }

    @Test
    @DisplayName("记录和那一版算出的不同：写明不一致")
    void aDifferenceIsSeen() {
        var filing = charged();
        jdbc.sql("""
                        insert into decision_record (filing_id, decision_id, version, rule_ids, inputs, outputs, visibility, at)
                        select filing_id, decision_id, version, rule_ids, inputs,
                               jsonb_set(outputs, '{0,lowFen}', '1'), visibility, at
                        from decision_record where filing_id = cast(? as uuid) and decision_id = 'litigation-fee'
                        limit 1""").param(filing).update();

        assertThat(page("zhangsan", "/filings/" + filing + "/rules"))
                .contains("重新计算：一致", "重新计算：不一致", "请联系法院核对", "0.01 元");
    }

    @Test
    @DisplayName("由人认定的写明人工认定，没有版本；表没有发布过的，照记下的原样写")
    void byHandAndWithoutATable() {
        var filing = charged();
        jdbc.sql("""
                        insert into decision_record (filing_id, decision_id, version, rule_ids, inputs, outputs, fault, visibility, at)
                        select cast(:filing as uuid), decision, 0, cast(rules as jsonb), '{"track": "CIVIL"}', cast(outputs as jsonb),
                               fault, 'PARTY', (select max(at) from decision_record)
                        from (values ('payment-obligation', '["manual"]', '[{"dueNow": false, "basis": "办法第二十条"}]', null),
                                     ('never-published', '[]', '[]', '这张表没有发布')) as given (decision, rules, outputs, fault)""").param("filing", filing).update();

        var page = page("clerk1", "/staff/filings/" + filing + "/rules");
        assertThat(page)
                .contains(
                        "人工认定",
                        "现在应交</dt><dd>否",
                        "依据</dt><dd>办法第二十条",
                        "never-published",
                        "规则没有给出唯一结论：这张表没有发布",
                        "重新计算：一致")
                .doesNotContain("versions/0", "第 0 版", "不一致");
        assertThat(page("zhangsan", "/filings/" + filing + "/rules"))
                .contains("人工认定")
                .doesNotContain("never-published");
    }

    @Test
    @DisplayName("当事人看不到分流、标记和知道标记的判断，本院看得到；别人的申请、别的法院都找不到")
    void whoSeesWhat() {
        var filing = charged();
        jdbc.sql("""
                        insert into decision_record (filing_id, decision_id, version, rule_ids, inputs, outputs, visibility, at)
                        values (cast(:filing as uuid), 'review-clock', 1, '["clock-civil"]',
                                '{"track": "CIVIL", "sensitiveMatter": "YES"}',
                                '[{"days": 7, "unit": "DAY", "onExpiry": "ESCALATE"}]', 'PARTY',
                                (select max(at) from decision_record))""").param("filing", filing).update();

        var mine = page("zhangsan", "/filings/" + filing + "/rules");
        assertThat(mine)
                .contains("应当提交的材料", "审查期限", "类型代字与承办部门", "民事起诉可以在网上提交")
                .doesNotContain("理由代码", "审查分流", "候选组", "优先级", "受理条件结论", "所列情形</dt>", "由庭长当日决定");
        var courts = page("clerk1", "/staff/filings/" + filing + "/rules");
        assertThat(courts).contains("审查分流", "候选组", "由庭长当日决定", "所列情形</dt><dd>是");

        assertThat(QuietBrowser.as(port, "lisi")
                        .get("/filings/" + filing + "/rules")
                        .status())
                .isEqualTo(404);
        assertThat(QuietBrowser.as(port, "clerk3")
                        .get("/staff/filings/" + filing + "/rules")
                        .status())
                .isEqualTo(404);
        assertThat(court.filing(filing).get("decisions").findValuesAsText("id")).contains("review-clock");
        for (var n = 0; n < court.filing(filing).get("decisions").size(); n++) {
            assertThat(court.zhangsan
                            .get("/api/v1/filings/" + filing + "/decisions/" + n + "/recomputation")
                            .text())
                    .doesNotContain("sensitiveMatter");
        }
        assertThat(page("zhangsan", "/filings/" + filing)).contains("/filings/" + filing + "/rules");
    }

    /** A case of 5,000 yuan with its fee decided. */
    private String charged() {
        var small = Stories.loanDraft();
        small.put("claimAmountFen", 500_000);
        var filing = court.submitted(small);
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        return filing;
    }

    private String page(String username, String path) {
        return QuietBrowser.as(port, username).get(path).expecting(200).text();
    }

    /** The last judgement by the fee's table. */
    private static String fee(String page) {
        return Arrays.stream(page.split("<article"))
                .filter(article -> article.contains("<h2>诉讼费</h2>"))
                .reduce((one, other) -> other)
                .orElseThrow();
    }
}
