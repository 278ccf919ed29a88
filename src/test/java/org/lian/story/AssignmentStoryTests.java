package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.identity.Absences;
import org.lian.identity.Accounts;
import org.lian.identity.Hired;
import org.lian.identity.StaffDirectory;
import org.lian.identity.StaffGroups;
import org.lian.process.AbsentColleagues;
import org.lian.rules.PublishedTables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 任务分派: by load and speciality, past who is away or stepped back, as an order or as an offer that lapses. */
@Tag("thorough")
class AssignmentStoryTests extends CourtInTime {
    private static final String COURT = "京0199";
    /** Two new ones for each test, with nothing in hand. */
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String PASSWORD = "Sharer-of-tasks-2026";

    @Autowired
    RepositoryService repository;

    @Autowired
    StaffDirectory staff;

    @Autowired
    StaffGroups groups;

    @Autowired
    Accounts accounts;

    @Autowired
    Absences absences;

    @Autowired
    AbsentColleagues absentColleagues;

    @Autowired
    JdbcClient jdbc;

    private final String one = "sharer" + NUMBER.incrementAndGet();
    private final String two = "sharer" + NUMBER.incrementAndGet();
    private final List<String> people = List.of(one, two);
    private final String group = "group-of-" + one;
    private Actor administrator;

    @BeforeEach
    void twoPeopleOfOneSpeciality() {
        administrator = accounts.actorOf("admin1");
        for (var username : people) {
            Hired.at(staff, accounts, username, PASSWORD, "分派" + username, Set.of(Role.CLERK), Set.of(COURT));
        }
        groups.make(administrator, group, "分派专长组" + NUMBER.get(), COURT);
        groups.fill(administrator, group, Set.copyOf(people));
    }

    @AfterEach
    void theTableIsAsItWasShipped() throws IOException {
        PublishedTables.publish(repository, "task-assignment", shipped());
        groups.retire(administrator, group);
        for (var username : people) {
            staff.activate(administrator, username, false);
        }
    }

    @Test
    @DisplayName("没有数据行的法院，任务照旧排在列表里：没有承办人，谁都不在先，日志里没有分派")
    void withoutARowNothingChanges() {
        var court = time.at("2026-10-12T09:00");
        var filing = arrived(court);

        var task = open(filing);

        assertThat(task.holder()).isNull();
        assertThat(journal(court, filing)).doesNotContain("任务分派表");
        court.clerk.post("/api/v1/tasks/" + task.id() + "/claim", Map.of()).expecting(200);
    }

    @Test
    @DisplayName("直接分派：有专长的人里，名下任务最少的得到；承办人、日志和工作表都看得到；两人轮着来")
    void toTheLeastLoadedOfTheSpeciality() throws Exception {
        var court = time.at("2026-10-12T09:00");
        rows("REVIEW", "ASSIGN", 0);

        var given = new ArrayList<String>();
        for (int times = 0; times < 4; times++) {
            given.add(String.valueOf(open(arrived(court)).holder()));
        }

        assertThat(given).as("in turn, as each has one more").containsExactly(one, two, one, two);
        var filing = arrived(court);
        var holder = open(filing).holder();
        assertThat(journal(court, filing)).contains("按任务分派表", "分派给名下任务最少的工作人员", "分派" + holder);
        assertThat(QuietBrowser.as(port, "supervisor1")
                        .get("/staff/desk?list=TO_REVIEW&holder=" + holder)
                        .expecting(200)
                        .text())
                .contains("分派" + holder);
    }

    @Test
    @DisplayName("分派表没有给出唯一结论：任务照旧排在列表里，案件的经过写明原因")
    void anUnclearTableStopsNoTask() throws Exception {
        var court = time.at("2026-10-12T09:00");
        PublishedTables.publish(
                repository,
                "task-assignment",
                table("REVIEW", "ASSIGN", 0).replace("<text>\"ASSIGN\"</text>", "<text></text>"));

        var filing = arrived(court);
        var task = open(filing);

        assertThat(task.holder()).isNull();
        assertThat(journal(court, filing)).contains("任务分派表没有给出唯一结论，由办理组认领");
        court.clerk.post("/api/v1/tasks/" + task.id() + "/claim", Map.of()).expecting(200);
    }

