package org.lian.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The check that a diagram names steps where the engine runs steps, and listeners where it calls listeners. */
class BeanKinds {
    private static final String NAMED = "delegateExpression";

    private final Map<String, Object> beans;
    private final List<ModelFinding> findings = new ArrayList<>();

    /** @param beans what a diagram may name, by name */
    BeanKinds(Map<String, Object> beans) {
        this.beans = beans;
    }

    /** A finding at each element that would fail when a case comes to it. */
    List<ModelFinding> check(Element root) {
        ModelXml.walk(root, element -> ModelXml.attributes(element).stream()
                .filter(attribute -> NAMED.equals(attribute.getLocalName()))
                .flatMap(attribute ->
                        AllowedExpression.parseName(attribute.getValue().strip()).stream())
                .filter(beans::containsKey)
                .forEach(name -> named(element, name)));
        return findings;
    }

    private void named(Element element, String name) {
        var bean = beans.get(name);
        if (ModelXml.is(element, "taskListener")) {
            require(bean instanceof TaskListener, element, name, "任务监听器", "请改为 ${offerToDutyGroup} 这样的任务监听器");
        } else if (ModelXml.is(element, "executionListener")) {
            // The engine calls a step here too.
            require(
                    bean instanceof ExecutionListener || bean instanceof JavaDelegate,
                    element,
                    name,
                    "执行监听器",
                    "请删除，或者改为服务任务");
        } else {
            require(
                    bean instanceof JavaDelegate || bean instanceof ActivityBehavior,
                    element,
                    name,
                    "步骤",
                    "请改为已登记的步骤，例如 ${setTaskDeadline}");
        }
    }

    private void require(boolean isOne, Element element, String name, String wanted, String remedy) {
        if (!isOne) {
            var activity = activity(element);
            findings.add(ModelFinding.error(
                    "delegate",
                    "“%s”引用的 %s 是%s，不是%s：案件走到这里就会失败。%s"
                            .formatted(label(activity), name, kind(beans.get(name)), wanted, remedy),
                    ModelXml.place(activity)));
        }
    }

    private static String kind(@Nullable Object bean) {
        if (bean instanceof TaskListener) {
            return "任务监听器";
        }
        if (bean instanceof ExecutionListener) {
            return "执行监听器";
        }
        return bean instanceof JavaDelegate || bean instanceof ActivityBehavior ? "步骤" : "别的对象";
    }

    /** What a listener is written into; anything else itself. */
    private static Element activity(Element element) {
        for (var node = element; node.getParentNode() instanceof Element parent; node = parent) {
            if (ModelXml.is(node, "extensionElements")) {
                return parent;
            }
        }
        return element;
    }

    private static String label(Element activity) {
        return activity.getAttribute("name").isBlank() ? ModelXml.place(activity) : activity.getAttribute("name");
    }
}
