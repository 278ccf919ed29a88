package org.lian.engine;

import java.util.List;

/**
 * A further proof that is asked of a new version before it runs, whoever deploys it. Packaged models are proven by the
 * build, and what the engine stored was proven when it came.
 */
public interface DeploymentProof {
    /** Everything that keeps the file out; empty when it may run. */
    List<ModelFinding> check(ModelKind kind, String rule, byte[] content);
}
