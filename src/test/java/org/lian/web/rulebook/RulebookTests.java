package org.lian.web.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.engine.PublishedModels;
import org.lian.reference.CaseTypes;
import org.lian.reference.TimeLimits;
import org.lian.story.CourtClient;
import org.lian.story.RaisedFee;
import org.lian.vocabulary.Sha256;
import org.lian.web.QuietBrowser;
import org.lian.web.QuietBrowser.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 公开规则: who reads what, that it is what the engine runs, and that nobody's name stands there. */
@CourtTest
class RulebookTests {
    private static final List<String> PUBLIC = List.of(
            "litigation-fee",
            "cause-fee-class",
            "payment-obligation",
            "provincial-amount",
            "fee-rounding",
            "fee-relief",
            "required-materials",
            "later-filing",
            "review-clock",
            "case-type-eligibility",
            "mediation-suitability",
            "jurisdiction",
            "jurisdiction-administrative",
            "jurisdiction-application",
            "court-level-matter",
            "court-level",
            "special-court",
            "special-court-matter",
            "service-abroad");
    private static final Pattern CELL = Pattern.compile("data-head=\"[^\"]*\">([^<]*)<");
    private static final Pattern EXAMPLE = Pattern.compile("<li><span>(.*?)</b></li>");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,}(_[A-Z]+)*\\b|\\b[a-z]+[A-Z][A-Za-z]+\\b|[?=]");

    @LocalServerPort
    int port;

    @Autowired
    PublishedModels models;

    @Autowired
    RepositoryService repository;

    @Autowired
    TimeLimits timeLimits;

    @Autowired
    CaseTypes caseTypes;

    private QuietBrowser anybody;

    @BeforeEach
    void comeIn() {
        anybody = QuietBrowser.stranger(port);
    }

    @AfterEach
    void theLawAgain() {
        RaisedFee.takeBack(repository);
    }

    @Test
    @DisplayName("公开的只有名单上的表，名单只在一处；其他的表、图和不存在的，页面、文件和历次版本都是 404")
    void onlyWhatIsOnTheList() {
        assertThat(Arrays.stream(PublicRule.values()).map(PublicRule::key)).containsExactlyInAnyOrderElementsOf(PUBLIC);
        var list = anybody.get("/rulebook").expecting(200).text();
        PUBLIC.forEach(rule -> assertThat(list).contains("href=\"/rulebook/" + rule + "\""));

        var hidden = new TreeSet<>(
                models.current().stream().map(PublishedModels.Version::rule).toList());
        hidden.removeAll(PUBLIC);
        assertThat(hidden).contains("review-routing", "service-method", "case-code", "filing");
        var analyst = QuietBrowser.as(port, "analyst1");
        hidden.addAll(List.of("no-such-rule", "REVIEW-CLOCK", "fee-bracket"));
        for (var rule : hidden) {
            assertThat(list).doesNotContain("/rulebook/" + rule + "\"");
            for (var rest : List.of("", "/file", "/versions/1", "/versions/1/file")) {
                anybody.get("/rulebook/" + rule + rest).expecting(404);
                analyst.get("/rulebook/" + rule + rest).expecting(404);
            }
        }
        anybody.get("/rulebook/review-clock/versions/99").expecting(404);
        anybody.get("/rulebook/review-clock/versions/0/file").expecting(404);
    }

    @Test
    @DisplayName("新建的表发布了也不公开")
    void aNewTableIsNotPublic() throws IOException {
        repository
                .createDeployment()
                .source("packaged")
                .addString(
                        "decisions/brand-new.dmn",
                        Files.readString(Path.of("decisions/service-method.dmn"))
                                .replace("<decision id=\"service-method\"", "<decision id=\"brand-new\"")
                                .replaceFirst("(<decision id=\"brand-new\" name=)\"[^\"]*\"", "$1\"全新的表\""))
                .deploy();
        assertThat(models.inForce("brand-new")).isPresent();

        anybody.get("/rulebook/brand-new").expecting(404);
        anybody.get("/rulebook/brand-new/file").expecting(404);
        assertThat(anybody.get("/rulebook").text()).doesNotContain("全新的表");
    }

    @Test
    @DisplayName("每一页：名称、第几版、何时起、依据、法定或者本院规定、举例；一百二十千字节以内，不用脚本；没有代码")
    void whatAPageSays() {
        for (var rule : PUBLIC) {
            var answer = page(rule);
            var page = answer.text();
            assertThat(page).contains("现行</span> 第 <span>", "起施行", "下载规则文件", "历次版本", "flk.npc.gov.cn");
            assertThat(page.getBytes(StandardCharsets.UTF_8)).as(rule).hasSizeLessThan(120 * 1024);
            assertThat(answer.all("set-cookie")).isEmpty();
            Stream.concat(CELL.matcher(page).results(), EXAMPLE.matcher(page).results())
                    .map(cell -> cell.group(1))
                    .forEach(cell -> assertThat(
                                    CODE.matcher(cell.replaceAll("<[^>]*>", "")).find())
                            .as("%s: %s", rule, cell)
                            .isFalse());
        }
        assertThat(page("litigation-fee").text())
                .contains("超过 1 万元，不超过 10 万元", "2.5%", "财产案件", "法定", "只有一行适用")
                .contains("收费类别：财产案件，金额：1 万元", "→ 结论：数额确定，应交低端：50 元", "另外 ")
                .contains("<a href=\"https://flk.npc.gov.cn/\" rel=\"noreferrer\">诉讼费用交纳办法</a>第十三条第一款第(一)项");
        assertThat(page("cause-fee-class").text()).contains("不属于“离婚纠纷”", "任意", "人格权案件");
        assertThat(page("required-materials").text()).contains("民事起诉状", "原告或者申请人中有自然人：是", "本院规定", "符合的每一行都适用");
        assertThat(page("review-clock").text()).contains("先行登记立案", "小时");
        assertThat(page("case-type-eligibility").text())
                .contains("民事起诉可以在网上提交", "有书面仲裁协议：是")
                .doesNotContain("理由代码");
        assertThat(page("provincial-amount").text()).contains("现在没有一行");
        assertThat(page("fee-rounding").text()).contains("现在没有一行");
    }

    @Test
    @DisplayName("法定期限：每一项都有名称、长短和写全的条文")
    void timeLimits() {
        var page = anybody.get("/rulebook/time-limits").expecting(200).text();

        assertThat(page.split("<th scope=\"row\"")).hasSize(timeLimits.all().size() + 1);
        timeLimits.all().forEach(limit -> assertThat(page).doesNotContain(">" + limit.id() + "<"));
        assertThat(page)
                .contains("情况紧急的，法院裁定保全申请", "48 小时", "民事诉讼法</a>第一百零三条、第一百零四条")
                .contains("最高人民法院关于人民法院登记立案若干问题的规定</a>第八条第(一)项")
                .doesNotContain("民诉法", "民诉解释", "行诉法");
    }

    @Test
    @DisplayName("各类案件去哪里办：代字表的每一类都在，网上收的说选哪一种，不收的说去哪里；目录里有")
    void caseTypes() {
        assertThat(anybody.get("/rulebook").text()).contains("href=\"/rulebook/case-types\"");
        var page = anybody.get("/rulebook/case-types").expecting(200).text();

        assertThat(page)
                .contains("在首页选“申请支付令”", "可以在网上办", "不用立案")
                .contains("承认与执行外国法院裁判审查", "有管辖权的中级人民法院", "民事诉讼法</a>第二百九十八条")
                .contains("民事司法救助", "12348");
        caseTypes.all().forEach(type -> type.names()
                .forEach(name -> assertThat(page).contains(name.replaceFirst("案件$", ""))));
        var answers = anybody.get("/api/v1/case-types?limit=200").expecting(200).text();
        assertThat(answers).contains("\"where\":\"ONLINE\",\"track\":\"PAYMENT_ORDER\"", "\"where\":\"ELSEWHERE\"");
    }

    @Test
    @DisplayName("文件就是引擎所用的字节，发布以前、以后都是；发布以后页面立即是新的一版；草稿不公开；没有人名")
    void theVeryBytes() {
        var old = models.inForce("litigation-fee").orElseThrow();
        requireEngineBytes();
        var before = sha256();
        var draft = CourtClient.as(port, "analyst1")
                .post(
                        "/api/v1/rules/litigation-fee/drafts",
                        Map.of("xml", RaisedFee.table(7000), "reason", "只是草稿", "legalBasis", "草稿的依据"))
                .expecting(201)
                .get("id");
        assertThat(page("litigation-fee").text()).doesNotContain("70 元", "只是草稿", draft);
        for (var path : List.of("/" + draft, "/litigation-fee/drafts/" + draft, "/litigation-fee/versions/" + draft)) {
            assertThat(anybody.get("/rulebook" + path).status()).as(path).isIn(400, 404);
        }

        RaisedFee.publish(port, 6000, "提高第一档");

        requireEngineBytes();
        assertThat(sha256()).isNotEqualTo(before);
        var page = page("litigation-fee").text();
        assertThat(page)
                .contains("第 <span>" + (old.version() + 1) + "</span> 版", "本院修改", "诉讼费用交纳办法</a>第十三条", ">60 元<")
                .doesNotContain("提高第一档", "analyst1", "analyst2", "supervisor1", "clerk1");
        var former = anybody.get("/rulebook/litigation-fee/versions/" + old.version())
                .expecting(200)
                .text();
        assertThat(former)
                .contains("起由新的一版代替", "/rulebook/litigation-fee/versions/" + old.version() + "/file", before)
                .doesNotContain(">60 元<");
        assertThat(bytes("/rulebook/litigation-fee/versions/" + old.version() + "/file"))
                .isEqualTo(models.content(old));
    }

    @Test
    @DisplayName("没有变的页面和文件不再传：带着上次的标记来，答 304；变了就传新的")
    void whatHasNotChanged() {
        for (var path : List.of(
                "/rulebook", "/rulebook/litigation-fee", "/rulebook/time-limits", "/rulebook/litigation-fee/file")) {
            var tag = anybody.get(path).expecting(200).header("etag");
            assertThat(tag).as(path).isNotEmpty();
            var again = again(path, tag);
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.text()).isEmpty();
        }
        assertThat(page("litigation-fee").header("cache-control"))
                .contains("no-cache")
                .doesNotContain("no-store");
        var page = page("litigation-fee").header("etag");
        var file = anybody.get("/rulebook/litigation-fee/file").header("etag");

        RaisedFee.publish(port, 6000, "提高第一档");

        assertThat(again("/rulebook/litigation-fee", page).status()).isEqualTo(200);
        assertThat(again("/rulebook/litigation-fee/file", file).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("从首页、算诉讼费、帮助和每一页的页脚都找得到公开规则")
    void whereItIsFound() {
        for (var page : List.of("/", "/help", "/fees", "/login")) {
            assertThat(anybody.get(page).text()).contains("href=\"/rulebook\"");
        }
        assertThat(anybody.get("/fees?amount=100").text()).contains("收费依据");
    }

    private Answer page(String rule) {
        return anybody.get("/rulebook/" + rule).expecting(200);
    }

    private Answer again(String path, String tag) {
        return anybody.send("GET", path, "", "", Map.of("If-None-Match", tag));
    }

    private String sha256() {
        return Sha256.hex(bytes("/rulebook/litigation-fee/file"));
    }

    /** The file, what the engine keeps and what it has deployed for the decision are one; its hash stands on the page. */
    private void requireEngineBytes() {
        var file = bytes("/rulebook/litigation-fee/file");
        assertThat(file)
                .isEqualTo(models.content(models.inForce("litigation-fee").orElseThrow()));
        var deployed = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("litigation-fee")
                .latestVersion()
                .singleResult();
        try (var model = repository.getDecisionModel(deployed.getId())) {
            assertThat(file).isEqualTo(model.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(page("litigation-fee").text()).contains(Sha256.hex(file));
    }

    private byte[] bytes(String path) {
        var answer = CourtClient.anonymous(port).download(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"litigation-fee.dmn\"");
        return answer.body();
    }
}
