package org.lian.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why a second process on one data folder stops. */
class StartFailures extends AbstractFailureAnalyzer<EmbeddedServer.FolderInUse> {
    @Override
    protected FailureAnalysis analyze(Throwable root, EmbeddedServer.FolderInUse cause) {
        return new FailureAnalysis(cause.getMessage(), "", cause);
    }
}
