package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Fires every known attack twice: at a stock engine, where it succeeds, and at ours, where it does not. */
@CourtTest
@Import(TestModel.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("thorough")
class SecurityProbeTests {
    @Autowired
    ProcessEngine engine;

    @Autowired
    ApplicationContext context;

    @Autowired
    FlywayConnectionDetails owner;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EngineIdentity identity;

    @Autowired
    Accounts accounts;

    @Value("${lian.data-dir}")
    String dataFolder;

    private ProcessEngine stock;

    @BeforeAll
    void startStockEngine() throws IOException {
        var password = Files.readString(Path.of(dataFolder, "keys", "postgres-superuser"));
        var court = new DriverManagerDataSource(owner.getJdbcUrl(), "postgres", password);
        JdbcClient.create(court).sql("create database stock").update();
        var database = new DriverManagerDataSource(
                owner.getJdbcUrl().replaceFirst("/\\w+\\?", "/stock?"), "postgres", password);
        stock = stockEngine(database);
    }

    private ProcessEngine stockEngine(DataSource database) {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("stock");
        configuration.setDataSource(database);
        configuration.setTransactionManager(new DataSourceTransactionManager(database));
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setApplicationContext(context);
        configuration.setExpressionManager(new SpringExpressionManager(context, null));
        configuration.setJobExecutorActivate(false);
        return configuration.buildProcessEngine();
    }

    @AfterAll
    void stopStockEngine() {
        if (stock != null) {
            stock.close();
        }
    }

    static Stream<Attacks.Model> models() {
        return Attacks.models().stream();
    }

    static Stream<Attacks.Model> runningModels() {
        return Attacks.models().stream().filter(Attacks.Model::runs);
    }

    static List<String> expressions() {
        return Attacks.expressions();
    }

    @ParameterizedTest
    @MethodSource("runningModels")
    @DisplayName("对照：未加固的引擎会执行模型里的代码")
    void stockEngineRunsTheCode(Attacks.Model attack) {
        var before = Marker.touched();

        run(stock, attack);

        assertThat(Marker.touched()).isGreaterThan(before);
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("含代码的模型不能部署")
    void modelIsRefusedAtDeployment(Attacks.Model attack) {
        var before = Marker.touched();

        assertThatThrownBy(() -> deploy(engine, attack.resource(), attack.content()))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("不能部署");

        assertThat(Marker.touched()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    @DisplayName("即使绕过模型检查，表达式也只看得到变量")
    void expressionsSeeVariablesOnly(String expression) {
        assertThatThrownBy(() -> evaluate(engine, expression)).isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("对照：未加固的引擎看得到 Spring 的对象和方法")
    void stockExpressionsSeeEverything() {
        assertThat(evaluate(stock, "${''.getClass()}")).isEqualTo(String.class);
        assertThat(evaluate(stock, "${environment}")).isNotNull();
        assertThat(evaluate(stock, "${x.length()}")).isEqualTo(4);
        assertThat(evaluate(stock, "${now()}")).isNotNull();
    }

    @Test
    @DisplayName("变量、比较和列表在表达式里照常可用")
    void allowedExpressionsWork() {
        assertThat(evaluate(engine, "${x}")).isEqualTo("text");
        assertThat(evaluate(engine, "${x == 'text' && n > 3}")).isEqualTo(true);
    }

    @Test
    @DisplayName("同名变量不能顶替步骤")
    void variableDoesNotShadowDelegate() {
        deploy(engine, "shadow.bpmn", Models.service("shadow", "camunda:delegateExpression=\"${testStep}\""));

        var instance = engine.getRuntimeService()
                .createProcessInstanceByKey("shadow")
                .setVariable("courtCode", "京0199")
                .setVariable("testStep", "text")
                .executeWithVariablesInReturn();

        assertThat(instance.getVariables()).containsEntry("outcome", "DONE");
    }

    @Test
    @DisplayName("带 orQueries 的查询表达式（CVE-2026-109432）：对照执行，加固后拒绝")
    void expressionInsideOrQuery() {
        var before = Marker.touched();
        listByOrQuery(stock);
        assertThat(Marker.touched()).isGreaterThan(before);

        var after = Marker.touched();
        assertThatThrownBy(() -> listByOrQuery(engine)).isInstanceOf(RuntimeException.class);
        assertThat(Marker.touched()).isEqualTo(after);
    }

    private static void listByOrQuery(ProcessEngine target) {
        target.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression("${" + Attacks.TOUCH + "}")
                .endOr()
                .list();
    }

    @Test
    @DisplayName("筛选里存的表达式：对照执行，加固后拒绝")
    void expressionInsideStoredFilter() {
        var before = Marker.touched();
        listByStoredExpression(stock);
        assertThat(Marker.touched()).isGreaterThan(before);

        var after = Marker.touched();
        assertThatThrownBy(() -> listByStoredExpression(engine)).isInstanceOf(RuntimeException.class);
        assertThat(Marker.touched()).isEqualTo(after);
    }

    private void listByStoredExpression(ProcessEngine target) {
        var filters = target.getFilterService();
        var query = target.getTaskService().createTaskQuery().taskAssigneeExpression("${" + Attacks.TOUCH + "}");
        var filter = filters.saveFilter(
                filters.newTaskFilter("attack-" + UUID.randomUUID()).setQuery(query));
        try {
            filters.list(filter.getId());
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    @DisplayName("外部实体（XXE）不能部署")
    void externalEntityIsRefused() {
        var model = Models.user("xxe")
                .replace("?>\n", "?>\n<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n")
                .replace("审查立案材料", "&e;");

        assertThatThrownBy(() -> deploy(engine, "xxe.bpmn", model)).isInstanceOf(ModelRefused.class);
    }

    @Test
    @DisplayName("只能部署流程图和决策表")
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> deploy(engine, "script.groovy", "1")).isInstanceOf(ModelRefused.class);
        assertThatThrownBy(() -> deploy(engine, "case.cmmn", "<definitions/>")).isInstanceOf(ModelRefused.class);
    }

    @Test
    @DisplayName("变量不能是对象、文件、字节或小数：对照可存，加固后拒绝")
    void objectVariablesAreRefused() {
        deploy(stock, "holder.bpmn", Models.user("holder"));
        deploy(engine, "holder.bpmn", Models.user("holder"));
        var values = List.of(
                Variables.objectValue(new java.util.ArrayList<>(List.of("张三")))
                        .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
                        .create(),
                Variables.fileValue("x.txt").file(new byte[] {1}).create(),
                new byte[] {1},
                1.5d,
                new java.util.HashMap<>(Map.of("a", "b")),
                java.time.Instant.EPOCH);

        for (var value : values) {
            var variables = Variables.createVariables()
                    .putValue("courtCode", "京0199")
                    .putValue("dueAt", new java.util.Date())
                    .putValue("x", value);
            assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("holder", variables))
                    .as("%s", value)
                    .hasMessageContaining("Variables hold only");
        }
        var stockValues = Variables.createVariables()
                .putValue("dueAt", new java.util.Date())
                .putValue("x", new byte[] {1});
        assertThat(stock.getRuntimeService().startProcessInstanceByKey("holder", stockValues))
                .isNotNull();
    }

    @Test
    @DisplayName("编号、文字、真假、整数、日期可以作变量")
    void plainVariablesAreKept() {
        deploy(engine, "plain.bpmn", Models.user("plain"));
        var due = new java.util.Date(1_800_000_000_000L);

        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "plain",
                        Variables.createVariables()
                                .putValue("courtCode", "京0199")
                                .putValue("dueAt", due)
                                .putValue("x", null)
                                .putValue("n", 7L)
                                .putValue("limit", 3)
                                .putValue("result", true));

        assertThat(engine.getRuntimeService().getVariables(instance.getId()))
                .containsEntry("n", 7L)
                .containsEntry("limit", 3)
                .containsEntry("result", true)
                .containsEntry("dueAt", due)
                .containsEntry("x", null);
    }

    @Test
    @DisplayName("没有法院的案件不能开始，有法院的归该院")
    void instanceBelongsToItsCourt() {
        deploy(engine, "court.bpmn", Models.user("court"));

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("court"))
                .hasMessageContaining("courtCode");

        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("court", Map.of("courtCode", "京0199", "dueAt", new java.util.Date()));
        assertThat(instance.getTenantId()).isEqualTo("京0199");
    }

    @Test
    @DisplayName("引擎的身份表不存在，也没有按任务的授权行")
    void noIdentityTablesAndNoAuthorizationPerTask() {
        deploy(engine, "rows.bpmn", Models.user("rows"));
        var before = engine.getAuthorizationService().createAuthorizationQuery().count();
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("rows", Map.of("courtCode", "京0199", "dueAt", new java.util.Date()));
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        identity.runAs(accounts.actorOf("clerk1"), () -> {
            engine.getTaskService().claim(task.getId(), "clerk1");
            return true;
        });
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task.getId())
                        .taskAssignee("clerk1")
                        .count())
                .isEqualTo(1);

        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count())
                .isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from pg_tables where schemaname = 'lian' and tablename like 'act_id_%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("加固设置逐项生效")
    void settings() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.getAuthorizationCheckRevokes()).isEqualTo("never");
        assertThat(configuration.isCmmnEnabled()).isFalse();
        assertThat(configuration.isStandaloneTasksEnabled()).isFalse();
        assertThat(configuration.isTaskMetricsEnabled()).isFalse();
        assertThat(configuration.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
        assertThat(configuration.getQueryMaxResultsLimit()).isEqualTo(2000);
        assertThat(configuration.getHistoryTimeToLive()).isEqualTo("P3650D");
        assertThat(configuration.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00");
        assertThat(configuration.getJobExecutor().getLockTimeInMillis()).isEqualTo(60_000);
        assertThat(configuration.getFailedJobRetryTimeCycle()).isEqualTo("PT10S,PT1M,PT10M");
        assertThat(configuration.getDmnEngine()).isInstanceOf(BoundedDmnEngine.class);
    }

    private static void run(ProcessEngine target, Attacks.Model attack) {
        try {
            deploy(target, attack.resource(), attack.content());
            if (attack.resource().endsWith(".dmn")) {
                target.getDecisionService()
                        .evaluateDecisionByKey("attack")
                        .variables(Map.of())
                        .evaluate();
            } else {
                target.getRuntimeService().startProcessInstanceByKey("attack", Map.of("courtCode", "京0199"));
            }
        } catch (RuntimeException afterTheCodeRan) {
            // A return value of the wrong kind may end the step; the marker says whether the code ran.
        }
    }

    private static Object evaluate(ProcessEngine target, String expression) {
        var configuration = (ProcessEngineConfigurationImpl) target.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(command -> {
            var task = new TaskEntity("probe");
            task.setVariableLocal("x", Variables.stringValue("text", true));
            task.setVariableLocal("n", Variables.longValue(7L, true));
            return configuration
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(task);
        });
    }

    private static void deploy(ProcessEngine target, String resource, String content) {
        target.getRepositoryService()
                .createDeployment()
                .source(ModelDeployer.SOURCE)
                .addString(resource, content)
                .deploy();
    }
}
