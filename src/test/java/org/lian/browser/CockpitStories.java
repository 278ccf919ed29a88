package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.Powers;
import org.lian.identity.StaffDirectory;
import org.lian.story.Stories;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 运行监督 on both screens of an office: a head of division sees cases there, where they stand, and whose turn it is. */
@OwnCourt
@Tag("thorough")
class CockpitStories extends InTheBrowser {
    private record Screen(int width, int height) {}

    private static final List<Screen> OFFICE = List.of(new Screen(1366, 768), new Screen(1920, 1080));
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}", Pattern.CASE_INSENSITIVE);
    private static final double READABLE = 8;

    /** The height of a line of an element's label, in pixels of the screen; none where it is not in the picture. */
    private static final String LABEL = """
            element => {
              const line = document.querySelector(`[data-element-id="${element}"] text tspan`).getBoundingClientRect();
              const pane = document.querySelector('.ctn-content-top').getBoundingClientRect();
              return line.left > pane.left && line.right < pane.right && line.top > pane.top && line.bottom < pane.bottom
                ? line.height : 0;
            }""";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuntimeService runtime;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Accounts accounts;

    @Autowired
    Powers powers;

    private Stories court;

    @BeforeEach
    void open() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("流程版本的页面先列案件：当事人、编号、现在的环节、在办人、收到多久，可以点到案件页和流程图；没有代码，没有外院的")
    void aDiagramSaysItsCases() {
        var open = filed("京0199", "吴一");
        var task = court.task(open, "REVIEW");
        var held = filed("京0199", "王小红");
        court.clerk
                .post("/api/v1/tasks/" + court.task(held, "REVIEW") + "/claim", Map.of())
                .expecting(200);
        var awaited = filed("京0199", "陈七");
        court.decideAs("clerk1", awaited, "REVIEW", Stories.correction("FACTS_MISSING"));
        court.waitsAt(awaited, "CORRECTION_REQUIRED");
        var elsewhere = filed("京0198", "外院甲");
        court.taskFor(court.as("clerk3"), elsewhere, "REVIEW");
        var definition = definition(open, "filing");
        assertThat(definition(elsewhere, "filing")).isEqualTo(definition);

        var head = signedIn(OFFICE.get(0).width(), "supervisor1");
        for (var screen : OFFICE) {
            head.setViewportSize(screen.width(), screen.height());
            open(head, "process-definition/" + definition + "/runtime");
            var list = head.locator(".ctn-content-bottom");

            assertThat(row(list, "吴一 诉 李四")).containsText("审查立案材料");
            assertThat(row(list, "吴一 诉 李四")).containsText("待认领");
            assertThat(row(list, "吴一 诉 李四")).containsText(receipt(open));
            assertThat(row(list, "吴一 诉 李四")).containsText("今天");
            assertThat(row(list, "王小红 诉 李四")).containsText("立案窗口一号（演示）");
            assertThat(row(list, "陈七 诉 李四")).containsText("补正");
            assertThat(list).containsText(Pattern.compile("\\d+ 件案件在办"));
            look(head, "cockpit-cases-" + screen.width());
            assertThat(head.locator("body").innerText())
                    .doesNotContain("外院甲", "不属于本院")
                    .doesNotContainPattern(UUID);
            assertThat(list.locator(".nav-tabs li:visible").first()).hasText("案件");
        }
        row(head.locator(".ctn-content-bottom"), "吴一 诉 李四").getByText("流程图").click();
        assertThat(head.locator(".lian-case")).containsText("吴一 诉 李四");
        head.locator(".lian-case a").first().click();
        assertThat(head.locator("h1")).containsText("吴一 诉 李四");
        assertThat(court.task(open, "REVIEW")).isEqualTo(task);
    }

    @Test
    @DisplayName("打开一个流程实例，流程图停在正在办的环节，字看得清；自己放大缩小以后不再动")
    void theDiagramOpensWhereTheCaseStands() {
        var filing = filed("京0199", "吴二");
        court.task(filing, "REVIEW");
        var head = signedIn(OFFICE.get(0).width(), "supervisor1");
        for (var screen : OFFICE) {
            head.setViewportSize(screen.width(), screen.height());
            open(head, "process-instance/" + instance(filing, "filing") + "/runtime");
            assertThat(head.locator(".lian-case")).containsText("吴二 诉 李四");
            assertThat(head.locator("[data-element-id=Task_ReviewFiling] text").first())
                    .isVisible();
            head.waitForTimeout(2000);
            look(head, "cockpit-instance-" + screen.width());
            assertThat(head.locator("body").innerText()).doesNotContainPattern(UUID);
            assertThat(height(head)).as("at %s", screen).isGreaterThanOrEqualTo(READABLE);
        }
        var opened = height(head);
        for (var i = 0; i < 4; i++) {
            head.locator("[ng-click='zoomOut()']").first().click();
        }
        head.waitForTimeout(2000);
        assertThat(height(head)).isLessThan(opened);
    }

    @Test
    @DisplayName("点流程图上的一个环节，只列停在这个环节的案件")
    void aStepSaysItsCases() {
        var reviewed = filed("京0199", "吴三");
        court.task(reviewed, "REVIEW");
        var awaited = filed("京0199", "吴四");
        court.decideAs("clerk1", awaited, "REVIEW", Stories.correction("FACTS_MISSING"));
        court.waitsAt(awaited, "CORRECTION_REQUIRED");
        var head = signedIn(OFFICE.get(1).width(), "supervisor1");
        head.setViewportSize(OFFICE.get(1).width(), OFFICE.get(1).height());
        open(head, "process-definition/" + definition(reviewed, "filing") + "/runtime");
        var list = head.locator(".ctn-content-bottom");
        assertThat(row(list, "吴四 诉 李四")).isVisible();
        // The diagram listens once its numbers stand on it.
        assertThat(head.locator(".ctn-content-top")).containsText(Pattern.compile("环节统计：\\s*开"));

        head.locator("[data-element-id=Task_ReviewFiling] text")
                .first()
                .click(new Locator.ClickOptions().setForce(true));

        assertThat(row(list, "吴四 诉 李四")).isHidden();
        assertThat(row(list, "吴三 诉 李四")).isVisible();
        assertThat(list).containsText("选中的环节");
        look(head, "cockpit-cases-step");
    }

    @Test
    @DisplayName("案件里的一段流程写明是几段、属于几件案件，不把段数当案件数")
    void aPartOfACaseIsNoCase() {
        var filing = court.owing();
        var head = signedIn(OFFICE.get(0).width(), "supervisor1");
        head.setViewportSize(OFFICE.get(0).width(), OFFICE.get(0).height());

        open(head, "process-definition/" + definition(filing, "fee-payment") + "/runtime");

        var list = head.locator(".ctn-content-bottom");
        assertThat(list).containsText(Pattern.compile("案件里的一段流程：现在有 \\d+ 段在走，属于 \\d+ 件案件"));
        assertThat(row(list, court.filing(filing).get("caseNumber").asText())).containsText("张三 诉 李四");
        look(head, "cockpit-cases-part");
        row(list, "张三 诉 李四").first().getByText("流程图").click();
        assertThat(head.locator(".lian-case")).containsText("张三 诉 李四");
        look(head, "cockpit-instance-part");
        head.locator(".super-process-instance-id a").click();
        assertThat(head.locator("[data-element-id=Task_ReviewFiling]").first()).isVisible();
    }

    @Test
    @DisplayName("案件多的版本只列五十件，期限近的在前，写明还有几件、到哪里找；不是庭长的人得到一句话")
    void fiftyCasesAndTheNumberOfTheRest() {
        var filing = filed("京0199", "吴五");
        jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '60 days' where id_ = ?")
                .param(court.task(filing, "REVIEW"))
                .update();
        var definition = definition(filing, "filing");
        var path = "/staff/definitions/" + definition + "/cases";
        jdbc.sql("""
                        insert into act_ru_execution (id_, proc_inst_id_, root_proc_inst_id_, proc_def_id_, rev_, business_key_,
                          is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, tenant_id_)
                        select 'many-' || n, 'many-' || n, 'many-' || n, :definition, 1, 'many-' || n,
                          true, false, true, false, 1, '京0199' from generate_series(1, 60) n""").param("definition", definition).update();
        try {
            var cases = QuietBrowser.as(port, "supervisor1")
                    .get(path)
                    .expecting(200)
                    .json();

            assertThat(cases.get("rows")).hasSize(50);
            assertThat(cases.get("rows").get(0).get("title").asText()).isEqualTo("吴五 诉 李四");
            assertThat(cases.get("rows").get(0).get("tasks").get(0).get("late").asBoolean())
                    .isTrue();
            assertThat(cases.get("rest").asText()).containsPattern("还有 \\d\\d 段没有列出");
            Hired.head(
                    staff,
                    accounts,
                    powers,
                    "supervisor8",
                    "one of my own 2026",
                    "外院庭长",
                    Set.of(Role.SUPERVISOR),
                    Set.of("京0198"));
            assertThat(QuietBrowser.as(port, "supervisor8", "one of my own 2026")
                            .get(path)
                            .expecting(200)
                            .text())
                    .contains("件案件在办")
                    .doesNotContain("吴五", "many-");
            assertThat(QuietBrowser.as(port, "clerk1").get(path).expecting(403).text())
                    .contains("庭长");
            var head = signedIn(OFFICE.get(0).width(), "supervisor1");
            head.setViewportSize(OFFICE.get(0).width(), OFFICE.get(0).height());
            open(head, "process-definition/" + definition + "/runtime");
            assertThat(head.locator(".lian-cases")).containsText(Pattern.compile("还有 \\d+ 段没有列出"));
            head.locator(".lian-cases").getByText("查找案件").click();
            assertThat(head).hasURL(Pattern.compile(".*/staff/search.*"));
        } finally {
            jdbc.sql("delete from act_ru_execution where id_ like 'many-%'").update();
        }
    }

    private static double height(Page page) {
        return ((Number) page.evaluate(LABEL, "Task_ReviewFiling")).doubleValue();
    }

    private String filed(String code, String plaintiff) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("courtCode", code);
        draft.put(
                "plaintiffs",
                List.of(Map.of("kind", "PERSON", "name", plaintiff, "phone", "13900139000", "address", "北京市某某区一号")));
        var filing = court.drafted(draft);
        court.insist(filing);
        return filing;
    }

    /** Without the fragment alone, which would load nothing anew. */
    private static void open(Page page, String place) {
        page.navigate("about:blank");
        page.navigate("/camunda/app/cockpit/default/#/" + place);
    }

    private static Locator row(Locator list, String words) {
        return list.locator("tbody tr", new Locator.LocatorOptions().setHasText(words));
    }

    private String definition(String filing, String key) {
        return running(filing, key).getProcessDefinitionId();
    }

    private String instance(String filing, String key) {
        return running(filing, key).getId();
    }

    private org.camunda.bpm.engine.runtime.ProcessInstance running(String filing, String key) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(filing)
                .processDefinitionKey(key)
                .list()
                .get(0);
    }

    private String receipt(String filing) {
        return jdbc.sql("select number from filing_receipt where filing_id::text = ?")
                .param(filing)
                .query(String.class)
                .single();
    }

    private static void look(Page page, String name) {
        Pictures.take(page, Path.of("target", "pictures", name + ".png"), false);
    }
}