    @Test
    @DisplayName("外出的、已在本案回避的跳过；没有合适的人，排在列表里，日志说明")
    void whoIsAwayOrSteppedBackIsPassedOver() throws Exception {
        var court = time.at("2026-10-12T09:00");
        rows("REVIEW", "ASSIGN", 0);
        var head = accounts.actorOf("supervisor1");
        absences.record(head, one, away());
        try {
            assertThat(open(arrived(court)).holder()).isEqualTo(two);
            absences.record(head, two, away());
            var filing = arrived(court);
            var task = open(filing);
            assertThat(task.holder()).isNull();
            assertThat(journal(court, filing)).contains("没有在岗、没有回避、有专长的人可以分派");
            court.clerk.post("/api/v1/tasks/" + task.id() + "/claim", Map.of()).expecting(200);
        } finally {
            absences.record(head, one, null);
            absences.record(head, two, null);
        }
        var again = arrived(court);
        var holder = open(again).holder();
        var other = other(holder);
        as(holder)
                .post("/api/v1/tasks/" + open(again).id() + "/release", Map.of("recusal", true, "reason", "与原告是亲属"))
                .expecting(204);
        absences.record(head, holder, away());
        try {
            assertThat(open(arrived(court)).holder()).isEqualTo(other);
            assertThat(open(arrived(court)).holder()).isEqualTo(other);
        } finally {
            absences.record(head, holder, null);
        }
        rows("CONFIRM_FEE", "ASSIGN", 0);
        as(other).post("/api/v1/tasks/" + open(again).id() + "/claim", Map.of()).expecting(200);
        as(other)
                .post("/api/v1/tasks/" + open(again).id() + "/completion", Map.of("outcome", "REGISTER"))
                .expecting(204);
        assertThat(open(again, "Task_ConfirmFee").holder())
                .as("who stepped back has less in hand and is passed over")
                .isEqualTo(other);
    }

    @Test
    @DisplayName("分派的人退回的，回到大家的列表里，不再自动给谁；庭长改派也照旧")
    void whatIsPutBackIsEverybodys() throws Exception {
        var court = time.at("2026-10-12T09:00");
        rows("REVIEW", "ASSIGN", 0);
        var filing = arrived(court);
        var holder = open(filing).holder();
        var id = open(filing).id();
        assertThat(as(other(holder))
                        .post("/api/v1/tasks/" + id + "/claim", Map.of())
                        .status())
                .as("nobody takes it from under the hands")
                .isEqualTo(409);

        as(holder)
                .post("/api/v1/tasks/" + id + "/release", Map.of("reason", "今天来不及"))
                .expecting(204);

        assertThat(open(filing).holder()).isNull();
        court.clerk.post("/api/v1/tasks/" + id + "/claim", Map.of()).expecting(200);
        court.as("supervisor1")
                .post("/api/v1/tasks/" + id + "/assignment", Map.of("username", holder, "reason", "由他办"))
                .expecting(200);
        assertThat(open(filing).holder()).isEqualTo(holder);
    }

