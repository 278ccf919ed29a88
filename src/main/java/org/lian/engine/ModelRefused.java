package org.lian.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;

/** A diagram or table that may not run here, with every reason. */
public class ModelRefused extends ProcessEngineException {
    private static final long serialVersionUID = 1L;

    private final transient List<ModelFinding> findings;

    ModelRefused(String resource, List<ModelFinding> findings) {
        super("模型 " + resource + " 不能部署："
                + findings.stream().map(ModelFinding::toString).collect(Collectors.joining("；")));
        this.findings = List.copyOf(findings);
    }

    public List<ModelFinding> findings() {
        return findings;
    }
}
