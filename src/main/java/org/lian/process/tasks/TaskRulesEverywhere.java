package org.lian.process.tasks;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * The listener that puts {@link TaskRules} on every user task of every diagram, so that no diagram can forget them, and
 * {@link ReviewDay} on those that end with the review.
 */
@Component
class TaskRulesEverywhere extends AbstractProcessEnginePlugin {
    private static final String OF_THE_REVIEW = "${" + Variable.REVIEW_DUE.key() + "}";

    private final ObjectProvider<TaskRules> rules;
    private final ObjectProvider<ReviewDay> reviewDay;

    TaskRulesEverywhere(ObjectProvider<TaskRules> rules, ObjectProvider<ReviewDay> reviewDay) {
        this.rules = rules;
        this.reviewDay = reviewDay;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var interceptors = configuration.getCustomPreCommandInterceptorsTxRequired();
        if (interceptors == null) {
            interceptors = new ArrayList<>();
            configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
        }
        interceptors.add(new NoIsNoFault());
        var listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                for (var event : List.of(
                        TaskListener.EVENTNAME_CREATE,
                        TaskListener.EVENTNAME_ASSIGNMENT,
                        TaskListener.EVENTNAME_COMPLETE)) {
                    task.addBuiltInTaskListener(
                            event, delegateTask -> rules.getObject().notify(delegateTask));
                }
                if (OF_THE_REVIEW.equals(element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "dueDate"))) {
                    task.addBuiltInTaskListener(
                            TaskListener.EVENTNAME_CREATE,
                            delegateTask -> reviewDay.getObject().notify(delegateTask));
                }
            }
        });
    }

    /** The answer of Tasklist's routes to an expected no, a status of 4xx and not a fault of ours. */
    private static class NoIsNoFault extends CommandInterceptor {
        /** The engine's number for a task whose tenant is not the caller's; it has no type of its own. */
        private static final String OF_ANOTHER_COURT = "ENGINE-13034";

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (TaskAlreadyClaimedException taken) {
                throw caused(new BadUserRequestException("已被他人认领"), taken);
            } catch (ProcessEngineException wrapped) {
                if (!(wrapped instanceof AuthorizationException)
                        && NestedExceptionUtils.getMostSpecificCause(wrapped) instanceof Refusal refusal
                        && refusal.kind() == Refusal.Kind.FORBIDDEN) {
                    throw caused(new AuthorizationException(refusal.detail()), refusal);
                }
                if (String.valueOf(wrapped.getMessage()).startsWith(OF_ANOTHER_COURT)) {
                    throw caused(new AuthorizationException("没有找到这项任务"), wrapped);
                }
                throw wrapped;
            }
        }

        private static ProcessEngineException caused(ProcessEngineException no, RuntimeException why) {
            no.initCause(why);
            return no;
        }
    }
}
