package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lian.story.CourtClock.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.documents.PublishedTemplates;
import org.lian.documents.TemplateTrials;
import org.lian.process.PaperCases;
import org.lian.vocabulary.FilingId;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An analyst writes the words of a paper anew, a second person approves, and what was served before stays as it was. */
class TemplateReleaseStoryTests extends CourtInTime {
    private static final String PAPER = "acceptance-notice";
    private static final String SHIPPED_LINE = "<p>二、{{feeNotice}}";
    private static final String NEW_LINE = "<p>本院立案庭在诉讼服务中心一楼。</p>\n";

    @Autowired
    Papers papers;

    @Autowired
    PublishedTemplates templates;

    @Autowired
    TemplateTrials trials;

    @Autowired
    PaperCases cases;

    @Autowired
    DataSource source;

    @Autowired
    DataFolder data;

    @Autowired
    JdbcClient jdbc;

    CourtClient author;
    CourtClient colleague;
    CourtClient supervisor;

    @BeforeEach
    void signIn() {
        author = CourtClient.as(port, "analyst1");
        colleague = CourtClient.as(port, "analyst2");
        supervisor = CourtClient.as(port, "supervisor1");
    }

    private static String id(JsonNode draft) {
        return draft.get("id").asText();
    }

    private static String path(JsonNode draft, String act) {
        return "/api/v1/rule-drafts/" + id(draft) + (act.isEmpty() ? "" : "/" + act);
    }

    private static List<String> codes(JsonNode draft) {
        var codes = new ArrayList<String>();
        draft.get("findings").forEach(finding -> codes.add(finding.get("code").asText()));
        return codes;
    }

    private JsonNode begin(String paper, String text) {
        return author.post(
                        "/api/v1/rules/" + paper + "/drafts",
                        Map.of("xml", text, "reason", "写明电话", "legalBasis", "民事诉讼法第一百二十六条"))
                .expecting(201)
                .body();
    }

    private CourtClient.Answer approve(CourtClient second, JsonNode draft) {
        return second.post(path(draft, "approvals"), Map.of("decision", "APPROVE", "comment", "同意"));
    }

    private String inForce(String paper) {
        return templates.text(paper, version(paper));
    }

    private int version(String paper) {
        return templates.inForce(paper).orElseThrow().version();
    }

    private Paper served(Stories court) {
        return served(court, court.submitted());
    }

    private Paper served(Stories court, String filing) {
        court.register(filing);
        until(() -> assertThat(papers.of(FilingId.of(filing)))
                .extracting(Paper::document)
                .contains("ACCEPTANCE_NOTICE"));
        return papers.of(FilingId.of(filing)).stream()
                .filter(paper -> paper.document().equals("ACCEPTANCE_NOTICE"))
                .findFirst()
                .orElseThrow();
    }

    private void takeBack(String paper, int to) {
        colleague
                .post("/api/v1/rules/" + paper + "/rollbacks", Map.of("toVersion", to, "reason", "电话有误"))
                .expecting(201);
    }

