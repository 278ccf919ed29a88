package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.engine.ModelDeployer.PackagedModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** 模型部署: which version is in force after a restart, and when the start is refused. */
@CourtTest
@Import(TestModel.class)
class ModelDeployerTests {
    @Autowired
    ProcessEngine engine;

    @Autowired
    ModelDeployer deployer;

    @Autowired
    LiveDefinitions live;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ModelGuard modelGuard;

    private Object proofs;

    /** The small models of this test have no picture, no articles and no examples. */
    @BeforeEach
    void unproven() {
        proofs = ReflectionTestUtils.getField(modelGuard, "proofs");
        ReflectionTestUtils.setField(modelGuard, "proofs", TestGuards.nothing());
    }

    @AfterEach
    void provenAgain() {
        ReflectionTestUtils.setField(modelGuard, "proofs", proofs);
    }

    @Test
    @DisplayName("文件没变，重启不产生新版本")
    void unchangedFileIsNotDeployedAgain() {
        deployer.deploy(table("same", "1"));
        deployer.deploy(table("same", "1"));

        assertThat(versions("same")).isEqualTo(1);
        assertThat(sourceInForce("same")).isEqualTo("packaged");
    }

    @Test
    @DisplayName("随附文件变了而最新版本也是随附的：部署新版本，只部署这一个文件")
    void changedPackagedFileIsDeployedAlone() {
        deployer.deploy(table("alone", "1"));
        deployer.deploy(table("other", "1"));
        deployer.deploy(table("alone", "2"));
        deployer.deploy(table("other", "1"));

        assertThat(versions("alone")).isEqualTo(2);
        assertThat(versions("other")).isEqualTo(1);
    }

    @Test
    @DisplayName("别的文件变了，规则维护员的版本仍然有效")
    void analystsVersionSurvivesAnotherFile() {
        deployer.deploy(table("mine", "1"));
        deployer.deploy(table("neighbour", "1"));
        publish("mine", "777");
        deployer.deploy(table("mine", "1"));
        deployer.deploy(table("neighbour", "2"));

        assertThat(inForce("mine")).isEqualTo(777L);
        assertThat(versions("mine")).isEqualTo(2);
        assertThat(conflicts("mine")).isZero();
    }

    @Test
    @DisplayName("随附文件自己变了，规则维护员的版本仍然有效，新文件留作草稿")
    void analystsVersionSurvivesItsOwnFile() {
        deployer.deploy(table("fee", "1"));
        publish("fee", "777");
        deployer.deploy(table("fee", "2"));
        deployer.deploy(table("fee", "2"));

        assertThat(inForce("fee")).isEqualTo(777L);
        assertThat(versions("fee")).isEqualTo(2);
        assertThat(conflicts("fee")).isEqualTo(1);
    }

    @Test
    @DisplayName("随附文件只改了标签也一样")
    void analystsVersionSurvivesALabel() {
        deployer.deploy(table("label", "1"));
        publish("label", "777");
        var renamed = new String(table("label", "1").content(), java.nio.charset.StandardCharsets.UTF_8)
                .replace("name=\"t\"", "name=\"新标签\"");
        deployer.deploy(new PackagedModel("decisions/label.dmn", Models.bytes(renamed)));

        assertThat(inForce("label")).isEqualTo(777L);
        assertThat(conflicts("label")).isEqualTo(1);
    }

    @Test
    @DisplayName("流程图按同一规则")
    void sameRuleForDiagrams() {
        deployer.deploy(new PackagedModel("processes/flow.bpmn", Models.bytes(Models.user("flow"))));
        deploy("flow.bpmn", Models.user("flow").replace("审查", "复核"));
        deployer.deploy(new PackagedModel("processes/flow.bpmn", Models.bytes(Models.user("flow") + "\n")));

        assertThat(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("flow")
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("随附模型不合规则，启动即失败")
    void brokenPackagedModelStopsTheStart() {
        assertThatThrownBy(() -> deployer.deploy(new PackagedModel(
                        "processes/broken.bpmn",
                        Models.bytes(Models.service("broken", "camunda:delegateExpression=\"${unknownStep}\"")))))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("unknownStep");
    }

    @Test
    @DisplayName("在办案件用到的步骤被改名，拒绝启动并说明流程、元素和件数")
    void startIsRefusedWhenALiveDiagramLostItsStep() {
        deploy("living.bpmn", Models.user("living"));
        for (int i = 0; i < 2; i++) {
            engine.getRuntimeService()
                    .startProcessInstanceByKey("living", Map.of("courtCode", "京0199", "dueAt", new java.util.Date()));
        }
        live.require();

        var guard =
                new ModelGuard(TestGuards.without("embedded:/forms/task.html"), TestGuards.nothing(), new CachedFeel());
        var today = ReflectionTestUtils.getField(live, "guard");
        ReflectionTestUtils.setField(live, "guard", guard);
        try {
            assertThatThrownBy(() -> live.require())
                    .hasMessageContaining("不能启动")
                    .hasMessageContaining("流程 living 第 1 版（2 件在办）")
                    .hasMessageContaining("Task_ReviewFiling");
        } finally {
            ReflectionTestUtils.setField(live, "guard", today);
        }
    }

    private static PackagedModel table(String id, String value) {
        return new PackagedModel("decisions/" + id + ".dmn", Models.bytes(Models.literal(id, "", value)));
    }

    private void publish(String id, String value) {
        deploy(id + ".dmn", Models.literal(id, "", value));
    }

    private void deploy(String resource, String content) {
        engine.getRepositoryService()
                .createDeployment()
                .source("analysts")
                .addString(resource, content)
                .deploy();
    }

    private long versions(String id) {
        return engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(id)
                .count();
    }

    private Object inForce(String id) {
        return engine.getDecisionService()
                .evaluateDecisionByKey(id)
                .variables(Map.of())
                .evaluate()
                .getSingleEntry();
    }

    private String sourceInForce(String id) {
        var latest = engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(id)
                .latestVersion()
                .singleResult();
        return engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentId(latest.getDeploymentId())
                .singleResult()
                .getSource();
    }

    private long conflicts(String id) {
        return jdbc.sql("select count(*) from model_conflict where resource = ?")
                .param("decisions/" + id + ".dmn")
                .query(Long.class)
                .single();
    }
}
