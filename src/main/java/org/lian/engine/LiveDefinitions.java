package org.lian.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.lian.database.StartRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names that a shipped diagram used are API while an instance of it lives: reads every definition with live instances
 * under today's rules and stops the start when one could not go on.
 */
@Component
class LiveDefinitions {
    private final RepositoryService repository;
    private final ModelGuard guard;
    private final JdbcClient jdbc;

    LiveDefinitions(RepositoryService repository, ModelGuard guard, JdbcClient jdbc) {
        this.repository = repository;
        this.guard = guard;
        this.jdbc = jdbc;
    }

    void require() {
        var broken = new ArrayList<String>();
        for (var live : live()) {
            // By query: reading the definition itself would parse it and fail with less to say.
            var definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionId(live.definitionId())
                    .singleResult();
            for (var finding : guard.checkStored(
                    definition.getResourceName(), read(definition.getDeploymentId(), definition.getResourceName()))) {
                if (finding.isError()) {
                    broken.add("流程 %s 第 %d 版（%d 件在办）%s"
                            .formatted(definition.getKey(), definition.getVersion(), live.instances(), finding));
                }
            }
        }
        if (!broken.isEmpty()) {
            // Filings that could not go on: the start stops before one of them is touched.
            throw new StartRefused("不能启动：在办案件的流程不符合当前的模型规则。请恢复被删除或改名的步骤、变量、组或表单：" + String.join("；", broken));
        }
    }

    private List<Live> live() {
        return jdbc.sql("""
                        select proc_def_id_ as definition_id, count(*) as instances from act_ru_execution
                        where id_ = proc_inst_id_ and proc_def_id_ is not null group by proc_def_id_ order by 1""").query(Live.class).list();
    }

    private byte[] read(String deploymentId, String resource) {
        try (var content = repository.getResourceAsStream(deploymentId, resource)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A definition and how many instances of it run. */
    record Live(String definitionId, long instances) {}
}
