package org.lian.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** The one plug-in that closes what the engine leaves open by default. */
@Component
@DependsOnDatabaseInitialization
class HardenedEngine extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // Staff come from our own directory; the engine's identity tables do not exist.
        configuration.setDbIdentityUsed(false);
    }
}
