package org.lian.workbench.analysis;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.lian.engine.ModelXml;
import org.w3c.dom.Element;

/** 失败后重试: neither so often that it presses on what is down, nor so seldom that nobody hears of it. */
class RetryChecks {
    private static final String NAME = "failedJobRetryTimeCycle";
    private static final Pattern CYCLE = Pattern.compile("R(\\d{1,9})/(P\\S+)");
    private static final int MOST = 20;
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final TableFindings findings;

    RetryChecks(TableFindings findings) {
        this.findings = findings;
    }

    void check(DiagramFile diagram) {
        diagram.nodes().values().forEach(this::node);
    }

    private void node(Element node) {
        ModelXml.children(node).stream()
                .filter(child -> ModelXml.is(child, "extensionElements")
                        || String.valueOf(child.getLocalName()).endsWith("LoopCharacteristics"))
                .forEach(own -> ModelXml.walk(own, inner -> {
                    if (ModelXml.is(inner, NAME)) {
                        cycle(ModelXml.text(inner), node);
                    }
                }));
        if (node.hasAttributeNS(DiagramFile.CAMUNDA, NAME)) {
            cycle(DiagramFile.ours(node, NAME), node);
        }
    }

    private void cycle(String text, Element node) {
        if (!isWithin(text)) {
            findings.block(
                    "RETRY_CYCLE",
                    "失败后重试 %s 超出范围，或者写法不对。请写成 R次数/间隔，例如 R6/PT1M：次数 R1 至 R%d，间隔 PT30S 至 P1D".formatted(text, MOST),
                    node.getAttribute("id"));
        }
    }

    private static boolean isWithin(String text) {
        var cycle = CYCLE.matcher(text);
        if (cycle.matches()) {
            var times = Integer.parseInt(cycle.group(1));
            return times >= 1 && times <= MOST && isInterval(cycle.group(2));
        }
        var each = text.split(",", -1);
        return each.length <= MOST && Arrays.stream(each).map(String::strip).allMatch(RetryChecks::isInterval);
    }

    private static boolean isInterval(String text) {
        try {
            var interval = Duration.parse(text);
            return interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
