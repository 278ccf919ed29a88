package org.lian.workbench.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/** Calls of other diagrams: known ones, with the key of the case, and never round to the caller. */
class CallChecks {
    private static final String LATEST = "latest";
    private static final String BUSINESS_KEY = "${filingId}";

    private final String ruleId;
    private final Map<String, byte[]> inForce;
    private final ReadDiagrams read;
    private final TableFindings findings;
    private final Map<String, Set<String>> calls = new HashMap<>();

    /** @param inForce the diagrams that may be called */
    CallChecks(String ruleId, Map<String, byte[]> inForce, ReadDiagrams read, TableFindings findings) {
        this.ruleId = ruleId;
        this.inForce = inForce;
        this.read = read;
        this.findings = findings;
    }

    void check(DiagramFile diagram) {
        diagram.nodes("callActivity").forEach(this::call);
    }

    private void call(Element call) {
        var id = call.getAttribute("id");
        var called = call.getAttribute("calledElement");
        var way = round(called);
        if (!way.isEmpty()) {
            findings.block("LOOP", "流程调用绕回自己：%s，案件会不停地转。请改为调用别的流程，或者删除".formatted(String.join(" → ", way)), id);
        }
        if (!inForce.containsKey(called)) {
            findings.block(
                    "CALLED_UNKNOWN",
                    "调用的流程不存在，可以调用的有："
                            + String.join(
                                    "、", inForce.keySet().stream().sorted().toList()),
                    id);
        }
        var binding = DiagramFile.ours(call, "calledElementBinding");
        if (!binding.isEmpty() && !binding.equals(LATEST)) {
            findings.block(
                    "CALLED_VERSION", "只能调用流程“%s”的现行版本，绑定方式 %s 找不到它。请改为 latest，或者删除".formatted(called, binding), id);
        }
        var keys = new LinkedHashSet<String>();
        ModelXml.walk(call, inner -> {
            if (ModelXml.is(inner, "in") && inner.hasAttribute("businessKey")) {
                keys.add(inner.getAttribute("businessKey"));
            }
        });
        if (!keys.contains(BUSINESS_KEY)) {
            findings.block("BUSINESS_KEY_MISSING", "调用流程时没有带上业务编号，请加上 businessKey = " + BUSINESS_KEY, id);
        }
    }

    /** From this diagram through the called one back to it; empty when no way leads back. */
    private List<String> round(String called) {
        var before = new HashMap<String, String>();
        var open = new ArrayDeque<String>();
        before.put(called, "");
        open.add(called);
        while (!open.isEmpty()) {
            var next = open.poll();
            if (next.equals(ruleId)) {
                return way(before);
            }
            calledBy(next).stream()
                    .filter(one -> before.putIfAbsent(one, next) == null)
                    .forEach(open::add);
        }
        return List.of();
    }

    private List<String> way(Map<String, String> before) {
        var way = new ArrayList<String>();
        for (var each = ruleId; !each.isEmpty(); each = before.getOrDefault(each, "")) {
            way.add(0, each);
        }
        way.add(0, ruleId);
        return way;
    }

    private Set<String> calledBy(String diagram) {
        return calls.computeIfAbsent(diagram, name -> {
            var content = inForce.get(name);
            var called = new LinkedHashSet<String>();
            if (content != null && !name.equals(ruleId)) {
                read.inForce(content)
                        .nodes("callActivity")
                        .forEach(call -> called.add(call.getAttribute("calledElement")));
            }
            return called;
        });
    }
}
