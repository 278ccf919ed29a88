package org.lian.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lian.story.CourtClock.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.engine.Migrations;
import org.lian.engine.ModelFinding;
import org.lian.engine.MovePlan;
import org.lian.engine.MoveRoute;
import org.lian.engine.RunningInstances;
import org.lian.story.CourtInTime;
import org.lian.story.Stories;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.Visitor;
import org.lian.workbench.DiagramMove.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 迁移在办案件: filings at every kind of wait go to a new version of their diagram, or stay whole where they are. */
@Tag("thorough")
class DiagramMovesTests extends CourtInTime {
    private static final String RULE = "filing";
    private static final Actor PLANNER = analyst("analyst1");
    private static final Actor SECOND = analyst("analyst2");
    private static final int FEE = 230_000;

    @Autowired
    DiagramMoves moves;

    @Autowired
    MoveStore store;

    @Autowired
    MoveSteps steps;

    @Autowired
    RunningInstances running;

    @Autowired
    Migrations migrations;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    int before;

    @BeforeEach
    void aVersionOfItsOwn() {
        before = NewDiagram.publish(repository, NewDiagram.law());
    }

    @AfterEach
    void theShippedDiagramAgain() {
        jdbc.sql("update diagram_move set state = 'DISCARDED' where state not in ('DONE', 'DISCARDED')")
                .update();
        NewDiagram.publish(repository, NewDiagram.law());
    }

