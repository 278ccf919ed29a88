package org.lian.workbench.analysis;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/** 办理组: a variable that gives a group can be nothing but groups, or nobody would see the task. */
class GroupChecks {
    private static final Set<String> GIVEN = Set.of("candidateGroups", "candidateStarterGroups");

    private final Map<String, Set<String>> values;
    private final Set<String> groups;
    private final TableFindings findings;

    /** @param values what each variable can be; open where it is missing */
    GroupChecks(Map<String, Set<String>> values, Set<String> groups, TableFindings findings) {
        this.values = values;
        this.groups = groups;
        this.findings = findings;
    }

    void check(Element root) {
        ModelXml.walk(root, element -> ModelXml.attributes(element).stream()
                .filter(attribute -> GIVEN.contains(attribute.getLocalName()))
                .map(attribute -> attribute.getValue().strip())
                .filter(value -> value.startsWith("${") && value.endsWith("}"))
                .map(value -> value.substring(2, value.length() - 1))
                .filter(name -> !isGroup(name))
                .forEach(name -> findings.block(
                        "GROUP",
                        "${%s} 的值不都是登记过的办理组，没有人能看到任务。请写固定的组名，或者改用 %s".formatted(name, usable()),
                        ModelXml.place(element))));
    }

    private boolean isGroup(String name) {
        return groups.containsAll(values.getOrDefault(name, Set.of(name)));
    }

    private String usable() {
        return values.keySet().stream()
                .filter(this::isGroup)
                .sorted()
                .map(name -> "${" + name + "}")
                .collect(Collectors.joining("、"));
    }
}
