package org.lian.engine;

import java.util.List;

/**
 * Known ways to run code through a model or to pass the webapps' doors, as data: fired at the engine here, and over
 * HTTP by the probes with sign-in.
 */
class Attacks {
    /** Code of the attacker: it leaves a trace in {@link Marker}. */
    static final String TOUCH = "''.getClass().forName('org.lian.engine.Marker').getMethod('touch').invoke(null)";

    private Attacks() {}

    /** {@code runs} says whether a stock engine really executes it. */
    record Model(String name, String resource, String content, boolean runs) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A request to the webapps that must be refused with 403, whoever is signed in. */
    record Request(String name, String method, String path, String contentType, String body) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Model> models() {
        return List.of(
                bpmn(
                        "脚本任务 juel",
                        "<scriptTask id=\"Task_1\" scriptFormat=\"juel\"><script>${" + TOUCH
                                + "}</script></scriptTask>",
                        true),
                bpmn(
                        "脚本任务 groovy",
                        "<scriptTask id=\"Task_1\" scriptFormat=\"groovy\"><script>1</script></scriptTask>",
                        false),
                bpmn("服务任务 expression", "<serviceTask id=\"Task_1\" camunda:expression=\"${" + TOUCH + "}\"/>", true),
                bpmn(
                        "服务任务 expression 井号",
                        "<serviceTask id=\"Task_1\" camunda:expression=\"#{" + TOUCH + "}\"/>",
                        true),
                bpmn("执行监听器 expression", """
                        <manualTask id="Task_1"><extensionElements>
                        <camunda:executionListener event="start" expression="${%s}"/>
                        </extensionElements></manualTask>""".formatted(TOUCH), true),
                bpmn("执行监听器脚本", """
                        <manualTask id="Task_1"><extensionElements>
                        <camunda:executionListener event="start"><camunda:script scriptFormat="juel">${%s}</camunda:script></camunda:executionListener>
                        </extensionElements></manualTask>""".formatted(TOUCH), true),
                bpmn("任务监听器 expression", """
                        <userTask id="Task_1"><extensionElements>
                        <camunda:taskListener event="create" expression="${%s}"/>
                        </extensionElements></userTask>""".formatted(TOUCH), true),
                bpmn("输入参数表达式", """
                        <manualTask id="Task_1"><extensionElements><camunda:inputOutput>
                        <camunda:inputParameter name="x">${%s}</camunda:inputParameter>
                        </camunda:inputOutput></extensionElements></manualTask>""".formatted(TOUCH), true),
                bpmn("输入参数脚本", """
                        <manualTask id="Task_1"><extensionElements><camunda:inputOutput>
                        <camunda:inputParameter name="x"><camunda:script scriptFormat="juel">${%s}</camunda:script></camunda:inputParameter>
                        </camunda:inputOutput></extensionElements></manualTask>""".formatted(TOUCH), true),
                bpmn("任务名称里的表达式", "<userTask id=\"Task_1\" name=\"${" + TOUCH + "}\"/>", true),
                bpmn("到期日里的表达式", "<userTask id=\"Task_1\" camunda:followUpDate=\"${" + TOUCH + "}\"/>", true),
                bpmn("候选组里的表达式", "<userTask id=\"Task_1\" camunda:candidateGroups=\"${" + TOUCH + "}\"/>", true),
                bpmn(
                        "旧命名空间 activiti",
                        "<serviceTask id=\"Task_1\" xmlns:a=\"http://activiti.org/bpmn\" a:expression=\"${" + TOUCH
                                + "}\"/>",
                        true),
                bpmn("注释拆开的表达式", """
                        <manualTask id="Task_1"><extensionElements><camunda:inputOutput>
                        <camunda:inputParameter name="x">$<!-- -->{%s}</camunda:inputParameter>
                        </camunda:inputOutput></extensionElements></manualTask>""".formatted(TOUCH), true),
                bpmn("实体编码的表达式", "<serviceTask id=\"Task_1\" camunda:expression=\"&#36;{" + TOUCH + "}\"/>", true),
                bpmn("类名", "<serviceTask id=\"Task_1\" camunda:class=\"org.lian.engine.Marker\"/>", true),
                bpmn("连接器", """
                        <serviceTask id="Task_1"><extensionElements><camunda:connector><camunda:connectorId>http</camunda:connectorId>
                        </camunda:connector></extensionElements></serviceTask>""", false),
                bpmn("外部任务", "<serviceTask id=\"Task_1\" camunda:type=\"external\" camunda:topic=\"t\"/>", false),
                bpmn("条件脚本", """
                        <exclusiveGateway id="Task_1"/><sequenceFlow id="f3" sourceRef="Task_1" targetRef="End">
                        <conditionExpression xsi:type="tFormalExpression" language="juel">${%s != null}</conditionExpression></sequenceFlow>""".formatted(TOUCH), true),
                bpmn("条件表达式", """
                        <exclusiveGateway id="Task_1"/><sequenceFlow id="f3" sourceRef="Task_1" targetRef="End">
                        <conditionExpression xsi:type="tFormalExpression">${%s != null}</conditionExpression></sequenceFlow>""".formatted(TOUCH), true),
                dmn("决策表 juel", "expressionLanguage=\"juel\"", "${" + TOUCH + "}", true),
                dmn("决策表 groovy", "expressionLanguage=\"groovy\"", "1", false),
                dmn(
                        "FEEL 外部函数",
                        "",
                        "function(a) external { java: { class: \"java.lang.Math\", method signature: \"abs(int)\" } }",
                        false));
    }