    @Test
    @DisplayName("先请一个人认领：别人在那以前不能认领，说明先请了谁、到几点；他可以认领，也可以让给大家；到时没有认领的，大家都可以认领")
    void anOfferIsTakenLeftOrLapses() throws Exception {
        var court = time.at("2026-10-12T09:00");
        rows("REVIEW", "OFFER", 2);
        var filing = arrived(court);
        var first = String.valueOf(open(filing).first());
        var id = open(filing).id();

        assertThat(open(filing).holder()).isNull();
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + id + "/claim", Map.of())
                        .expecting(403)
                        .text())
                .contains("先请 分派" + first + " 认领", "以后大家都可以认领");
        assertThat(page(first, "/staff")).contains("先请您认领", "/staff/tasks/" + id);
        assertThat(page(first, "/staff/tasks/" + id)).contains("这项任务先请您认领", "让给大家");
        assertThat(page("clerk1", "/staff/tasks/" + id))
                .contains("先请 分派" + first + " 认领")
                .doesNotContain("data-claim");
        assertThat(page("clerk1", "/staff/desk")).contains("先请 分派" + first + " 认领，到 10月12日 11:0");
        assertThat(page("clerk1", "/staff/next?after=REVIEW")).doesNotContain(id);
        assertThat(as(other(first))
                        .post("/api/v1/tasks/" + id + "/release", Map.of())
                        .status())
                .isEqualTo(409);

        as(first).post("/api/v1/tasks/" + id + "/release", Map.of()).expecting(204);
        court.clerk.post("/api/v1/tasks/" + id + "/claim", Map.of()).expecting(200);

        var taken = arrived(court);
        var asked = String.valueOf(open(taken).first());
        as(asked).post("/api/v1/tasks/" + open(taken).id() + "/claim", Map.of()).expecting(200);
        assertThat(open(taken).holder()).isEqualTo(asked);
        as(asked)
                .post("/api/v1/tasks/" + open(taken).id() + "/release", Map.of())
                .expecting(204);
        court.clerk
                .post("/api/v1/tasks/" + open(taken).id() + "/claim", Map.of())
                .expecting(200);

        var lapsed = arrived(court);
        var waits = open(lapsed).id();
        court.clerk.post("/api/v1/tasks/" + waits + "/claim", Map.of()).expecting(403);
        court = time.at("2026-10-12T11:10");
        assertThat(page(String.valueOf(open(lapsed).first()), "/staff")).doesNotContain("/staff/tasks/" + waits);
        court.clerk.post("/api/v1/tasks/" + waits + "/claim", Map.of()).expecting(200);
    }

    @Test
    @DisplayName("先请的人登记外出，马上大家都可以认领；庭长随时可以改派；办理组停用以前，先从表里去掉")
    void anOfferEndsWithAnAbsence() throws Exception {
        var court = time.at("2026-10-12T09:00");
        rows("REVIEW", "OFFER", 2);
        var filing = arrived(court);
        var first = String.valueOf(open(filing).first());
        var id = open(filing).id();
        var head = accounts.actorOf("supervisor1");
        try {
            absentColleagues.record(head, first, away());
            court.clerk.post("/api/v1/tasks/" + id + "/claim", Map.of()).expecting(200);
        } finally {
            absences.record(head, first, null);
        }
        var second = arrived(court);
        court.as("supervisor1")
                .post(
                        "/api/v1/tasks/" + open(second).id() + "/assignment",
                        Map.of("username", "clerk2", "reason", "由他办"))
                .expecting(200);
        assertThat(open(second).holder()).isEqualTo("clerk2");
        assertThat(catchThrowable(() -> groups.retire(administrator, group)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("任务分派表");
    }

    private void rows(String kind, String mode, int hours) throws IOException {
        PublishedTables.publish(repository, "task-assignment", table(kind, mode, hours));
    }

    private String table(String kind, String mode, int hours) throws IOException {
        return shipped().replace("</decisionTable>", """
                        <rule id="share"><description>本院任务分派办法第一条</description>
                        <inputEntry id="in-1"><text>"京0199"</text></inputEntry>
                        <inputEntry id="in-2"><text>"%s"</text></inputEntry>
                        <inputEntry id="in-3"><text>"CIVIL"</text></inputEntry>
                        <inputEntry id="in-4"><text>causeCode != null and starts with(causeCode, "04")</text></inputEntry>
                        <outputEntry id="out-1"><text>"%s"</text></outputEntry>
                        <outputEntry id="out-2"><text>"%s"</text></outputEntry>
                        <outputEntry id="out-3"><text>%d</text></outputEntry></rule></decisionTable>""".formatted(kind, mode, group, hours));
    }

    /** A submitted filing; who reviews it is what the test asks. */
    private static String arrived(Stories court) {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        court.submit(filing).expecting(201);
        return filing;
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("decisions/task-assignment.dmn"));
    }

    private Absences.Absence away() {
        return new Absences.Absence(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 16), null, null);
    }

    private CourtClient as(String username) {
        return CourtClient.as(port, username, PASSWORD);
    }

    private String page(String username, String path) {
        var browser =
                people.contains(username) ? QuietBrowser.as(port, username, PASSWORD) : QuietBrowser.as(port, username);
        return browser.get(path).text();
    }

    private String other(String person) {
        return people.get(1 - people.indexOf(person));
    }

    /** A task as the engine has it. */
    private record Open(
            String id, @Nullable String holder, @Nullable String first) {}

    private Open open(String filing) {
        return open(filing, "Task_ReviewFiling");
    }

    private Open open(String filing, String element) {
        return await().until(
                        () -> jdbc.sql("""
                                        select t.id_, t.assignee_, t.owner_
                                        from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                                        where e.business_key_ = ? and t.task_def_key_ = ?""")
                                .params(filing, element)
                                .query((row, number) -> new Open(
                                        row.getString("id_"), row.getString("assignee_"), row.getString("owner_")))
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String journal(Stories court, String filing) {
        return court.as("supervisor1")
                .get("/api/v1/filings/" + filing + "/timeline")
                .expecting(200)
                .text();
    }
}
