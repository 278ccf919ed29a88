package org.lian.workbench.analysis;

import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** 事件类型: what makes an event happen, or what an end does, in the words of the editor. */
final class EventKinds {
    private static final String SUFFIX = "EventDefinition";
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("terminate", "终止"),
            Map.entry("error", "错误"),
            Map.entry("escalation", "升级"),
            Map.entry("cancel", "取消"),
            Map.entry("compensate", "补偿"),
            Map.entry("signal", "信号"),
            Map.entry("message", "消息"),
            Map.entry("timer", "定时"),
            Map.entry("conditional", "条件"),
            Map.entry("link", "链接"));

    private EventKinds() {}

    /** Empty for what is no definition of an event. */
    static Optional<String> word(Element definition) {
        var kind = String.valueOf(definition.getLocalName());
        if (kind.equals("eventDefinitionRef")) {
            return Optional.of("引用的事件定义");
        }
        return kind.endsWith(SUFFIX)
                ? Optional.of(WORDS.getOrDefault(kind.substring(0, kind.length() - SUFFIX.length()), kind))
                : Optional.empty();
    }
}
