package org.lian.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The timers of a task's own listeners outlive a migration. The engine, when it migrates an instance, strikes them out of
 * the target's cached definition (camunda-bpm-platform 4633 and 4637, closed unmended): the next instance loses its
 * timers, and tasks of that version get none until the node starts again. Here they cannot be struck out.
 */
@Component
class LastingTimeouts extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>(List.of(new Keeper()));
        Optional.ofNullable(configuration.getCustomPostBPMNParseListeners()).ifPresent(listeners::addAll);
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    /** The keeper of a task's declarations once the task was read. */
    private static class Keeper extends AbstractBpmnParseListener {
        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl task) {
            var declared = task.getProperties().get(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS);
            if (declared != null) {
                declared.replaceAll((activity, timers) -> new Lasting(timers));
            }
        }
    }

    /** Declarations from which nothing is removed. */
    private static class Lasting extends HashMap<String, TimerDeclarationImpl> {
        private static final long serialVersionUID = 1L;

        Lasting(Map<String, TimerDeclarationImpl> timers) {
            super(timers);
        }

        @Override
        public @Nullable TimerDeclarationImpl remove(Object listener) {
            return get(listener);
        }
    }
}
