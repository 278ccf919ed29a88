package org.lian.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.springframework.dao.TransientDataAccessException;

/** The engine's objections to a move, as the court says them. */
final class MoveWords {
    /** By how the engine's sentence begins. */
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("There is no migration instruction", "停在这一步，新版没有与它对应的步骤"),
            Map.entry("The type of the source activity", "停在这一步，引擎不能迁移停在这种步骤上的案件"),
            Map.entry("Target activity is not async", "停在这一步的后台作业，新版的对应步骤不在后台执行，接不上"),
            Map.entry("A transition instance that", "刚启动、还没有进入流程，新版的对应步骤不在最外层"),
            Map.entry("Transition instance is assigned", "后台作业走的连线，新版的对应步骤没有，接不上"),
            Map.entry("Activities have incompatible types", "新旧两步不是同一种元素"),
            Map.entry("The closest mapped ancestor", "新旧两步所在的子流程对不上"),
            Map.entry("The source activity's event scope", "新旧两个事件所附着的步骤对不上"),
            Map.entry("Events are not of the same type", "新旧两个事件等的不是同一种东西"),
            Map.entry("There are multiple mappings", "同一步对应了两个新步骤"),
            Map.entry("The target gateway must have", "新网关的进线比原来少，已经到达的对不上"),
            Map.entry("Conditional event has to", "条件事件不能保留原来的条件"),
            Map.entry("Must map the inner activity", "多实例步骤里面的那一步没有对应"),
            Map.entry("Cannot remove the inner", "多实例步骤里面的那一步没有对应"));

    private final Map<String, String> names;

    /** @param names of the source's elements by id */
    MoveWords(Map<String, String> names) {
        this.names = names;
    }

    String element(String id) {
        var name = names.getOrDefault(id, "");
        return "“" + (name.isEmpty() ? id : name) + "”";
    }

    Stream<ModelFinding> findings(MigrationInstructionValidationReport report) {
        var instruction = report.getMigrationInstruction();
        var from = instruction.getSourceActivityId();
        return report.getFailures().stream()
                .map(failure -> ModelFinding.error(
                        "MAPPING_INVALID",
                        element(from) + "不能对应到 " + instruction.getTargetActivityId() + "：" + sentence(failure),
                        from));
    }

    CannotMove refusal(RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof MigratingProcessInstanceValidationException invalid) {
                return new CannotMove(reasons(invalid), false, fault);
            }
            if (cause instanceof TransientDataAccessException || Overtaken.is(cause)) {
                return new CannotMove("迁移时正有人办理这件案件", true, fault);
            }
        }
        return new CannotMove("引擎没有做成：" + rootMessage(fault), false, fault);
    }

    private String reasons(MigratingProcessInstanceValidationException invalid) {
        var report = invalid.getValidationReport();
        var activities = report.getActivityInstanceReports().stream()
                .flatMap(one -> one.getFailures().stream().map(failure -> said(one.getSourceScopeId(), failure)));
        var transitions = report.getTransitionInstanceReports().stream()
                .flatMap(one -> one.getFailures().stream().map(failure -> said(one.getSourceScopeId(), failure)));
        var others = report.getFailures().stream().map(MoveWords::sentence);
        return String.join(
                "；",
                Stream.of(activities, transitions, others)
                        .flatMap(part -> part)
                        .distinct()
                        .toList());
    }

    private String said(String element, String failure) {
        return element(element) + "：" + sentence(failure);
    }

    private static String sentence(String failure) {
        return SENTENCES.entrySet().stream()
                .filter(known -> failure.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(failure);
    }

    private static String rootMessage(Throwable fault) {
        var root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return List.of(String.valueOf(root.getMessage()).split("\n")).get(0);
    }
}