    @Test
    @DisplayName("改受理通知书：第二人批准，发布以后送达的用新文字、记新版本；以前送达的字节不变；一步退回")
    void newWordsForNewPapers() {
        Printed.needsTheFont();
        var court = time.at("2026-10-12T09:00");
        var before = version(PAPER);
        var shipped = inForce(PAPER);
        var old = served(court);
        var oldPdf = papers.pdf(old.id());
        assertThat(old.templateNumber()).isEqualTo(before);
        assertThat(old.text()).doesNotContain("本院立案庭在");

        var draft = begin(PAPER, shipped.replace(SHIPPED_LINE, NEW_LINE + SHIPPED_LINE));
        assertThat(draft.get("kind").asText()).isEqualTo("PAPER");
        assertThat(draft.get("name").asText()).isEqualTo("受理案件通知书");
        assertThat(codes(draft)).isEmpty();
        assertThat(draft.get("statutory").asBoolean()).isFalse();
        assertThat(draft.get("difference").get(0).get("after").asText()).isEqualTo(NEW_LINE.strip());
        author.post(path(draft, "publications"), Map.of()).expecting(409);
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        approve(author, draft).expecting(403);
        approve(colleague, draft).expecting(201);
        var published = author.post(path(draft, "publications"), Map.of())
                .expecting(201)
                .body();

        assertThat(published.get("version").asInt()).isEqualTo(before + 1);
        var fresh = served(court);
        assertThat(fresh.text()).contains("本院立案庭在诉讼服务中心一楼。");
        assertThat(fresh.templateNumber()).isEqualTo(before + 1);
        assertThat(fresh.templateVersion()).isNotEqualTo(old.templateVersion());
        assertThat(papers.pdf(old.id())).isEqualTo(oldPdf);
        assertThat(papers.find(old.id()).orElseThrow()).isEqualTo(old);
        var freshPdf = papers.pdf(fresh.id());
        assertThat(Printed.text(freshPdf)).contains("本院立案庭在");

        takeBack(PAPER, before);

        assertThat(inForce(PAPER)).isEqualTo(shipped);
        assertThat(version(PAPER)).isEqualTo(before + 2);
        var last = served(court);
        assertThat(last.text()).doesNotContain("本院立案庭在");
        assertThat(last.templateVersion()).isEqualTo(old.templateVersion());
        assertThat(papers.pdf(fresh.id())).isEqualTo(freshPdf);
        var kinds = jdbc.sql("""
                        select distinct kind from journal_leaf where kind like 'RULE_%'""").query(String.class).list();
        assertThat(kinds)
                .contains(
                        "RULE_DRAFT_BEGUN",
                        "RULE_APPROVAL_REQUESTED",
                        "RULE_DRAFT_APPROVED",
                        "RULE_PUBLISHED",
                        "RULE_ROLLED_BACK");
    }