    /** Expressions that a stock engine with Spring evaluates and this one must not. */
    static List<String> expressions() {
        return List.of(
                "${''.getClass()}",
                "${''.class}",
                "${x.length()}",
                "${x.bytes}",
                "${testStep.class}",
                "${testStep.execute(x)}",
                "${execution}",
                "${execution.id}",
                "${execution.processEngineServices}",
                "${task}",
                "${authenticatedUserId}",
                "${jdbcTemplate}",
                "${environment}",
                "${dataSource}",
                "${now()}",
                "${dateTime()}",
                "${currentUser()}",
                "${currentUserGroups()}");
    }

    static List<Request> requests() {
        var api = "/camunda/api/engine/engine/default";
        return List.of(
                get("管理应用", "/camunda/app/admin/default/"),
                get("欢迎页", "/camunda/app/welcome/default/x"),
                get("首页", "/camunda/app/"),
                get("初始设置页", "/camunda/app/admin/default/setup/"),
                json(
                        "初始设置",
                        "POST",
                        "/camunda/api/admin/setup/default/user/create",
                        "{\"profile\":{\"id\":\"intruder\"}}"),
                json("另一个登录口", "POST", "/camunda/api/admin/auth/user/default/login/cockpit", "{}"),
                json("办结任务", "POST", api + "/task/t1/complete", "{}"),
                json("提交表单", "POST", api + "/task/t1/submit-form", "{}"),
                json("退回委托", "POST", api + "/task/t1/resolve", "{}"),
                json("指派任务", "POST", api + "/task/t1/assignee", "{\"userId\":\"clerk2\"}"),
                json("委托任务", "POST", api + "/task/t1/delegate", "{\"userId\":\"clerk2\"}"),
                json("报告错误", "POST", api + "/task/t1/bpmnError", "{}"),
                json("改任务", "PUT", api + "/task/t1/", "{}"),
                json("新建任务", "POST", api + "/task/create", "{}"),
                get("读任务变量", api + "/task/t1/variables"),
                json("写任务变量", "PUT", api + "/task/t1/variables/x", "{\"value\":1}"),
                get("读表单变量", api + "/task/t1/form-variables"),
                json("任务查询", "POST", api + "/task", "{}"),
                json("新建筛选", "POST", api + "/filter/create", "{}"),
                json("改筛选", "PUT", api + "/filter/f1", "{}"),
                new Request("删筛选", "DELETE", api + "/filter/f1", "", ""),
                json("替他人领取", "POST", api + "/task/t1/claim", "{\"userId\":\"clerk2\"}"),
                json("重复键领取", "POST", api + "/task/t1/claim", "{\"userId\":\"clerk2\",\"userId\":\"clerk1\"}"),
                json("大小写键领取", "POST", api + "/task/t1/claim", "{\"userId\":\"clerk1\",\"USERID\":\"clerk2\"}"),
                json("无人领取", "POST", api + "/task/t1/claim", "{}"),
                json("列表夹带查询", "POST", api + "/filter/f1/list", "{\"assignee\":\"clerk2\"}"),
                json(
                        "列表夹带 orQueries",
                        "POST",
                        api + "/filter/f1/list",
                        "{\"orQueries\":[{\"assigneeExpression\":\"${1}\"}]}"),
                json(
                        "列表夹带变量条件",
                        "POST",
                        api + "/filter/f1/list",
                        "{\"processVariables\":[{\"name\":\"x\",\"operator\":\"like\",\"value\":\"%\"}]}"),
                json(
                        "列表夹带排序表达式",
                        "POST",
                        api + "/filter/f1/list",
                        "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"x\"}}]}"),
                json("计数夹带查询", "POST", api + "/filter/f1/count", "{\"candidateUser\":\"clerk2\"}"),
                get("任务列表表达式", api + "/task?assigneeExpression=%24%7B1%7D"),
                get("任务列表其他条件", api + "/task?candidateGroup=filing-judges"),
                get("逐个计数", api + "/filter?itemCount=true"),
                json("驾驶舱表达式", "POST", api + "/process-instance", "{\"orQueries\":[{}]}"),
                json("驾驶舱深层表达式", "POST", api + "/job", "{\"a\":[{\"b\":{\"dueBeforeExpression\":\"${1}\"}}]}"),
                json("修改实例", "POST", api + "/process-instance/p1/modification", "{}"),
                new Request("删除实例", "DELETE", api + "/process-instance/p1", "", ""),
                json("挂起实例", "PUT", api + "/process-instance/p1/suspended", "{\"suspended\":true}"),
                json("启动流程", "POST", api + "/process-definition/key/filing/start", "{}"),
                json("投递消息", "POST", api + "/message", "{}"),
                json("执行决策", "POST", api + "/decision-definition/key/x/evaluate", "{}"),
                new Request("部署模型", "POST", api + "/deployment/create", "multipart/form-data; boundary=x", "--x--"),
                json("新建用户", "POST", api + "/user/create", "{}"),
                json("新建授权", "POST", api + "/authorization/create", "{}"),
                get("读授权", api + "/authorization"),
                get("读变量实例", api + "/variable-instance"),
                json("批量", "POST", api + "/process-instance/delete", "{}"),
                json("外部任务", "POST", api + "/external-task/fetchAndLock", "{}"),
                get("双斜线", "/camunda//app/tasklist/default/"),
                get("上级目录", "/camunda/app/tasklist/../admin/default/"),
                get("分号", "/camunda/app/tasklist;x=/../admin/default/"),
                get("编码的斜线", "/camunda/app/tasklist%2F..%2Fadmin/default/"),
                get("编码的点", "/camunda/app/tasklist/%2e%2e/admin/default/"),
                get("编码的字母", "/camunda/api/engine/engine/default/%64eployment/d1/resources"),
                json("编码的路径办结", "POST", api + "/task/t1/comp%6Cete", "{}"),
                new Request("别的格式", "POST", api + "/task/t1/claim", "text/plain", "{\"userId\":\"clerk1\"}"),
                json("残缺 JSON", "POST", api + "/filter/f1/list", "{"),
                json("尾随内容", "POST", api + "/filter/f1/list", "{} {\"assignee\":\"x\"}"),
                json("另一个引擎名", "POST", "/camunda/api/engine/engine/other/task/t1/claim", "{\"userId\":\"clerk1\"}"));
    }

