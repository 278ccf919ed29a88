package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lian.OwnCourt;
import org.lian.engine.ModelRefused;
import org.lian.workbench.analysis.StatuteTests;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever deploys, not only the workbench: a new version must pass the checks of a draft. */
@OwnCourt
class DeploymentProofTests {
    private static final int AT_THE_DOOR = Integer.getInteger("breaks.at.the.door", 4);

    @Autowired
    RepositoryService repository;

    @Test
    @DisplayName("有缺口的表，谁部署都不收，并指出缺了什么；现行版本不变")
    void table() throws IOException {
        var table = Files.readString(Path.of("decisions/review-clock.dmn"));
        var gap = table.replaceFirst("(?s)<rule .*?</rule>", "");

        assertThatThrownBy(() -> deploy("decisions/review-clock.dmn", gap))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("GAP");
        assertThat(versions("review-clock")).isEqualTo(1);
    }

    @Test
    @DisplayName("没有默认去向的流程图，谁部署都不收")
    void diagram() throws IOException {
        var diagram = Files.readString(Path.of("processes/refund.bpmn")).replaceFirst(" default=\"\\w+\"", "");

        assertThatThrownBy(() -> deploy("processes/refund.bpmn", diagram))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("DEFAULT_MISSING");
    }

    @TestFactory
    @Tag("campaign")
    @DisplayName("法定内容的每一行，流程图少了它，谁部署都不收，写明条文；现行版本不变")
    Stream<DynamicTest> statute() {
        return Stream.of("complaint", "fee-payment", "filing", "manual-decision", "refund", "service-of-document")
                .map(diagram -> DynamicTest.dynamicTest(diagram, () -> {
                    var before = diagrams(diagram);
                    // StatuteTests breaks each line; the engine's door is tried with some of them, in the campaign with
                    // all.
                    var broken = StatuteTests.refused(diagram, AT_THE_DOOR);
                    assertThat(broken).isNotEmpty();
                    for (var content : broken) {
                        assertThatThrownBy(() -> deploy(
                                        "processes/" + diagram + ".bpmn", new String(content, StandardCharsets.UTF_8)))
                                .isInstanceOf(ModelRefused.class)
                                .hasMessageContaining("条");
                    }
                    assertThat(diagrams(diagram)).isEqualTo(before);
                }));
    }

    @Test
    @DisplayName("以前当过现行版本的流程图可以再部署，随程序发布的也可以，哪怕少了法定内容：不挡回退和升级")
    void lawlessOnesThatRan() throws IOException {
        var law = Files.readString(Path.of("processes/complaint.bpmn"));
        var lawless = law.replace("${escalateComplaint}", "${remindComplaint}");
        assertThatThrownBy(() -> deploy("processes/complaint.bpmn", lawless)).isInstanceOf(ModelRefused.class);
        repository
                .createDeployment()
                .source("packaged")
                .addString("processes/complaint.bpmn", lawless)
                .deploy();
        deploy("processes/complaint.bpmn", law);

        deploy("processes/complaint.bpmn", lawless);
        deploy("processes/complaint.bpmn", law);

        assertThat(diagrams("complaint")).isEqualTo(5);
    }

    @Test
    @DisplayName("文件名和里面的规则编号不一致的，不收")
    void anotherName() throws IOException {
        var table = Files.readString(Path.of("decisions/review-clock.dmn"));

        assertThatThrownBy(() -> deploy("decisions/another.dmn", table)).isInstanceOf(ModelRefused.class);
        assertThat(versions("review-clock")).isEqualTo(1);
    }

    @Test
    @DisplayName("以前当过现行版本的内容可以再部署，不问后来的版本：回退不受阻")
    void tookForce() throws IOException {
        var first = Files.readString(Path.of("decisions/refusal-form.dmn"));
        var row = first.replaceFirst("(?s)<rule .*?</rule>", "");
        repository
                .createDeployment()
                .source("packaged")
                .addString("decisions/refusal-form.dmn", row)
                .deploy();
        deploy("decisions/refusal-form.dmn", first);

        deploy("decisions/refusal-form.dmn", row);
        deploy("decisions/refusal-form.dmn", first);

        assertThat(versions("refusal-form")).isEqualTo(5);
    }

    @Test
    @DisplayName("结果程序不能用的表，谁部署都不收；以前当过现行版本的也不收")
    void unusable() throws IOException {
        var sound = Files.readString(Path.of("decisions/review-routing.dmn"));
        var unusable = sound.replaceFirst("<text>50</text>", "<text>101</text>");
        repository
                .createDeployment()
                .source("packaged")
                .addString("decisions/review-routing.dmn", unusable)
                .deploy();
        deploy("decisions/review-routing.dmn", sound);

        assertThatThrownBy(() -> deploy("decisions/review-routing.dmn", unusable))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("OUT_OF_DOMAIN");
        assertThatThrownBy(() -> deploy(
                        "decisions/review-routing.dmn", sound.replaceFirst("<text>50</text>", "<text>-1</text>")))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("OUT_OF_DOMAIN");
    }

    @Test
    @DisplayName("没有问题的版本照收")
    void sound() throws IOException {
        var before = versions("service-method");

        deploy("decisions/service-method.dmn", Files.readString(Path.of("decisions/service-method.dmn")) + "\n");

        assertThat(versions("service-method")).isEqualTo(before + 1);
    }

    private void deploy(String resource, String content) {
        repository.createDeployment().addString(resource, content).deploy();
    }

    private long diagrams(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .count();
    }

    private long versions(String key) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .count();
    }
}