    @Test
    @DisplayName("停在审查、补正、送达、定费、待交费、申请撤诉的案件迁到新版：期限、承办人、变量、消息一样不变，之后照新版办到底")
    void everyWaitGoesOn() {
        var court = time.at("2026-10-12T09:00");
        var waiting = waitingEverywhere(court);
        var after = NewDiagram.publish(repository, NewDiagram.changed());
        assertThat(moves.running(RULE)).contains(new RunningInstances.AtVersion(before, waiting.size()));
        var move = prepared();
        var state = everything(waiting.values());
        assertThat(state.get("timers")).hasSizeGreaterThan(12);

        moves.tryOut(PLANNER, move.id());
        finished(move, State.TRIED);
        assertThat(everything(waiting.values())).isEqualTo(state);
        assertThat(moves.tally(move).movable()).isEqualTo(waiting.size());
        moves.start(SECOND, move.id());
        finished(move, State.DONE);

        assertThat(moves.tally(move).moved()).isEqualTo(waiting.size());
        assertThat(everything(waiting.values())).isEqualTo(state);
        waiting.values().forEach(filing -> assertThat(versionOf(filing)).isEqualTo(after));
        toTheEnd(court, waiting);
        waiting.forEach((wait, filing) -> {
            if (!wait.equals("WITHDRAWAL")) {
                assertThat(walked(filing)).as(wait).contains(NewDiagram.ADDED);
            }
            assertThat(moved(filing)).as(wait).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("已经响过的提醒，迁移以后不再响第二次；失败的作业和它的事件照旧")
    void firedTimersStayFired() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var fresh = timers(List.of(filing)).size();
        var late = time.at("2026-10-16T09:00");
        until(() -> assertThat(due(filing)).isZero());
        assertThat(timers(List.of(filing))).hasSizeBetween(1, fresh - 1);
        var broken = jdbc.sql("select id_ from act_ru_job where process_instance_id_ = ? limit 1")
                .param(instance(filing))
                .query(String.class)
                .single();
        management.setJobRetries(broken, 0);
        var kept = everything(List.of(filing));
        NewDiagram.publish(repository, NewDiagram.changed());
        var move = prepared();

        carriedOut(move);

        assertThat(moves.tally(move).moved()).isEqualTo(1);
        assertThat(everything(List.of(filing))).isEqualTo(kept);
        assertThat(kept.get("incidents")).hasSize(1);
        management.setJobRetries(broken, 3);
        late.register(filing);
        late.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("投诉、退费的流程也能迁移：日志和报告写的是它们所属的申请，不是投诉的编号")
    void ofItsFiling() throws IOException {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/complaints", Map.of("text", "没有回音"))
                .expecting(201);
        until(() -> assertThat(moves.running("complaint")).isNotEmpty());
        var from = moves.running("complaint").get(0).version();
        var law = Files.readString(Path.of("processes/complaint.bpmn"));
        repository
                .createDeployment()
                .source("packaged")
                .addString("processes/complaint.bpmn", law + "\n")
                .deploy();
        var move = moves.prepare(PLANNER, "complaint", from);

        carriedOut(move);

        assertThat(moves.tally(move).moved()).isPositive();
        assertThat(moved(filing)).isEqualTo(1);
    }

    @Test
    @DisplayName("新版没有对应步骤的案件：计划和试迁都先说明是哪一步、几件；别的照迁，它完整地留在原版办到底")
    void oneThatCannotMoveStaysWhole() {
        var court = time.at("2026-10-12T09:00");
        var inReview = court.submitted();
        var onPaper = onPaper(court);
        var after = NewDiagram.publish(repository, NewDiagram.changed());
        var move = moves.prepare(PLANNER, RULE, before);
        assertThat(plan(move).findings().toString()).contains("“审查立案材料”上停着 1 件，新版没有", "里面的步骤都对不上");
        moves.rename(PLANNER, move.id(), "SubProcess_CourtReview", "SubProcess_ReviewByCourt");
        var plan = plan(move);
        assertThat(plan.findings().toString()).contains("“送达受理文书”上停着 1 件，新版没有与它对应的步骤", "“审查立案材料”改名为“审查起诉材料”");
        assertThat(plan.added()).containsEntry("CallActivity_ServeRegistration", "送达受理文书");
        var whole = everything(List.of(onPaper));

        moves.tryOut(PLANNER, move.id());
        finished(move, State.TRIED);
        assertThat(moves.tally(move).stuck()).isEqualTo(1);
        assertThat(moves.lines(move, 1).get(0).reason()).isEqualTo("“送达受理文书”：停在这一步，新版没有与它对应的步骤");
        moves.start(SECOND, move.id());
        finished(move, State.DONE);

        assertThat(versionOf(inReview)).isEqualTo(after);
        assertThat(versionOf(onPaper)).isEqualTo(before);
        assertThat(everything(List.of(onPaper))).isEqualTo(whole);
        var line = moves.lines(move, 1).get(0);
        assertThat(line.filing()).isEqualTo(onPaper);
        assertThat(line.result()).isEqualTo("未能迁移");
        court.decideAs("clerk1", onPaper, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS1"));
        court.confirmFee(onPaper, FEE);
        assertThat(walked(onPaper)).contains("CallActivity_ServeAcceptance").doesNotContain(NewDiagram.ADDED);
        assertThat(moved(onPaper)).isZero();
    }

    @Test
    @DisplayName("一件迁不动的不拖住同一批里的别的")
    void oneHoldsNobody() {
        var court = time.at("2026-10-12T09:00");
        var stayed = List.of(court.submitted(), court.submitted());
        var gone = court.submitted(servedOnPaper());
        NewDiagram.publish(repository, NewDiagram.changed());
        var move = moves.prepare(PLANNER, RULE, before);
        moves.rename(PLANNER, move.id(), "SubProcess_CourtReview", "SubProcess_ReviewByCourt");
        moves.tryOut(PLANNER, move.id());
        finished(move, State.TRIED);
        assertThat(moves.tally(move).movable()).isEqualTo(3);
        // Since the trial it went where the plan has no target.
        court.register(gone);
        court.task(gone, "PAPER_SERVICE");

        moves.start(SECOND, move.id());
        finished(move, State.DONE);

        assertThat(moves.tally(move).moved()).isEqualTo(2);
        assertThat(versionOf(gone)).isEqualTo(before);
        stayed.forEach(filing -> assertThat(versionOf(filing)).isGreaterThan(before));
    }

    @Test
    @DisplayName("试迁不留任何痕迹：引擎的表和本系统的表，一个字节也不变")
    void aTrialLeavesNothing() {
        var court = time.at("2026-10-12T09:00");
        var waiting = waitingEverywhere(court);
        var after = NewDiagram.publish(repository, NewDiagram.changed());
        var prepared = migrations.prepare(new MoveRoute(RULE, before, after, NewDiagram.RENAMED));
        var instances = running.of(RULE, before);
        assertThat(instances).hasSize(waiting.size());
        var tables = tables();

        instances.forEach(one -> assertThat(prepared.tryOut(one.id())).isEmpty());

        assertThat(tables()).isEqualTo(tables);
        prepared.move(List.of(instances.get(0).id()));
        assertThat(tables()).as("what a move in earnest changes").isNotEqualTo(tables);
        var timers = timers(List.of(waiting.get("REVIEW"))).size();
        assertThat(timers(List.of(court.submitted())))
                .as("a filing that begins under the new version")
                .hasSize(timers);
    }

    @Test
    @DisplayName("第一批以后系统倒下：没有做完的一批什么也没留下，重新开始后每件只迁一次")
    void crashBetweenBatches() {
        var court = new Stories(port);
        var filings = insisted(court, 4);
        var after = NewDiagram.publish(repository, NewDiagram.changed());
        var move = prepared();
        moves.tryOut(PLANNER, move.id());
        finished(move, State.TRIED);

        transactions.executeWithoutResult(first -> {
            moves.start(SECOND, move.id());
            steps.move(move.id(), steps.next(move.id()).subList(0, 2));
            // The second batch is under way when the node dies; its transaction dies with it.
        });
        transactions.executeWithoutResult(second -> {
            store.taken(move.id());
            var rest = steps.next(move.id());
            if (!rest.isEmpty()) {
                steps.move(move.id(), rest);
            }
            second.setRollbackOnly();
        });

        finished(move, State.DONE);
        assertThat(moves.tally(move).moved()).isEqualTo(4);
        filings.forEach(filing -> {
            assertThat(versionOf(filing)).isEqualTo(after);
            assertThat(moved(filing)).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("两个节点同时做同一次迁移：每件只迁一次")
    void twoNodes() {
        var court = new Stories(port);
        var filings = insisted(court, 24);
        NewDiagram.publish(repository, NewDiagram.changed());
        var move = prepared();
        moves.tryOut(PLANNER, move.id());
        finished(move, State.TRIED);

        moves.start(SECOND, move.id());
        var nodes = new ArrayList<CompletableFuture<Void>>();
        for (var node = 0; node < 3; node++) {
            nodes.add(CompletableFuture.runAsync(() -> new MoveWork(store, steps).work()));
        }
        nodes.forEach(CompletableFuture::join);

        finished(move, State.DONE);
        assertThat(moves.tally(move).moved()).isEqualTo(24);
        filings.forEach(filing -> assertThat(moved(filing)).isEqualTo(1));
    }

    @Test
    @DisplayName("准备的人不能自己开始：服务拒绝，数据库也拒绝；改过对应关系的人也不能")
    void nobodyStartsHisOwnPlan() {
        var court = new Stories(port);
        insisted(court, 1);
        NewDiagram.publish(repository, NewDiagram.changed());
        var move = prepared();
        moves.rename(SECOND, move.id(), "SubProcess_CourtReview", "SubProcess_ReviewByCourt");
        moves.tryOut(PLANNER, move.id());
        finished(move, State.TRIED);

        for (var hand : List.of(PLANNER, SECOND)) {
            assertThatThrownBy(() -> moves.start(hand, move.id()))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
            assertThatThrownBy(() -> jdbc.sql("update diagram_move set state = 'MOVING', started_by = ? where id = ?")
                            .params(hand.username(), move.id())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        moves.start(analyst("analyst3"), move.id());
        finished(move, State.DONE);
    }

    @Test
    @DisplayName("不合格的计划不能试迁，没有试迁的不能开始，目标不再是现行版本的不能开始")
    void refusals() {
        var court = new Stories(port);
        insisted(court, 1);
        assertThatThrownBy(() -> moves.prepare(PLANNER, RULE, before)).hasMessageContaining("就是现行版本");
        assertThatThrownBy(() -> moves.prepare(PLANNER, "litigation-fee", 1)).hasMessageContaining("流程图");
        NewDiagram.publish(repository, NewDiagram.changed());
        var move = prepared();
        assertThat(moves.prepare(SECOND, RULE, before).id())
                .as("one plan at a time")
                .isEqualTo(move.id());
        assertThatThrownBy(() -> moves.start(SECOND, move.id())).hasMessageContaining("准备中");

        moves.rename(PLANNER, move.id(), "CallActivity_ServeAcceptance", "Task_ReviewFiling");
        assertThat(plan(move).findings())
                .filteredOn(ModelFinding::isError)
                .asString()
                .contains("“送达受理文书”不能对应到 Task_ReviewFiling：新旧两步不是同一种元素");
        assertThatThrownBy(() -> moves.tryOut(PLANNER, move.id())).hasMessageContaining("不是同一种元素");
        moves.rename(PLANNER, move.id(), "CallActivity_ServeAcceptance", "Task_Nowhere");
        assertThat(plan(move).findings().toString()).contains("新版里没有编号为 Task_Nowhere 的步骤");
        moves.rename(PLANNER, move.id(), "CallActivity_ServeAcceptance", "");
        moves.tryOut(PLANNER, move.id());
        finished(move, State.TRIED);

        NewDiagram.publish(repository, NewDiagram.changed());
        assertThatThrownBy(() -> moves.start(SECOND, move.id())).hasMessageContaining("请放弃这次迁移，重新准备");
        moves.discard(PLANNER, move.id());
        assertThat(moves.find(move.id()).state()).isEqualTo(State.DISCARDED);
    }

    @Test
    @DisplayName("迁移当中可以暂停，暂停以后一件不动；由第二人继续，迁完为止；中途发布新版就自己停下")
    void stoppedAndResumed() {
        var court = new Stories(port);
        insisted(court, 2);
        NewDiagram.publish(repository, NewDiagram.changed());
        var move = prepared();
        moves.tryOut(PLANNER, move.id());
        finished(move, State.TRIED);

        transactions.executeWithoutResult(together -> {
            moves.start(SECOND, move.id());
            steps.move(move.id(), steps.next(move.id()).subList(0, 1));
            moves.stop(PLANNER, move.id());
        });
        new MoveWork(store, steps).work();
        assertThat(moves.tally(move).moved()).isEqualTo(1);
        assertThatThrownBy(() -> moves.start(PLANNER, move.id())).hasMessageContaining("forbidden");
        transactions.executeWithoutResult(together -> {
            moves.start(SECOND, move.id());
            NewDiagram.publish(repository, NewDiagram.changed());
        });
        finished(move, State.STOPPED);
        assertThat(moves.find(move.id()).note()).contains("已经发布");
        assertThat(moves.tally(move).moved()).isEqualTo(1);
    }

    @Test
    @DisplayName("不是规则维护人员的，看不到也开始不了迁移；规则维护人员看到计划、结果和可以下载的清单")
    void whoMayDoWhat() throws Exception {
        var filing = insisted(new Stories(port), 1).get(0);
        NewDiagram.publish(repository, NewDiagram.changed());
        var move = prepared();
        var path = "/workbench/moves/" + move.id();
        for (var other : List.of("clerk1", "judge1", "zhangsan", "admin1")) {
            var person = Visitor.browser(port, other);
            assertThat(person.get(path).statusCode()).as(other).isEqualTo(403);
            for (var act : List.of("/trial", "/start", "/stop", "/discard", "/mapping")) {
                assertThat(person.submit("/display", path + act, Map.of()).statusCode())
                        .as(other + act)
                        .isEqualTo(403);
            }
        }
        var planner = Visitor.browser(port, "analyst1");
        assertThat(planner.get("/workbench/rules/filing").body()).contains("在办案件", "准备迁移", path);
        assertThat(planner.get(path).body()).contains("步骤怎样对应", "CallActivity_ServeRegistration", "试迁");
        planner.submit(path, path + "/trial", Map.of());
        finished(move, State.TRIED);
        assertThat(planner.get(path).body()).contains("1 件可以迁移", "等待另一名规则维护人员");
        planner.submit(path, path + "/start", Map.of());
        assertThat(moves.find(move.id()).state()).isEqualTo(State.TRIED);
        Visitor.browser(port, "analyst2").submit(path, path + "/start", Map.of());
        finished(move, State.DONE);
        assertThat(planner.get(path).body()).contains("已迁移 1 件");
        assertThat(planner.get(path + "/report.csv").body())
                .startsWith("\uFEFF申请编号,结果,原因,时间")
                .contains(filing + ",已迁移,");
    }

    private DiagramMove prepared() {
        var move = moves.prepare(PLANNER, RULE, before);
        NewDiagram.RENAMED.forEach((from, to) -> moves.rename(PLANNER, move.id(), from, to));
        return moves.find(move.id());
    }

    private void carriedOut(DiagramMove move) {
        moves.tryOut(PLANNER, move.id());
        finished(move, State.TRIED);
        moves.start(SECOND, move.id());
        finished(move, State.DONE);
    }

    private MovePlan plan(DiagramMove move) {
        return moves.plan(moves.find(move.id()));
    }

    private void finished(DiagramMove move, State state) {
        until(() -> assertThat(moves.find(move.id()).state()).isEqualTo(state));
    }

    private static Actor analyst(String name) {
        return new Actor(name, name, Set.of(Role.ANALYST), Set.of());
    }

    /** A filing at each wait, by what it waits for. */
    private static Map<String, String> waitingEverywhere(Stories court) {
        var waiting = new LinkedHashMap<String, String>();
        var claimed = court.submitted();
        court.clerk
                .post("/api/v1/tasks/" + court.task(claimed, "REVIEW") + "/claim", Map.of())
                .expecting(200);
        waiting.put("REVIEW CLAIMED", claimed);
        waiting.put("REVIEW", court.submitted());
        var correction = court.submitted();
        court.decideAs("clerk1", correction, "REVIEW", Stories.correction("FACTS_MISSING"));
        court.waitsAt(correction, "CORRECTION_REQUIRED");
        waiting.put("CORRECTION", correction);
        waiting.put("PAPER", onPaper(court));
        var atTheFee = court.submitted();
        court.register(atTheFee);
        court.task(atTheFee, "CONFIRM_FEE");
        waiting.put("FEE", atTheFee);
        waiting.put("PAYMENT", owing(court));
        var withdrawn = owing(court);
        court.say(withdrawn, "withdrawal", Map.of("reason", "被告已还款")).expecting(201);
        court.waitsAt(withdrawn, "WITHDRAWAL_PENDING");
        court.taskFor(court.as("judge1"), withdrawn, "RULE_ON_WITHDRAWAL");
        waiting.put("WITHDRAWAL", withdrawn);
        return waiting;
    }

    private static String onPaper(Stories court) {
        var onPaper = court.submitted(servedOnPaper());
        court.register(onPaper);
        court.task(onPaper, "PAPER_SERVICE");
        return onPaper;
    }

    private static Map<String, Object> servedOnPaper() {
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        return draft;
    }

    private static String owing(Stories court) {
        var unpaid = court.submitted();
        court.register(unpaid);
        court.confirmFee(unpaid, FEE);
        court.waitsAt(unpaid, "FEE_DUE");
        return unpaid;
    }

    private static List<String> insisted(Stories court, int count) {
        var filings = new ArrayList<String>();
        for (var n = 0; n < count; n++) {
            var filing = court.drafted(Stories.loanDraft());
            court.insist(filing);
            filings.add(filing);
        }
        filings.forEach(filing -> court.task(filing, "REVIEW"));
        return filings;
    }

    private static void toTheEnd(Stories court, Map<String, String> waiting) {
        court.clerk
                .post(
                        "/api/v1/tasks/" + court.task(waiting.get("REVIEW CLAIMED"), "REVIEW") + "/completion",
                        Map.of("outcome", "REGISTER"))
                .expecting(204);
        court.register(waiting.get("REVIEW"));
        court.say(waiting.get("CORRECTION"), "correction", Map.of("facts", "二〇二五年三月一日借款十万元，约定一年后归还，至今未还。"))
                .expecting(201);
        court.register(waiting.get("CORRECTION"));
        court.decideAs(
                "clerk1", waiting.get("PAPER"), "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS1"));
        for (var wait : List.of("REVIEW CLAIMED", "REVIEW", "CORRECTION", "PAPER", "FEE")) {
            court.confirmFee(waiting.get(wait), FEE);
            if (wait.equals("PAPER")) {
                // So is the notice of the fee.
                court.decideAs(
                        "clerk1",
                        waiting.get(wait),
                        "PAPER_SERVICE",
                        Map.of("until", "2026-10-12", "document", "EMS2"));
            }
            court.waitsAt(waiting.get(wait), "FEE_DUE");
            court.pay(waiting.get(wait));
        }
        court.pay(waiting.get("PAYMENT"));
        for (var wait : List.of("REVIEW CLAIMED", "REVIEW", "CORRECTION", "PAPER", "FEE", "PAYMENT")) {
            court.waitsAt(waiting.get(wait), "TRANSFERRED");
        }
    }

    /** All that must outlive a move: people, periods, messages, variables, what called it and what it calls, faults. */
    private Map<String, List<String>> everything(Iterable<String> filings) {
        var state = new LinkedHashMap<String, List<String>>();
        var keys = new ArrayList<String>();
        filings.forEach(keys::add);
        state.put("timers", timers(keys));
        state.put("tasks", rows(keys, """
                select task.id_ || ' ' || coalesce(task.assignee_, '-') || ' ' || task.due_date_ || ' ' || task.priority_
                  || ' ' || task.tenant_id_ || ' ' || coalesce((select string_agg(link.group_id_, ',' order by 1)
                     from act_ru_identitylink link where link.task_id_ = task.id_), '-')
                from act_ru_task task where task.proc_inst_id_ in (%s)"""));
        state.put("messages", rows(keys, """
                select event_name_ || ' ' || activity_id_ from act_ru_event_subscr where proc_inst_id_ in (%s)"""));
        state.put("variables", rows(keys, """
                select name_ || ' ' || coalesce(text_, '') || ' ' || coalesce(long_::text, '')
                from act_ru_variable where proc_inst_id_ in (%s)"""));
        state.put("instances", rows(keys, """
                select id_ || ' ' || business_key_ || ' ' || tenant_id_ || ' ' || coalesce(super_exec_, '-')
                from act_ru_execution where id_ = proc_inst_id_ and id_ in (%s)"""));
        state.put("incidents", rows(keys, """
                select incident_type_ || ' ' || configuration_ from act_ru_incident where proc_inst_id_ in (%s)"""));
        return state;
    }

    /** Of the filing's jobs those whose time has come and that have not run yet. */
    private long due(String filing) {
        return management
                .createJobQuery()
                .processInstanceId(instance(filing))
                .executable()
                .count();
    }

    private List<String> timers(List<String> filings) {
        return rows(filings, """
                select id_ || ' ' || handler_type_ || ' ' || duedate_ || ' ' || retries_
                from act_ru_job where process_instance_id_ in (%s)""");
    }

    private List<String> rows(List<String> filings, String select) {
        return jdbc.sql(select.formatted(
                                "select id_ from act_ru_execution where id_ = proc_inst_id_ and business_key_ in (:filings)")
                        + " order by 1")
                .param("filings", filings)
                .query(String.class)
                .list();
    }

    /** A digest of every table, but for those that live by themselves. */
    private Map<String, String> tables() {
        var digests = new LinkedHashMap<String, String>();
        var names = jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE'
                          and table_name !~ '^(availability|journal_block|journal_position|act_ge_property|heartbeat|spring_session|message$|message_sent|sandbox_)'
                        order by 1""").query(String.class).list();
        assertThat(names).contains("act_ru_job", "act_hi_actinst", "journal_leaf", "filing");
        for (var name : names) {
            digests.put(
                    name,
                    jdbc.sql("select coalesce(md5(string_agg(one::text, '|' order by one::text)), '') from " + name
                                    + " one")
                            .query(String.class)
                            .single());
        }
        return digests;
    }

    private String instance(String filing) {
        return jdbc.sql("""
                        select instance.id_ from act_ru_execution instance
                        join act_re_procdef definition on definition.id_ = instance.proc_def_id_
                        where instance.id_ = instance.proc_inst_id_ and business_key_ = ? and key_ = 'filing'""").param(filing).query(String.class).single();
    }

    private int versionOf(String filing) {
        return jdbc.sql("""
                        select version_ from act_re_procdef definition join act_ru_execution instance
                          on definition.id_ = instance.proc_def_id_ where instance.id_ = ?""").param(instance(filing)).query(Integer.class).single();
    }

    private List<String> walked(String filing) {
        return jdbc.sql("""
                        select act_id_ from act_hi_actinst where proc_inst_id_ in
                          (select id_ from act_hi_procinst where business_key_ = ?)""").param(filing).query(String.class).list();
    }

    /** How often the filing's own journal tells of a move. */
    private int moved(String filing) {
        return jdbc.sql("select count(*) from journal_leaf where filing_id = ? and kind = 'DIAGRAM_MOVED'")
                .param(UUID.fromString(filing))
                .query(Integer.class)
                .single();
    }
}
