package org.lian.rules;

import java.util.ArrayList;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the decision engine report to {@link FiredRules}. */
@Component
@DependsOnDatabaseInitialization
@Order(0)
class FiredRulesPlugin extends AbstractProcessEnginePlugin {
    private final FiredRules rules;

    FiredRulesPlugin(FiredRules rules) {
        this.rules = rules;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var decisions = configuration.getDmnEngineConfiguration();
        if (decisions == null) {
            decisions = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
            configuration.setDmnEngineConfiguration(decisions);
        }
        var listeners = new ArrayList<>(decisions.getCustomPostDecisionEvaluationListeners());
        listeners.add(rules);
        decisions.setCustomPostDecisionEvaluationListeners(listeners);
    }
}
