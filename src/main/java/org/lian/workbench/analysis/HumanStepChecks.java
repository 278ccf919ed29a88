package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelXml;
import org.lian.workbench.RuleFinding;
import org.w3c.dom.Element;

/**
 * 本院自己画的人工任务: a new human step with a form of the court's own. It takes time out of a period of the law, so it
 * lies where that period's clock ends whatever is not answered, it is due when the period is, and it lies in the flow and
 * not beside it: a case would wait for it after it was decided.
 */
class HumanStepChecks {
    /** The steps by which a task that nobody takes, or nobody answers, comes to others. */
    private static final Set<String> WATCHED = Set.of("${offerToDutyGroup}", "${offerToSupervisors}");

    private final DiagramFile diagram;
    private final @Nullable Statute statute;
    private final Set<String> programs;
    private final TableFindings findings;
    private final Set<String> beside;

    /**
     * For one diagram.
     *
     * @param statute what the law needs of it; null for a diagram of the court's own
     * @param programs ids of the tasks that have a page of the program's
     */
    HumanStepChecks(DiagramFile diagram, @Nullable Statute statute, Set<String> programs, TableFindings findings) {
        this.diagram = diagram;
        this.statute = statute;
        this.programs = programs;
        this.findings = findings;
        this.beside = beside(diagram);
    }

    void check() {
        diagram.nodes("userTask").stream()
                .filter(HumanStepChecks::isOwn)
                .forEach(task -> check(task, task.getAttribute("id")));
    }

    /** Whether a task is decided by a form of the court's own. */
    static boolean isOwn(Element task) {
        return !form(task).isEmpty();
    }

    /** What of it only a supervisor approves: each step more takes time from who waits for the court. */
    static List<RuleFinding> added(DiagramFile draft, DiagramFile base) {
        return draft.nodes("userTask").stream()
                .filter(HumanStepChecks::isOwn)
                .filter(task -> !isSame(task, base.nodes().get(task.getAttribute("id"))))
                .map(task -> RuleFinding.warning(
                        "STEP_ADDED",
                        "“%s”是本院新加或者改了表单、办理组的人工任务，占用法定审查期限。须由庭长批准".formatted(task.getAttribute("name")),
                        task.getAttribute("id"),
                        null,
                        null))
                .toList();
    }

    private static boolean isSame(Element task, @Nullable Element before) {
        return before != null
                && form(task).equals(form(before))
                && DiagramFile.ours(task, "candidateGroups").equals(DiagramFile.ours(before, "candidateGroups"));
    }

    private static String form(Element task) {
        return DiagramFile.ours(task, "formRef");
    }

    private void check(Element task, String id) {
        if (programs.contains(id)) {
            findings.block(
                    "FORM_TAKEN",
                    "“%s”有程序的办理页面，不能换成表单：它的决定由程序办理。请改回 embedded:/forms/task.html；要多问的，另画一个人工任务"
                            .formatted(diagram.label(id)),
                    id);
            return;
        }
        if (!DiagramFile.ours(task, "formKey").isEmpty()) {
            findings.block("FORM_TAKEN", "“%s”既写了表单又写了页面。请只留表单".formatted(diagram.label(id)), id);
        }
        var clock = clock(id);
        if (clock.isEmpty()) {
            findings.block(
                    "STEP_WITHOUT_CLOCK",
                    "“%s”不在法定期限之内：没有人办它，案件就一直停着。请画在到期会中断的子流程里面，例如“法院审查”".formatted(diagram.label(id)),
                    id);
        } else if (!DiagramFile.ours(task, "dueDate").equals("${" + clock.get() + "}")) {
            findings.block(
                    "STEP_DUE", "“%s”的办理期限须是 ${%s}：它占用的就是这个法定期限。请改正".formatted(diagram.label(id), clock.get()), id);
        }
        if (beside.contains(id)) {
            findings.block("STEP_BESIDE", "“%s”在旁边的路上：案件已经有了结论，也要等它办完才能往下走。请画在办案的路上".formatted(diagram.label(id)), id);
        }
        var watching = new HashSet<String>();
        ModelXml.walk(task, inner -> {
            if (ModelXml.is(inner, "taskListener")) {
                watching.add(ModelXml.attribute(inner, "delegateExpression"));
            }
        });
        if (!watching.containsAll(WATCHED)) {
            findings.block(
                    "STEP_UNWATCHED",
                    "“%s”要有两个任务时钟：没人认领时 ${offerToDutyGroup}，快到期时 ${offerToSupervisors}。请照“审查立案材料”的写法加上"
                            .formatted(diagram.label(id)),
                    id);
        }
    }

    /** The date of the law's clock that ends the part in which the task lies. */
    private Optional<String> clock(String task) {
        if (statute == null) {
            return Optional.empty();
        }
        var parts = diagram.around(task);
        return statute.clocks().stream()
                .filter(clock -> Boolean.TRUE.equals(clock.interrupts()))
                .map(Statute.Event::place)
                .filter(place -> place.kind().equals("at"))
                .filter(place -> diagram.find(place).stream()
                        .map(event -> diagram.nodes().get(event))
                        .anyMatch(event -> event != null
                                && !event.getAttribute("cancelActivity").equals("false")
                                && !event.getAttribute("attachedToRef").equals(task)
                                && parts.contains(event.getAttribute("attachedToRef"))))
                .map(TablePlace::name)
                .findFirst();
    }

    /** What only runs beside the case: all that follows on an event that does not interrupt. */
    private static Set<String> beside(DiagramFile diagram) {
        var open = diagram.nodes().values().stream()
                .filter(node -> node.getAttribute("cancelActivity").equals("false")
                        || node.getAttribute("isInterrupting").equals("false"))
                .map(node -> node.getAttribute("id"))
                .collect(Collectors.toCollection(ArrayList::new));
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            var next = open.remove(open.size() - 1);
            if (seen.add(next)) {
                diagram.from(next).forEach(flow -> open.add(flow.getAttribute("targetRef")));
                diagram.attachedTo(next).forEach(event -> open.add(event.getAttribute("id")));
                diagram.nodes().values().stream()
                        .filter(inner -> next.equals(DiagramFile.parent(inner)))
                        .forEach(inner -> open.add(inner.getAttribute("id")));
            }
        }
        return seen;
    }
}