    /** Doors that must not exist at all, or not for these people, beside the webapps. */
    static List<Request> beyondTheWebapps() {
        var multipart = "multipart/form-data; boundary=x";
        return List.of(
                new Request("引擎接口部署", "POST", "/engine-rest/deployment/create", multipart, "--x--"),
                get("引擎接口", "/engine-rest/engine"),
                get("引擎接口任务", "/engine-rest/task"),
                json("引擎接口办结", "POST", "/engine-rest/task/t1/complete", "{}"),
                json("引擎接口新建用户", "POST", "/engine-rest/user/create", "{}"),
                json("初始设置 CVE-2026-77226", "POST", "/camunda/api/admin/setup/default/user/create", "{}"),
                json("设置授权", "POST", "/camunda/api/admin/setup/default/authorization", "{}"),
                get("管理接口", "/camunda/api/admin/auth/user/other"),
                get("驾驶舱管理插件", "/camunda/api/admin/plugin/adminPlugins/../../auth/user/default"),
                json(
                        "任务 orQueries",
                        "POST",
                        "/camunda/api/engine/engine/default/task/count",
                        "{\"orQueries\":[{\"assigneeExpression\":\"${1}\"}]}"),
                json("作业执行", "POST", "/camunda/api/engine/engine/default/job/j1/execute", "{}"),
                json("作业改期", "PUT", "/camunda/api/engine/engine/default/job/j1/duedate", "{\"duedate\":null}"),
                json("作业挂起", "PUT", "/camunda/api/engine/engine/default/job/j1/suspended", "{\"suspended\":true}"),
                json("批量重试", "POST", "/camunda/api/engine/engine/default/job/retries", "{\"retries\":9}"),
                json(
                        "写实例变量",
                        "PUT",
                        "/camunda/api/engine/engine/default/process-instance/p1/variables/x",
                        "{\"value\":1}"),
                json(
                        "改流程变量",
                        "POST",
                        "/camunda/api/engine/engine/default/process-instance/p1/variables",
                        "{\"modifications\":{}}"),
                json("写评论", "POST", "/camunda/api/engine/engine/default/task/t1/comment/create", "{\"message\":\"x\"}"),
                new Request("删除部署", "DELETE", "/camunda/api/engine/engine/default/deployment/d1?cascade=true", "", ""),
                json(
                        "挂起流程定义",
                        "PUT",
                        "/camunda/api/engine/engine/default/process-definition/suspended",
                        "{\"suspended\":true}"),
                json("实例迁移", "POST", "/camunda/api/engine/engine/default/migration/execute", "{}"),
                get("监控环境", "/actuator/env"),
                get("监控", "/actuator"),
                get("堆转储", "/actuator/heapdump"),
                get("线程转储", "/actuator/threaddump"),
                get("请求记录", "/actuator/httpexchanges"),
                get("对象", "/actuator/beans"),
                json("日志级别", "POST", "/actuator/loggers/root", "{\"configuredLevel\":\"DEBUG\"}"),
                json("关机", "POST", "/actuator/shutdown", "{}"),
                get("H2 控制台", "/h2-console"),
                get("Camunda 静态文件", "/webjars/camunda/app/tasklist/index.html"),
                get("Camunda 程序库", "/webjars/camunda/lib/deps.js"),
                get("其他 webjar", "/webjars/swagger-ui/index.html"),
                get("类路径", "/META-INF/MANIFEST.MF"),
                get("配置文件", "/application.yaml"),
                get("模板", "/templates/login.html"),
                get("迁移脚本", "/db/migration/V202611250500__identity_accounts.sql"),
                get("错误页", "/error"),
                new Request("TRACE", "TRACE", "/login", "", ""),
                new Request("CONNECT 方法", "PROPFIND", "/login", "", ""),
                new Request(
                        "方法覆盖",
                        "POST",
                        "/camunda/api/engine/engine/default/process-instance/p1?_method=DELETE",
                        "application/json",
                        "{}"));
    }

    private static Model bpmn(String name, String element, boolean runs) {
        return new Model(name, "attack.bpmn", Models.around("attack", "Task_1", element), runs);
    }

    private static Model dmn(String name, String attributes, String text, boolean runs) {
        return new Model(name, "attack.dmn", Models.literal("attack", attributes, text), runs);
    }

    private static Request get(String name, String path) {
        return new Request(name, "GET", path, "", "");
    }

    private static Request json(String name, String method, String path, String body) {
        return new Request(name, method, path, "application/json", body);
    }
}
