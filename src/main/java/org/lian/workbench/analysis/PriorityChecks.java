package org.lian.workbench.analysis;

import java.util.Map;
import java.util.regex.Pattern;
import org.lian.engine.ModelXml;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** 优先级: within what the court's lists and queues are ordered by, and a number whatever happens. */
class PriorityChecks {
    private static final String CALCULATED = "${reviewPriority}";
    private static final int HIGHEST = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Map<String, String> NAMES = Map.of("priority", "任务优先级", "jobPriority", "执行优先级");

    private final TableFindings findings;

    PriorityChecks(TableFindings findings) {
        this.findings = findings;
    }

    void check(Element root) {
        ModelXml.walk(
                root, element -> ModelXml.attributes(element).forEach(attribute -> attribute(attribute, element)));
    }

    private void attribute(Attr attribute, Element element) {
        var name = NAMES.get(String.valueOf(attribute.getLocalName()));
        var value = attribute.getValue().strip();
        // Of a whole diagram it is asked before anything is calculated.
        var isCalculated = value.equals(CALCULATED) && !ModelXml.is(element, "process");
        if (name != null && !isCalculated && !isWithin(value)) {
            findings.block(
                    "PRIORITY",
                    "%s %s 超出范围，或者不是数。请写 0 至 %d 的整数，或者 %s".formatted(name, value, HIGHEST, CALCULATED),
                    ModelXml.place(element));
        }
    }

    private static boolean isWithin(String value) {
        return NUMBER.matcher(value).matches() && Integer.parseInt(value) <= HIGHEST;
    }
}
