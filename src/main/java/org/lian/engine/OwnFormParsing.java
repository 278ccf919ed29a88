package org.lian.engine;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.springframework.stereotype.Component;

/**
 * A task that names a form of the court's own ({@code camunda:formRef}) is shown in Tasklist as every task is, in our own
 * page: Tasklist would look for the form among the engine's deployments and draw it itself.
 */
@Component
class OwnFormParsing extends AbstractProcessEnginePlugin {
    private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");
    private static final String FRAME = "embedded:/forms/task.html";

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                var form = element.attributeNS(CAMUNDA, "formRef");
                if (form != null) {
                    var frame = new FormDefinition();
                    frame.setFormKey(configuration.getExpressionManager().createExpression(FRAME));
                    ((UserTaskActivityBehavior) activity.getActivityBehavior())
                            .getTaskDefinition()
                            .setFormDefinition(frame);
                }
            }
        });
    }
}