    @Test
    @DisplayName("删掉上诉的期限和法院：不能送批，说出条文；改动法定段落的，须由庭长批准")
    void whatTheLawNeedsIsNotDropped() {
        var shipped = inForce("refusal-ruling");
        var draft = begin("refusal-ruling", shipped.replace("<p>{{remedy}}。</p>\n", ""));

        assertThat(codes(draft)).containsExactly("REQUIRED", "LOCKED_WORDS_CHANGED");
        assertThat(draft.get("findings").get(0).get("severity").asText()).isEqualTo("BLOCKING");
        assertThat(draft.get("findings").get(0).get("message").asText())
                .contains("上诉的期限和上诉的法院", "民事诉讼法第一百二十六条、第一百七十一条");
        author.post(path(draft, "approval-requests"), Map.of()).expecting(422);
        assertThatThrownBy(() -> templates.publish("refusal-ruling", shipped.replace("<p>{{remedy}}。</p>\n", "")))
                .hasMessageContaining("REQUIRED");

        var mended = author.put(
                        path(draft, ""),
                        Map.of(
                                "revision",
                                draft.get("revision").asInt(),
                                "xml",
                                shipped.replace("<p>{{remedy}}。</p>", "<p>{{remedy}}。逾期不上诉的，本裁定发生法律效力。</p>")))
                .expecting(200)
                .body();
        assertThat(codes(mended)).containsExactly("LOCKED_WORDS_CHANGED");
        assertThat(mended.get("findings").get(0).get("severity").asText()).isEqualTo("WARNING");
        assertThat(mended.get("findings").get(0).get("message").asText())
                .contains("上诉的期限和上诉的法院", "现在是“{{remedy}}。逾期不上诉的，本裁定发生法律效力。”", "须由庭长批准");
        assertThat(mended.get("statutory").asBoolean()).isTrue();
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        approve(colleague, draft).expecting(403);
        approve(supervisor, draft).expecting(201);
        author.post(path(draft, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("把“经审查”的结果写到先行立案的通知书里：不能送批；编辑页写明哪些话只在一种情形下写")
    void whatIsTrueOnlySometimes() throws Exception {
        var draft = begin(PAPER, inForce(PAPER).replace(SHIPPED_LINE, "<p>{{found}}。</p>\n" + SHIPPED_LINE));

        assertThat(codes(draft)).containsExactly("BOUND");
        author.post(path(draft, "approval-requests"), Map.of()).expecting(422);
        var editor = Visitor.browser(port, "analyst1").get("/workbench/drafts/" + id(draft) + "/editor");
        assertThat(editor.body())
                .contains("只在一种情形下写的", "{{found}}", "写在 {{#examined}} 和 {{/examined}} 之间", "期限届满先行立案的案件没有经过审查");
        author.post(path(draft, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("历次版本都不能用：恢复出厂版本是一份草稿，一样要第二人批准；和现行一样的不用恢复；本院自己的规则没有出厂版本")
    void backToWhatWasShipped() throws Exception {
        var shipped = inForce("advice");
        var first = version("advice");
        var pages = Visitor.browser(port, "analyst1");
        assertThat(pages.get("/workbench/rules/advice").body()).doesNotContain("恢复出厂版本");
        author.post("/api/v1/rules/advice/drafts", Map.of("shipped", true, "reason", "试", "legalBasis", "试"))
                .expecting(409);
        for (var line : List.of("<p>第一句有误。</p>", "<p>第二句也有误。</p>")) {
            var draft = begin("advice", shipped.replace("<p>{{remedy}}", line + "\n<p>{{remedy}}"));
            author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
            approve(supervisor, draft).expecting(201);
            author.post(path(draft, "publications"), Map.of()).expecting(201);
        }

        var page = "/workbench/rules/advice";
        assertThat(pages.get(page).body()).contains("恢复出厂版本", "从出厂版本起草");
        var sent =
                pages.submit(page, page + "/restorations", Map.of("reason", "两版文字都有误", "legalBasis", "民事诉讼法第一百二十七条"));

        var draft = author.get("/api/v1/rule-drafts/"
                        + sent.headers().firstValue("location").orElseThrow().replaceFirst(".*/", ""))
                .expecting(200)
                .body();
        assertThat(draft.get("xml").asText()).isEqualTo(shipped);
        assertThat(draft.get("baseVersion").asInt()).isEqualTo(first + 2);
        assertThat(inForce("advice")).contains("第二句也有误");
        author.post(path(draft, "publications"), Map.of()).expecting(409);
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        approve(author, draft).expecting(403);
        approve(supervisor, draft).expecting(201);
        author.post(path(draft, "publications"), Map.of()).expecting(201);
        assertThat(inForce("advice")).isEqualTo(shipped);
        assertThat(version("advice")).isEqualTo(first + 3);
        assertThat(pages.get(page).body()).doesNotContain("恢复出厂版本");
        author.post("/api/v1/rules/no-such-rule/drafts", Map.of("shipped", true))
                .expecting(404);
        author.post("/api/v1/rules/advice/drafts", Map.of("shipped", true, "xml", shipped))
                .expecting(422);
    }

    private JsonNode scheduled(String paper, String line) {
        var draft = begin(paper, inForce(paper).replace("<p>{{remedy}}", line + "\n<p>{{remedy}}"));
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        approve(supervisor, draft).expecting(201);
        author.post(
                        path(draft, "publications"),
                        Map.of(
                                "effectiveAt",
                                clock.now().plus(Duration.ofHours(2)).toString()))
                .expecting(201);
        return draft;
    }

    private String page(JsonNode draft) throws Exception {
        return Visitor.browser(port, "analyst1")
                .get("/workbench/drafts/" + id(draft))
                .body();
    }

    /** The database refuses the next version of the paper with this code of its own. */
    private AutoCloseable refusing(String paper, String sqlState) throws Exception {
        var administrator = new Superuser(source, data);
        administrator.run(
                """
                create function refuse_%1$s() returns trigger language plpgsql as
                $$ begin raise exception 'broken for the test' using errcode = '%1$s'; end $$""".formatted(sqlState),
                "create trigger refuse before insert on paper_template for each row when (new.template = '%s') execute function refuse_%s()"
                        .formatted(paper, sqlState));
        return () -> administrator.run(
                "drop trigger if exists refuse on paper_template",
                "drop function if exists refuse_%s()".formatted(sqlState));
    }

    private int attempts(JsonNode draft) {
        return jdbc.sql("select publication_attempts from rule_draft where id = ?::uuid")
                .param(id(draft))
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("到了时间系统没有发布成：停下一次，写明时间、原因和错误编号，批准还在，由人重新发布")
    void whatCannotBePublishedWaitsForAPerson() throws Exception {
        var before = version("advice");
        var draft = scheduled("advice", "<p>如有疑问请来电。</p>");
        try (var broken = refusing("advice", "23514")) {
            clock.moveTo(Duration.ofHours(3));
            until(() -> assertThat(page(draft)).contains("没有发布成，已经停下", "错误编号"));
            Thread.sleep(5_000);
            assertThat(attempts(draft)).isEqualTo(1);
        }

        var found = author.get(path(draft, "")).expecting(200).body();
        assertThat(found.get("state").asText()).isEqualTo("APPROVED");
        assertThat(found.get("publicationFault").asText()).contains("没有发布成，已经停下", "重新发布");
        assertThat(found.has("effectiveAt")).isFalse();
        assertThat(Visitor.browser(port, "analyst2").get("/workbench").body()).contains("没有发布成");
        assertThat(version("advice")).isEqualTo(before);
        author.post(path(draft, "publications"), Map.of()).expecting(201);
        assertThat(version("advice")).isEqualTo(before + 1);
        assertThat(page(draft)).doesNotContain("没有发布成");
        takeBack("advice", before);
    }

    @Test
    @DisplayName("到了时间机器一时不行：写明已试几次、何时再试，间隔越来越长，好了就发布")
    @Tag("thorough")
    void aFaultOfTheMachineIsTriedAgain() throws Exception {
        var before = version("advice");
        var draft = scheduled("advice", "<p>如有疑问请来电。</p>");
        try (var full = refusing("advice", "53100")) {
            clock.moveTo(Duration.ofHours(3));
            until(() -> assertThat(page(draft)).contains("已试 1 次", "再试"));
            Thread.sleep(5_000);
            assertThat(attempts(draft)).isEqualTo(1);
            clock.moveTo(Duration.ofHours(3).plusMinutes(1));
            until(() -> assertThat(page(draft)).contains("已试 2 次"));
            var pause = jdbc.sql(
                            "select extract(epoch from publication_retry_at - ?::timestamptz)::int from rule_draft where id = ?::uuid")
                    .params(clock.now().toString(), id(draft))
                    .query(Integer.class)
                    .single();
            assertThat(pause).isBetween(20, 60);
        }
        clock.moveTo(Duration.ofHours(4));

        until(() -> assertThat(version("advice")).isEqualTo(before + 1));
        assertThat(page(draft)).doesNotContain("再试");
        takeBack("advice", before);
    }

    @Test
    @DisplayName("定时发布：到了时间才用新文字")
    void publishedWhenItsTimeComes() {
        var before = version(PAPER);
        var shipped = inForce(PAPER);
        var draft = begin(PAPER, shipped.replace(SHIPPED_LINE, NEW_LINE + SHIPPED_LINE));
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        approve(colleague, draft).expecting(201);
        author.post(
                        path(draft, "publications"),
                        Map.of(
                                "effectiveAt",
                                clock.now().plus(Duration.ofHours(2)).toString()))
                .expecting(201);
        assertThat(version(PAPER)).isEqualTo(before);

        clock.moveTo(Duration.ofHours(3));

        until(() -> assertThat(version(PAPER)).isEqualTo(before + 1));
        takeBack(PAPER, before);
        assertThat(inForce(PAPER)).isEqualTo(shipped);
    }

    @Test
    @DisplayName("用真实案件预览：日期是案件的，当事人的姓名、案号用示例代替；没有出过这种文书的案件，请换一件")
    void aRealCaseWithoutItsPeople() throws Exception {
        Printed.needsTheFont();
        var court = time.at("2026-10-12T09:00");
        var about = Stories.loanDraft();
        about.put("defendants", List.of(Map.of("kind", "PERSON", "name", "诸葛某某", "phone", "13900139000")));
        var old = served(court, court.submitted(about));
        assertThat(old.text()).contains("诸葛某某");
        var number = court.filing(old.filing().toString()).get("caseNumber").asText();

        for (var known : List.of(number, old.filing().toString())) {
            var text = Printed.text(trials.ofCase(PAPER, inForce(PAPER), cases.words(PAPER, known)));
            assertThat(text)
                    .contains("本案已于2026年10月12日登记立案", "张三诉李四民间借贷纠纷", "（2026）京0105民初123号")
                    .doesNotContain("诸葛某某", number);
        }
        var draft = begin(PAPER, inForce(PAPER));
        var pages = Visitor.browser(port, "analyst1");
        var preview = "/workbench/drafts/" + id(draft) + "/preview?case=";
        assertThat(pages.get(preview + old.filing()).headers().firstValue("content-type"))
                .contains("application/pdf");
        assertThat(pages.get(preview + court.submitted()).statusCode()).isEqualTo(409);
        assertThat(pages.get(preview + "x").statusCode()).isEqualTo(404);
        author.post(path(draft, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("收件回执、起诉状这些不送达的文书，也能用真实案件预览：姓名用示例代替")
    void aRealCaseOfEveryKind() {
        Printed.needsTheFont();
        var court = time.at("2026-10-12T09:00");
        var about = Stories.loanDraft();
        about.put("defendants", List.of(Map.of("kind", "PERSON", "name", "诸葛某某", "phone", "13900139000")));
        var filing = court.drafted(about);
        court.insist(filing);

        for (var made : papers.all(FilingId.of(filing))) {
            var draft = begin(made.template(), inForce(made.template()));
            // The court of the test has later ones too.
            assertThat(cases.last(made.template())).as(made.template()).isNotEmpty();
            var pdf = author.get(path(draft, "preview") + "?case=" + filing).expecting(200);
            assertThat(pdf.status()).isEqualTo(200);
            var text = Printed.text(
                    trials.ofCase(made.template(), inForce(made.template()), cases.words(made.template(), filing)));
            assertThat(text).as(made.template()).contains("二〇二六年十月十二日").doesNotContain("诸葛某某");
            author.post(path(draft, "discards"), Map.of()).expecting(204);
        }
        assertThat(papers.all(FilingId.of(filing)))
                .extracting(Paper::template)
                .contains("receipt", "party-complaint", "party-service-address", "party-online-consent");
    }

    @Test
    @DisplayName("模板还没有版本的时候固定的文书，打开还是同样的字节")
    void aPaperOfBeforeVersions() throws Exception {
        Printed.needsTheFont();
        var old = served(time.at("2026-10-12T09:00"));
        var pdf = papers.pdf(old.id());
        new Superuser(source, data).run("update court_paper set template_number = null where id = '" + old.id() + "'");

        var found = papers.find(old.id()).orElseThrow();
        assertThat(found.templateNumber()).isNull();
        assertThat(found.digest()).isEqualTo(old.digest());
        assertThat(papers.pdf(old.id())).isEqualTo(pdf);
        assertThat(papers.typeset(old.id())).isEqualTo(pdf);
    }

    @Test
    @DisplayName("一张表或者流程图不能冒充文书，文书也不能换成它们")
    void aPaperStaysAPaper() {
        author.post("/api/v1/rules/" + PAPER + "/drafts", Map.of("xml", RaisedFee.table()))
                .expecting(422);
        assertThatThrownBy(() ->
                        jdbc.sql("update paper_template set content = 'x'").update())
                .isNotNull();
    }
}
