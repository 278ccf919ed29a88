package org.lian.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The lists that Tasklist shows; nobody may add one. Stored expressions are closed, so what depends on the person or on
 * the day is added by {@link EngineRoutes} when a list is asked for.
 */
@Component
class TasklistFilters {
    private static final String REVIEW = "Task_ReviewFiling";

    private final FilterService filters;
    private final TaskService tasks;
    private final ObjectProvider<DeclaredModel> model;
    private volatile Map<String, List> byId = Map.of();

    TasklistFilters(FilterService filters, TaskService tasks, ObjectProvider<DeclaredModel> model) {
        this.filters = filters;
        this.tasks = tasks;
        this.model = model;
    }

    /** Creates or corrects all lists, in the caller's transaction. */
    void apply() {
        var found = new HashMap<String, List>();
        for (var list : List.values()) {
            var stored = filters.createFilterQuery().filterName(list.label).list().stream()
                    .findFirst()
                    .orElseGet(() -> filters.newTaskFilter(list.label));
            stored.setQuery(query(list));
            stored.setProperties(Map.of(
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false,
                    "priority",
                    list.ordinal(),
                    "description",
                    list.description,
                    "color",
                    "#1f4e79"));
            found.put(filters.saveFilter(stored).getId(), list);
        }
        byId = Map.copyOf(found);
    }

    Optional<List> find(String filterId) {
        return Optional.ofNullable(byId.get(filterId));
    }

    private Query<?, ?> query(List list) {
        TaskQuery active = tasks.createTaskQuery().active();
        return switch (list) {
            case MINE, DUE_TODAY -> active;
            case TO_REVIEW -> active.taskDefinitionKey(REVIEW);
            case CORRECTED -> active.taskDefinitionKey(REVIEW).processVariableValueEquals("beforeOutcome", "CORRECT");
            case TO_SIGN -> active.taskDefinitionKeyIn("Task_SignRefusal", "Task_SignRefusalAtExpiry");
            case INSISTED -> active.taskDefinitionKey("Task_SignRefusal").processVariableValueEquals("insisted", true);
            case SENSITIVE -> active.processVariableValueEquals("sensitive", true);
            case ORDERED -> active.processVariableValueEquals("ordered", true);
            case TO_GRANT ->
                active.taskDefinitionKeyIn(
                        "Task_DecideDeferral",
                        "Task_DecideDeferralAfterRegistration",
                        "Task_DecideExtension",
                        "Task_RuleOnWithdrawal",
                        "Task_ForwardFiling");
            case FEES_TO_CONFIRM -> active.taskDefinitionKey("Task_ConfirmFee");
            case UNPAID -> active.taskDefinitionKey("Task_SignDeemedWithdrawal");
            case PAPER_SERVICE -> active.taskDefinitionKey("Task_RegisterPaperService");
            case MANUAL -> active.taskDefinitionKey("Task_DecideManually");
            case REFUNDS -> active.taskDefinitionKey("Task_ApproveRefund");
            case COMPLAINTS -> active.taskDefinitionKey("Task_AnswerComplaint");
            case OWN_STEPS -> active.taskDefinitionKeyNotIn(programs());
        };
    }

    /** Ids of the tasks that have a page of the program's. */
    private String[] programs() {
        return model.getObject().variableFlow().tasks().keySet().stream()
                .sorted()
                .toArray(String[]::new);
    }

    /** In the order of the page. */
    enum List {
        MINE("我的任务", "已由我领取、尚未办结"),
        TO_REVIEW("待审查", "等待审查立案材料"),
        DUE_TODAY("今日届满", "期限在今天届满或已经超过"),
        CORRECTED("补正已回", "当事人已经补正，等待再次审查"),
        TO_SIGN("待审签", "不予受理的建议，等待立案法官签发"),
        INSISTED("退回后坚持", "退回、补正或者释明后坚持起诉，等待立案法官决定"),
        SENSITIVE("敏感", "标记为登记立案规定第十条所列情形"),
        ORDERED("上级指令", "按上级法院的指令立案"),
        TO_GRANT("待审批", "缓减免、延期、转交和撤诉的申请"),
        FEES_TO_CONFIRM("待确认诉讼费", "等待确认诉讼费数额"),
        UNPAID("逾期未交费待裁", "逾期没有交费，等待裁定按撤诉处理"),
        PAPER_SERVICE("待送达回证", "纸质送达，等待登记送达回证"),
        MANUAL("人工认定", "规则表没有给出唯一结论，等待人工认定"),
        REFUNDS("待核定退费", "等待核定的退费"),
        COMPLAINTS("待答复投诉", "等待答复的投诉"),
        OWN_STEPS("本院步骤", "本院自己在流程里加的人工任务");

        private final String label;
        private final String description;

        List(String label, String description) {
            this.label = label;
            this.description = description;
        }

        String label() {
            return label;
        }
    }
}
