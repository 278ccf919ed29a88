package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.lian.OwnCourt;
import org.lian.forms.FormFiles;
import org.lian.materials.CardPicture;
import org.lian.story.CourtClient;
import org.lian.story.CourtClock;
import org.lian.story.RaisedFee;
import org.lian.story.Stories;
import org.lian.suggestion.Suggestions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.lian.workbench.DiagramMove;
import org.lian.workbench.DiagramMoves;
import org.lian.workbench.NewDiagram;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** A hostile person types script into everything that takes a text; everybody then opens every page. */
@OwnCourt
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("thorough")
class XssStories {
    private static final List<String> PAYLOADS = Payloads.all();
    /** Where each payload costs a page of its own every so many of them is opened; in the campaign each. */
    private static final int EVERY = Integer.getInteger("xss.every", 8);

    private static final Pattern NAMED = Pattern.compile(
            "(id=\"(?:filing|(?:Task|CallActivity|CatchEvent|BoundaryEvent|SubProcess)_\\w+)\") name=\"[^\"]*\"");

    private static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    RuntimeService runtime;

    private final Set<String> opened = new TreeSet<>();

    @Autowired
    RepositoryService repository;

    @Autowired
    DiagramMoves moves;

    private Hostile hostile;

    @BeforeAll
    void plant() {
        browser = Browser.launch();
        hostile = Hostile.at(port);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Tag("campaign")
    @DisplayName("对照：没有防护的页面上，每一段都被发现；只有内容策略的页面上，策略的拒绝也被发现")
    void theAlarmHearsWhatRuns() throws IOException {
        assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(200);
        var stranger = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        stranger.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            if (path.startsWith("/strict")) {
                exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'none'; script-src 'self'");
            }
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            var number = Integer.parseInt(path.replaceAll("\\D", ""));
            var body = ("<!doctype html><title>x</title><p>" + Payloads.markup().get(number) + " <p>x</p>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        stranger.start();
        try {
            var home = "http://127.0.0.1:" + stranger.getAddress().getPort();
            var person = browser.person(home, Browser.DESK, true);
            var alarm = new Alarm(person, home);
            var page = person.newPage();
            var unheard = new ArrayList<String>();
            var all = new ArrayList<String>();
            for (var number = 0; number < Payloads.markup().size(); number += EVERY) {
                page.navigate("/raw/" + number);
                var heard = alarm.heardOn(page);
                all.addAll(heard);
                if (heard.isEmpty()) {
                    unheard.add(Payloads.markup().get(number));
                }
            }
            assertThat(unheard).isEmpty();
            assertThat(all)
                    .anyMatch(heard -> heard.startsWith("ran"))
                    .anyMatch(heard -> heard.startsWith("asked"))
                    .anyMatch(heard -> heard.startsWith("called http://127.0.0.2:9/"))
                    .anyMatch(heard -> heard.contains("stands in the document"));
            page.navigate("/strict/0");
            assertThat(alarm.heardOn(page)).anyMatch(heard -> heard.startsWith("refused by script-src"));
            page.evaluate("document.body.textContent = 7919 * 104729");
            assertThat(alarm.heardOn(page)).anyMatch(heard -> heard.endsWith("evaluated"));
            person.close();
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    @DisplayName("约二百段 XSS 写进每一处文字和文件名：当事人打开每一页，没有一段执行，也没有一次被内容策略拒绝")
    void theLitigantOpensEveryPage() {
        var zhangsan = person().signIn("zhangsan", "demo-zhangsan");
        zhangsan.open("/filings");
        for (var payload : some(4)) {
            zhangsan.open("/filings?q=" + encoded(payload));
            assertThat(zhangsan.page.locator("#q")).hasValue(payload.strip());
            zhangsan.open("/account");
            zhangsan.page.locator("#phone").fill(payload);
            zhangsan.page.locator("#phonePassword").fill(payload);
            zhangsan.press("换手机号码");
        }
        zhangsan.open("/account/phone/code");
        zhangsan.open("/account/first-password");
        zhangsan.open("/account");
        hostile.filings.values().forEach(filing -> zhangsan.crawl("/filings/" + filing));
        var draft = "/filings/" + hostile.filings.get("draft");
        for (var question :
                List.of("court", "cause", "claims", "amount", "property", "procedure", "service-address", "facts")) {
            zhangsan.open(draft + "/questions/" + question);
        }
        for (var side : List.of("plaintiffs", "defendants", "third-parties")) {
            zhangsan.open(draft + "/parties/" + side + "/0");
        }
        zhangsan.open(draft + "/check");
        zhangsan.open(draft + "/materials");
        zhangsan.open("/filings/" + hostile.filings.get("together") + "/together");
        zhangsan.open(hostile.joining);
        var other = person().signIn("lisi", "demo-lisi");
        other.open("/filings");
        other.open("/plaintiffs/" + hostile.plaintiffLink);
        var joined = "/joined/" + hostile.filings.get("joined");
        other.open(joined);
        other.open(joined + "/address");
        other.open(joined + "/messages/" + encoded(PAYLOADS.get(0)));
        other.leave();
        zhangsan.open("/filings/" + hostile.filings.get("joined") + "/plaintiffs");
        var corrected = "/filings/" + hostile.filings.get("corrected");
        for (var page : List.of("correction/check", "correction/2/parties/0", "extension", "insistence")) {
            zhangsan.open(corrected + "/" + page);
        }
        zhangsan.open("/counterclaims");
        zhangsan.open("/ruling-requests");
        zhangsan.open("/counterclaims/" + encoded(PAYLOADS.get(0)));
        zhangsan.open("/filings/" + hostile.filings.get("advised") + "/reply");
        zhangsan.open("/filings/" + hostile.filings.get("due") + "/payment");
        zhangsan.open("/filings/" + hostile.filings.get("due") + "/withdrawal");
        zhangsan.open("/filings/" + hostile.filings.get("due") + "/fee-review");
        zhangsan.open("/filings/" + hostile.filings.get("preserved") + "/preservation");
        later("/filings/" + hostile.filings.get("due") + "/later", zhangsan);
        var everything = hostile.filings.get("everything");
        zhangsan.open("/filings/" + everything + "/agreement");
        zhangsan.open("/filings/" + hostile.filings.get("corrected") + "/nearby-court");
        zhangsan.open("/filings/" + hostile.filings.get("corrected") + "/service-address");
        zhangsan.open("/filings/" + everything);
        assertThat(zhangsan.unseen())
                .as("not on the filing's page, letter for letter")
                .isEmpty();
        // What programs get, opened in a browser.
        zhangsan.open("/api/v1/filings/" + everything);
        zhangsan.open("/api/v1/filings/" + everything + "/materials");
        // Where the code on the receipt leads.
        zhangsan.open("/papers/"
                + CourtClient.as(port, "zhangsan")
                        .get("/api/v1/filings/" + everything + "/documents")
                        .expecting(200)
                        .body()
                        .get("items")
                        .get(0)
                        .get("id")
                        .asText());
        zhangsan.open("/receipts");
        zhangsan.leave();

        var lisi = person().signIn("lisi", "demo-lisi");
        lisi.open("/filings/" + everything);
        lisi.leave();
    }

    @Test
    @DisplayName("法院人员打开每一项任务的办理页面，窗口、庭长、管理员、规则人员的每一页：没有一段执行")
    void theCourtOpensEveryPage() {
        var seen = new HashSet<>(PAYLOADS);
        for (var username : List.of("clerk1", "judge1", "supervisor1", "president1")) {
            var reader = person().signIn(username, "demo-" + username);
            for (var task : tasks(username)) {
                reader.open("/staff/tasks/" + task);
                seen.retainAll(reader.unseen());
                reader.open("/staff/tasks/" + task + "/parties");
            }
            reader.leave();
        }
        assertThat(seen).as("on no task's page, letter for letter").isEmpty();
        together();

        var clerk = person().signIn("clerk1", "demo-clerk1");
        var supervisor = person().signIn("supervisor1", "demo-supervisor1");
        var admin = person().signIn("admin1", "demo-admin1");
        var analyst = person().signIn("analyst1", "demo-analyst1");
        List.of(clerk, supervisor, admin, analyst).forEach(reader -> reader.open("/staff"));
        for (var path : List.of("/staff/orders", "/staff/absences", "/staff/money", "/staff/reconciliation")) {
            supervisor.open(path);
        }
        for (var path : List.of(
                "/staff/board",
                "/staff/register",
                "/staff/workload?holder=clerk1",
                "/staff/forecast?away=clerk1",
                "/staff/incidents")) {
            supervisor.open(path);
        }
        for (var list : org.lian.engine.TaskList.values()) {
            supervisor.open("/staff/desk?list=" + list);
            clerk.open("/staff/desk?list=" + list);
        }
        clerk.open("/staff/next?after=REVIEW");
        for (var filing : hostile.filings.values()) {
            clerk.open("/staff/filings/" + filing);
            clerk.open("/staff/search?q=" + filing);
        }
        assisted();
        atTheWindow(clerk);
        clerk.open("/staff/filings/" + hostile.filings.get("due") + "/payment-proof");
        clerk.open("/staff/counter");
        clerk.open("/staff/counter?number=" + hostile.filings.get("due"));
        clerk.page.getByLabel("票据号").fill("\"><img planted src=x onerror=top.struck=1>");
        clerk.press("确认");
        for (var path : List.of(
                "/admin/staff",
                "/admin/staff/clerk1",
                "/staff/powers",
                "/admin/courts",
                "/admin/materials",
                "/admin/messages")) {
            admin.open(path);
        }
        for (var payload : some(8)) {
            clerk.open("/staff/counter?number=" + encoded(payload));
            clerk.open("/staff/tasks/" + encoded(payload));
            clerk.open("/staff/tasks/" + encoded(payload) + "/agreement");
            clerk.open("/agreements/" + encoded(payload));
            clerk.open("/joint/" + encoded(payload));
            clerk.open("/staff/search?q=" + encoded(payload) + "&cause=" + encoded(payload) + "&clerk="
                    + encoded(payload));
            clerk.open("/staff/search?from=" + encoded(payload) + "&status=" + encoded(payload));
            clerk.open("/staff/desk?list=" + encoded(payload) + "&due=" + encoded(payload) + "&received="
                    + encoded(payload) + "&after=" + encoded(payload));
            clerk.open("/staff/filings/" + encoded(payload));
            clerk.open("/staff/next?after=" + encoded(payload));
            clerk.open("/staff/batch?task=" + encoded(payload));
            clerk.open("/staff/rulings?task=" + encoded(payload));
            clerk.open("/staff/desk?least=" + encoded(payload) + "&from=" + encoded(payload) + "&cause="
                    + encoded(payload) + "&holder=" + encoded(payload));
            admin.open("/admin/staff?q=" + encoded(payload));
            supervisor.open("/staff/workload?holder=" + encoded(payload));
            supervisor.open("/staff/forecast?away=" + encoded(payload) + "&more=" + encoded(payload));
            supervisor.open("/staff/board?from=" + encoded(payload));
            supervisor.open("/staff/register?to=" + encoded(payload));
            supervisor.open("/staff/orders?number=" + encoded(payload));
            admin.open("/admin/courts?q=" + encoded(payload));
            admin.open("/admin/staff/" + encoded(payload));
        }
        List.of(clerk, supervisor, admin, analyst).forEach(Reader::leave);
    }

    @Test
    @DisplayName("消息、人工通知、办理组、人工步骤的表单：名称、标题、选项里的每一段都只是文字")
    void whatACourtAddsItself() {
        var zhangsan = person().signIn("zhangsan", "demo-zhangsan");
        zhangsan.open("/inbox");
        zhangsan.open("/inbox/"
                + CourtClient.as(port, "zhangsan")
                        .get("/api/v1/messages")
                        .expecting(200)
                        .body()
                        .get("items")
                        .get(0)
                        .get("id")
                        .asText());
        zhangsan.leave();
        var supervisor = person().signIn("supervisor1", "demo-supervisor1");
        supervisor.open("/staff/messages");
        supervisor.open("/staff/automatic");
        supervisor.open("/staff/service");
        supervisor.leave();
        var admin = person().signIn("admin1", "demo-admin1");
        var analyst = person().signIn("analyst1", "demo-analyst1");
        var number = 0;
        for (var payload : some(8)) {
            number++;
            admin.open("/admin/groups");
            admin.page.locator("#code").fill("hostile-" + number);
            admin.page.locator("#name").fill("组" + payload);
            admin.page.locator("#court").fill("京0199");
            admin.press("设立");
            admin.open("/admin/groups/hostile-" + number);
            admin.open("/admin/groups/" + encoded(payload));
            var draft = CourtClient.as(port, "analyst1")
                    .post(
                            "/api/v1/rules/hostile-form-" + number + "/drafts",
                            Map.of(
                                    "xml",
                                    FormFiles.saying("hostile-form-" + number, payload),
                                    "reason",
                                    "知" + payload,
                                    "legalBasis",
                                    "民事诉讼法第一百二十六条"));
            if (draft.status() == 201) {
                analyst.open("/workbench/drafts/" + draft.get("id"));
                analyst.open("/workbench/drafts/" + draft.get("id") + "/form");
            }
        }
        List.of(admin, analyst).forEach(Reader::leave);
    }

    @Test
    @Tag("campaign")
    @DisplayName("规则工作台：理由、依据、示例、列名、说明里的每一段都只是文字，草稿页和编辑器里没有一段执行")
    void theWorkbench() throws IOException {
        var analyst = CourtClient.as(port, "analyst1");
        var table = Files.readString(Path.of("decisions/service-method.dmn"));
        var reader = person().signIn("analyst1", "demo-analyst1");
        reader.open("/workbench");
        reader.open("/workbench/rules/service-method");
        reader.open("/workbench/rules/service-method/versions/1");
        for (var begun = 0; begun < PAYLOADS.size(); begun += 25 * EVERY) {
            var some = PAYLOADS.subList(begun, Math.min(PAYLOADS.size(), begun + 25));
            var written = forXml(String.join(" ", some));
            var examples = new StringBuilder("electronicConsent,=method\n");
            some.forEach(payload ->
                    examples.append('"').append(payload.replace("\"", "\"\"")).append("\",ELECTRONIC\n"));
            var draft = analyst.post(
                            "/api/v1/rules/service-method/drafts",
                            Map.of(
                                    "xml",
                                    table.replace("label=\"方式\"", "label=\"" + written + "\"")
                                            .replace("当事人不同意电子送达的", written)
                                            .replace("人民法院在线诉讼规则第二十九条至第三十一条：", written + "第一条："),
                                    "examples",
                                    examples.toString(),
                                    "reason",
                                    some.get(0),
                                    "legalBasis",
                                    some.get(some.size() - 1)))
                    .expecting(201)
                    .get("id");
            reader.open("/workbench/drafts/" + draft);
            assertThat(reader.page.locator("#reason").inputValue().strip())
                    .isEqualTo(some.get(0).strip());
            reader.open("/workbench/drafts/" + draft + "/editor");
            for (var part : List.of("送达方式", "示例", "说明")) {
                reader.page
                        .locator("[role=tab]", new Page.LocatorOptions().setHasText(part))
                        .first()
                        .click();
                reader.requireSilence();
            }
        }
        reader.open("/workbench");
        reader.open("/workbench/rules/service-method");
        phrases(analyst, reader);
        daysAndContacts(reader);
        reader.leave();
    }

    private void phrases(CourtClient analyst, Reader reader) {
        for (var begun = 0; begun < PAYLOADS.size(); begun += 25 * EVERY) {
            var table = new StringBuilder("code,phrase\n");
            var some = PAYLOADS.subList(begun, Math.min(PAYLOADS.size(), begun + 25));
            some.forEach(payload -> table.append("04.10.108.03")
                    .append(payload.replaceAll("[\",\r\n]", ""))
                    .append(",\"")
                    .append(payload.replace("\"", "\"\""))
                    .append("\"\n"));
            var draft = analyst.post(
                            "/api/v1/rules/cause-phrases/drafts",
                            Map.of(
                                    "xml", table.toString(),
                                    "examples",
                                            "phrase,=code\n"
                                                    + forXml(some.get(0)).replaceAll("[\",\r\n]", "")
                                                    + ",<b planted>\n",
                                    "reason", some.get(0),
                                    "legalBasis", some.get(some.size() - 1)))
                    .expecting(201)
                    .get("id");
            reader.open("/workbench/drafts/" + draft);
            reader.open("/workbench/drafts/" + draft + "/editor");
            reader.page.locator("#sentence").fill(some.get(0));
            reader.press("看提示什么");
            reader.requireSilence();
            reader.page.locator("#cause").fill(some.get(0) + "x");
            reader.page.locator("#phrase").fill(some.get(some.size() - 1) + "x");
            reader.press("加上");
            reader.requireSilence();
            reader.open("/workbench/drafts/" + draft + "/editor?q=" + encoded(some.get(0)));
        }
    }

    private void daysAndContacts(Reader analyst) {
        var filing = new Stories(port).submitted();
        var filer = person().signIn("zhangsan", "demo-zhangsan");
        for (var n = 0; n < PAYLOADS.size(); n += 20 * EVERY) {
            var text = PAYLOADS.get(n);
            var said = text.isBlank()
                    ? "某某路"
                    : text.strip().substring(0, Math.min(200, text.strip().length()));
            analyst.open("/workbench/contacts");
            analyst.page.locator("#phone-京0199").fill("12368");
            analyst.page.locator("#address-京0199").fill(said);
            analyst.page.locator("#hours-京0199").fill(said);
            analyst.page.locator("form:has(#phone-京0199) button").click();
            analyst.requireSilence();
            filer.open("/filings/" + filing);
            analyst.open("/workbench/calendar");
            analyst.page.locator("#days").fill(text + " ");
            analyst.page.locator("#source").fill(said);
            analyst.page.locator("main form .button").click();
            analyst.requireSilence();
        }
        filer.leave();
    }

    @Test
    @Tag("campaign")
    @DisplayName("公开规则和适用规则：表里的列名、行的依据、发布的理由里的每一段都只是文字，谁打开都没有一段执行")
    void theRuleBook() throws IOException {
        var analyst = CourtClient.as(port, "analyst1");
        var court = new Stories(port);
        var table = Files.readString(Path.of("decisions/payment-obligation.dmn"));
        var zhangsan = person().signIn("zhangsan", "demo-zhangsan");
        var clerk = person().signIn("clerk1", "demo-clerk1");
        var stranger = person();
        for (var path : List.of(
                "/rulebook",
                "/rulebook/time-limits",
                "/rulebook/case-types",
                "/rulebook/" + encoded(PAYLOADS.get(0)))) {
            stranger.open(path);
        }
        // A table with ${…} in it is refused.
        var publishable = PAYLOADS.stream()
                .filter(payload -> !payload.matches("(?s).*[$#]\\{.*"))
                .toList();
        for (var begun = 0; begun < publishable.size(); begun += 100 * EVERY) {
            var some = publishable.subList(begun, Math.min(publishable.size(), begun + 100));
            var written = forXml(String.join(" ", some)) + "。";
            var name = forXml(some.get(0));
            var draft = analyst.post(
                            "/api/v1/rules/payment-obligation/drafts",
                            Map.of(
                                    "xml",
                                    table.replace("name=\"现在应交？\"", "name=\"" + name + "\"")
                                            .replace("label=\"不交\"", "label=\"" + written + "\"")
                                            .replace(
                                                    "<description>诉讼费用交纳办法第八条<",
                                                    "<description>诉讼费用交纳办法第八条：" + written + "<"),
                                    "reason",
                                    some.get(0),
                                    "legalBasis",
                                    "诉讼费用交纳办法第八条：" + some.get(some.size() - 1)))
                    .expecting(201)
                    .get("id");
            RaisedFee.release(port, draft);
            stranger.open("/rulebook");
            stranger.open("/rulebook/payment-obligation");
            var seen = stranger.unseen();
            seen.retainAll(some);
            seen.removeIf(payload -> payload.matches("(?s).*[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF].*"));
            assertThat(seen).as("not on the rule's page, letter for letter").isEmpty();
            stranger.open("/rulebook/payment-obligation/versions/1");
            var filing = court.submitted();
            court.register(filing);
            court.task(filing, "CONFIRM_FEE");
            zhangsan.open("/filings/" + filing + "/rules");
            clerk.open("/staff/filings/" + filing + "/rules");
        }
        List.of(zhangsan, clerk, stranger).forEach(Reader::leave);
    }

    @Test
    @DisplayName("迁移在办案件：流程图里的每个名称、对应关系里的每个编号都只是文字")
    void theMoves() throws IOException {
        var law = Files.readString(Path.of("processes/filing.bpmn"));
        // The guard lets no expression into a name, and no long one.
        var names = new ArrayDeque<>(PAYLOADS.stream()
                .filter(payload -> !payload.contains("${") && !payload.contains("#{"))
                .filter(payload -> !payload.isBlank() && payload.length() <= 200)
                .toList());
        assertThat(names).hasSizeGreaterThan(100);
        var planner = new Actor("analyst1", "analyst1", Set.of(Role.ANALYST), Set.of());
        var reader = person().signIn("analyst1", "demo-analyst1");
        while (!names.isEmpty()) {
            var diagram = NAMED.matcher(law)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            found.group(1) + " name=\"" + forXml(names.isEmpty() ? "x" : names.poll()) + "\""));
            var from = NewDiagram.publish(repository, diagram);
            var filing = new Stories(port).submitted();
            NewDiagram.publish(
                    repository, diagram.replace("\"SubProcess_CourtReview\"", "\"SubProcess_ReviewByCourt\""));
            var move = moves.prepare(planner, "filing", from);
            moves.tryOut(planner, move.id());
            CourtClock.until(() -> assertThat(moves.find(move.id()).state()).isEqualTo(DiagramMove.State.TRIED));
            reader.open("/workbench/rules/filing");
            reader.open("/workbench/moves/" + move.id());
            assertThat(reader.page.locator("main").innerText()).contains(filing, "不能迁移");
            for (var payload : PAYLOADS) {
                if (!payload.isBlank()) {
                    moves.rename(planner, move.id(), payload, payload);
                }
            }
            reader.open("/workbench/moves/" + move.id());
            moves.discard(planner, move.id());
        }
        reader.leave();
        NewDiagram.publish(repository, law);
    }

    /** As it stands in an attribute; XML has no other control characters than these. */
    private static String forXml(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Test
    @DisplayName("任务列表和运行监督里：人员姓名、任务页面、故障信息里的每一段都只是文字")
    void tasklistAndCockpit() {
        var admin = person().signIn("admin1", "demo-admin1");
        for (var name :
                List.of("{{constructor.constructor('top.struck=1')()}}", "<img planted src=x onerror=top.struck=1>")) {
            var username = "hostile-" + Math.abs(name.hashCode());
            admin.open("/admin/staff");
            admin.page.getByLabel("用户名").fill(username);
            admin.page.getByLabel("姓名").fill(name);
            admin.page.getByLabel("初始密码").fill("yi-ju-hao-ji-de-hua");
            admin.page.getByLabel("立案窗口").check();
            admin.page.locator("#courts").fill("京0199");
            admin.press("增加");
            assertThat(admin.page.content()).contains("已增加工作人员");

            var clerk = person().signIn(username, "yi-ju-hao-ji-de-hua");
            clerk.page.getByLabel("管理员给的密码").fill("yi-ju-hao-ji-de-hua");
            clerk.page.getByLabel("您自己的新密码").fill("zi-ji-de-hao-ji-de-hua");
            clerk.press("保存，开始办理");
            assertThat(clerk.page.getByText(name).first()).isVisible();
            clerk.requireSilence();
            clerk.leave();
        }
        admin.leave();

        var clerk = person().signIn("clerk1", "demo-clerk1");
        clerk.page.getByText("我的任务").first().click();
        clerk.page.locator(".tasks-list li.task").first().click();
        assertThat(clerk.page.frameLocator("iframe.lian-sheet").locator("h1")).isVisible();
        clerk.requireSilence();
        assertThat(clerk.unseen()).isEmpty();
        clerk.leave();

        var filing = hostile.filings.get("everything");
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(filing)
                .list()
                .get(0);
        var step = runtime.getActiveActivityIds(instance.getId()).get(0);
        var execution = runtime.createExecutionQuery()
                .processInstanceId(instance.getId())
                .activityId(step)
                .list()
                .get(0);
        PAYLOADS.forEach(payload -> runtime.createIncident("failedJob", execution.getId(), payload, payload));
        var supervisor = person().signIn("supervisor1", "demo-supervisor1");
        for (var place : List.of(
                "dashboard",
                "processes",
                "decisions",
                "process-definition/" + instance.getProcessDefinitionId() + "/runtime",
                "process-definition/" + instance.getProcessDefinitionId() + "/runtime?tab=incidents-tab",
                "process-instance/" + instance.getId() + "/runtime?tab=incidents-tab")) {
            supervisor.open("/camunda/app/cockpit/default/#/" + place);
            supervisor.page.waitForTimeout(2_000);
            supervisor.requireSilence();
        }
        assertThat(supervisor.page.locator("body")).containsText("planted");
        var heading = QuietBrowser.as(port, "supervisor1")
                .get("/staff/instances/" + instance.getId())
                .expecting(200)
                .json()
                .get("title")
                .asText();
        supervisor
                .page
                .locator("a", new Page.LocatorOptions().setHasText("案件"))
                .first()
                .click();
        assertThat(supervisor.page.locator(".lian-case")).isVisible();
        supervisor.requireSilence();
        assertThat(Reader.seen(supervisor.page.locator(".lian-case").textContent()))
                .contains(Reader.seen(heading));
        supervisor.open("/staff/incidents");
        assertThat(Reader.seen(supervisor.page.locator("tbody").first().textContent()))
                .contains(Reader.seen(heading));
        supervisor.leave();
    }

    @Test
    @Tag("campaign")
    @DisplayName("不登录的人：登录、注册、查询和找不到的页面把输入原样显示成文字")
    void whatAStrangerTypesComesBackAsText() {
        var stranger = person();
        for (var path : List.of("/", "/help", "/status", "/status/outages", "/problems/invalid")) {
            stranger.open(path);
        }
        for (var payload : some(8)) {
            stranger.open("/fees?amount=" + encoded(payload) + "&feeClass=" + encoded(payload));
            stranger.open("/display?back=" + encoded(payload));
            stranger.open("/" + encoded(payload));
            stranger.open("/sandbox/cashier/" + encoded(payload));
            stranger.open("/login?error=" + encoded(payload));
        }
        for (var payload : some(4)) {
            stranger.open("/register");
            for (var field : List.of("name", "idNumber", "phone", "username")) {
                stranger.page.locator("#" + field).fill(payload);
            }
            stranger.press("注册");
            assertThat(stranger.page.locator("#name")).hasValue(payload);
        }
        for (var payload : some(4)) {
            stranger.open("/objections");
            for (var field : List.of("case-number", "objection-code", "objection-who", "reason")) {
                stranger.page.locator("#" + field).fill(payload);
            }
            stranger.press("提出书面异议");
            assertThat(stranger.page.locator("#objection-who")).hasValue(payload);
        }
        for (var payload : some(4)) {
            stranger.open("/password");
            for (var field : List.of("idNumber", "phone")) {
                stranger.page.locator("#" + field).fill(payload);
            }
            stranger.press("发验证码");
            assertThat(stranger.page.locator("#phone")).hasValue(payload);
        }
        stranger.page.locator("#idNumber").fill("{{top.struck=1}}");
        stranger.page.locator("#phone").fill("13600000001");
        stranger.press("发验证码");
        stranger.open("/password/code");
        stranger.page.locator("#code").fill("\"><img planted src=x onerror=top.struck=1>");
        stranger.page.locator("#password").fill("\"><img planted src=x onerror=top.struck=1>");
        stranger.press("保存新密码并登录");
        for (var payload : some(4)) {
            stranger.open("/rehearsal");
            stranger.page.locator("#told").fill(payload);
            stranger.press("看看");
            assertThat(stranger.page.locator("#told")).hasValue(Suggestions.told(payload));
        }
        stranger.open("/rehearsal/filing");
        stranger.open("/login");
        stranger.page.getByLabel("用户名").fill("{{constructor.constructor('top.struck=1')()}}");
        stranger.page.getByLabel("密码").fill("\"><img planted src=x onerror=top.struck=1>");
        stranger.press("登录");
        stranger.leave();

        var quiet = QuietBrowser.stranger(port);
        for (var payload : some(PAYLOADS.size() / EVERY)) {
            for (var path :
                    List.of("/fees?amount=", "/fees?feeClass=", "/login?", "/api/v1/receipts/", "/api/v1/courts?q=")) {
                var answer = quiet.get(path + encoded(payload));
                if (payload.matches("(?s).*[<\"'].*")
                        && answer.header("content-type").startsWith("text/html")) {
                    assertThat(answer.text()).as(path).doesNotContain(payload);
                }
                assertThat(answer.header("content-security-policy")).startsWith("default-src 'none'");
                assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            }
        }
    }

    @Test
    @DisplayName("下载的文件名：只有一行，只作附件，没有多出来的响应头")
    void aFileNameIsNoHeader() {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var path = "/api/v1/filings/" + hostile.filings.get("everything") + "/materials";
        var materials = zhangsan.get(path).expecting(200).body().get("items");
        assertThat(materials).hasSize(100);
        for (var material : materials) {
            var answer = zhangsan.download(path + "/" + material.get("id").asText() + "/content");
            assertThat(answer.headers().allValues("content-disposition"))
                    .hasSize(1)
                    .allSatisfy(header -> assertThat(header).startsWith("attachment;"));
            assertThat(answer.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.contains("struck"));
            assertThat(answer.headers().allValues("x-content-type-options")).containsOnly("nosniff");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("没有一页漏开：每个给浏览器的地址都有人打开过")
    void noPageWasForgotten() {
        var pages = new TreeSet<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, method) -> {
                var methods = info.getMethodsCondition().getMethods();
                var page = method.getReturnType().getParameterType();
                if ((methods.isEmpty() || methods.contains(RequestMethod.GET))
                        && method.getBeanType().getName().startsWith("org.lian")
                        && (page == String.class || page == ModelAndView.class || page == Object.class)) {
                    pages.addAll(info.getPatternValues());
                }
            });
        }
        assertThat(pages).contains("/filings/{id}", "/staff/tasks/{taskId}");
        // An error has no address of its own, and neither answers to programs nor styles are pages.
        pages.removeIf(pattern -> pattern.startsWith("/api/") || pattern.endsWith(".css") || pattern.equals("/error"));
        // Only of a court that asks its staff for codes, and with no word of anybody in it.
        pages.remove("/login/code");
        // Its token is in the start log of a court without staff; everything else there is 404.
        pages.remove("/first-administrator/{token}");
        pages.remove("/first-password/{token}");
        pages.removeIf(pattern -> opened.stream()
                .anyMatch(path ->
                        PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path))));
        assertThat(pages).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("没有一次打开的是没有的地址：打开过的工作台地址都有页面回答")
    void noPageThatIsNotThere() {
        var patterns = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info -> info.getMethodsCondition().getMethods().isEmpty()
                        || info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPatternValues().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        assertThat(opened)
                .filteredOn(path -> path.matches("/(staff|admin)(/.*)?"))
                .allSatisfy(path -> assertThat(patterns)
                        .as(path)
                        .anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path))));
    }

    /** 一并登记 and 一并审签 with the tasks of hostile filings, one of them without a fault. */
    private void together() {
        var clerk = person().signIn("clerk1", "demo-clerk1");
        var reviews = tasks("clerk1").stream().limit(45).collect(Collectors.toCollection(ArrayList::new));
        var clean = hostile.clean();
        reviews.add(clean);
        clerk.open("/staff/batch?task=" + String.join("&task=", reviews));
        for (var row : rows("clerk1", List.of(reviews.get(0), clean))) {
            assertThat(Reader.seen(clerk.page.locator("main").textContent())).contains(Reader.seen(row));
        }
        assertThat(clerk.page.locator("input[name=task]")).hasCount(1);
        clerk.leave();
        hostile.propose(hostile.filings.get("clean"));
        var judge = person().signIn("judge1", "demo-judge1");
        var proposed = Stream.of("proposed", "clean")
                .map(name -> new Stories(port)
                        .taskFor(CourtClient.as(port, "judge1"), hostile.filings.get(name), "SIGN_REFUSAL"))
                .toList();
        judge.open("/staff/rulings?task=" + String.join("&task=", proposed));
        for (var row : rows("judge1", proposed)) {
            assertThat(Reader.seen(judge.page.locator("main").textContent())).contains(Reader.seen(row));
        }
        assertThat(judge.unseen()).as("the reasons of the ruling").hasSizeLessThan(PAYLOADS.size() - 10);
        judge.leave();
    }

    /** The parties of tasks, as their rows say them. */
    private List<String> rows(String username, List<String> tasks) {
        var parties = new ArrayList<String>();
        QuietBrowser.as(port, username)
                .get("/staff/rows?task=" + String.join("&task=", tasks))
                .expecting(200)
                .json()
                .forEach(row -> parties.add(row.get("parties").asText()));
        assertThat(parties).hasSameSizeAs(tasks);
        return parties;
    }

    /** 窗口立案 of somebody whose name strikes. */
    private void atTheWindow(Reader clerk) {
        clerk.open("/staff/window");
        clerk.page.getByLabel("姓名").fill("\"><img planted src=x onerror=top.struck=1>");
        clerk.page.getByLabel("证件号码").fill(CardPicture.numberOfNobody());
        clerk.page.getByLabel("没有电话").check();
        clerk.press("开始录入");
        var entry = java.net.URI.create(clerk.page.url()).getPath();
        clerk.open(entry);
        clerk.open(entry + "/record");
    }

    /** The pages of a court nearby, with a filing of another court. */
    private void assisted() {
        var filing = hostile.filings.get("corrected");
        CourtClient.as(port, "zhangsan")
                .post("/api/v1/filings/" + filing + "/assisting-court", Map.of("court", "京0198"))
                .expecting(201);
        var nearby = person().signIn("clerk3", "demo-clerk3");
        nearby.open("/staff/assistance");
        nearby.open("/staff/assistance/" + filing);
        nearby.page
                .getByLabel("不一致", new Page.GetByLabelOptions().setExact(true))
                .check();
        nearby.page.getByLabel("说明").fill("\"><img planted src=x onerror=top.struck=1>");
        nearby.press("告诉审查的法院");
        nearby.open("/staff/assistance/" + filing);
        nearby.leave();
    }

    /** Every page of what is handed in later, each with the words that are there already. */
    private void later(String address, Reader zhangsan) {
        zhangsan.open(address);
        var filer = QuietBrowser.as(port, "zhangsan");
        for (var kind : Map.of("REPLACE_CLAIMS", List.of("claims", "property"), "ADD_DEFENDANT", List.of("party"))
                .entrySet()) {
            var token = filer.token(address);
            var written = filer.submit(address, Map.of("_csrf", token, "kind", kind.getKey()))
                    .header("Location")
                    .replaceAll("^https?://[^/]+|/(claims|property|party|reason|files)$", "");
            filer.submit(written + "/reason", Map.of("_csrf", token, "reason", PAYLOADS.get(0)));
            for (var page : kind.getValue()) {
                zhangsan.open(written + "/" + page);
            }
            zhangsan.open(written + "/reason");
            zhangsan.open(written + "/files");
            zhangsan.open(written);
        }
    }

    private Reader person() {
        return new Reader(browser, "http://127.0.0.1:" + port, opened);
    }

    private List<String> tasks(String username) {
        var tasks = new ArrayList<String>();
        CourtClient.as(port, username)
                .get("/api/v1/tasks?limit=200")
                .expecting(200)
                .body()
                .get("items")
                .forEach(task -> tasks.add(task.get("id").asText()));
        assertThat(tasks).isNotEmpty();
        return tasks;
    }

    /** Payloads of every kind, evenly spread. */
    private static List<String> some(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> PAYLOADS.get(number * PAYLOADS.size() / many))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
